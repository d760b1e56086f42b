/// The official numbering (层次序数) of headings: 一、 then （一） then 1. then （1）.
struct Numbering: Equatable {
  /// 1 to 4.
  let level: Int
  /// How many characters the number takes.
  let length: Int

  /// The number that a text begins with, if it begins with one.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars.prefix(8))
    guard let first = scalars.first else { return nil }
    if first == "第", let end = scalars.firstIndex(where: { $0 == "章" || $0 == "节" || $0 == "编" }), end > 1,
      scalars[1..<end].allSatisfy({ Self.isHan($0) || Self.isDigit($0) })
    {
      self.init(level: scalars[end] == "节" ? 2 : 1, length: end + 1)
      return
    }
    let isBracketed = first == "（" || first == "("
    let body = scalars.dropFirst(isBracketed ? 1 : 0)
    let number = body.prefix { Self.isHan($0) }
    let digits = body.prefix { Self.isDigit($0) }
    let count = max(number.count, digits.count)
    guard (1...4).contains(count), let mark = body.dropFirst(count).first else { return nil }
    if isBracketed {
      guard mark == "）" || mark == ")", count < 4 else { return nil }
      self.init(level: number.isEmpty ? 4 : 2, length: count + 2)
    } else if number.isEmpty {
      guard count < 3, "．.、".unicodeScalars.contains(mark) else { return nil }
      if let next = body.dropFirst(count + 1).first, Self.isDigit(next) { return nil }
      self.init(level: 3, length: count + 1)
    } else {
      guard mark == "、" else { return nil }
      self.init(level: 1, length: count + 1)
    }
  }

  private init(level: Int, length: Int) {
    self.level = level
    self.length = length
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    "一二三四五六七八九十百〇零".unicodeScalars.contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }
}

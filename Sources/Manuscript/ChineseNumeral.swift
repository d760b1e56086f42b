/// Digits and numbers as Chinese documents write them: 2026, ２０２６, 二〇二六, 十一, 三十.
enum ChineseNumeral {
  /// The value of one digit.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value) - 0x30
    case "０"..."９": Int(scalar.value) - 0xFF10
    case "〇", "零", "○", "Ｏ", "O", "◯", "Ο", "О", "0": 0
    case "一", "壹": 1
    case "二", "贰": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  /// A number written digit by digit, or with 十 up to ninety-nine.
  static func value(_ text: Substring.UnicodeScalarView) -> Int? {
    guard !text.isEmpty, text.count <= 14 else { return nil }
    if let ten = text.firstIndex(of: "十") {
      let tens = text[..<ten]
      let ones = text[text.index(after: ten)...]
      guard tens.count <= 1, ones.count <= 1 else { return nil }
      guard let high = tens.isEmpty ? 1 : tens.first.flatMap(digit) else { return nil }
      guard let low = ones.isEmpty ? 0 : ones.first.flatMap(digit) else { return nil }
      return high * 10 + low
    }
    var value = 0
    for scalar in text {
      guard let digit = digit(scalar) else { return nil }
      value = value * 10 + digit
    }
    return value
  }
}

/// A document number (发文字号、文号) in its normal form: 国办发〔2023〕15号, or an order: 国令第711号.
package struct DocumentNumber: Sendable, Equatable, Hashable {
  /// What stands before the year: 国办发, 呈政, or the name of the authority of an order.
  package let issuerCode: String
  package let year: Int?
  package let serial: Int
  /// An order or announcement (令、公告), numbered through without a year.
  package let isOrder: Bool

  /// The normal form, GB/T 9704 第7.2.5: full year in 〔〕, no 第, no leading zeros, 号 at the end.
  package var text: String {
    switch (year, isOrder) {
    case (let year?, true): "\(issuerCode)\(year)年第\(serial)号"
    case (let year?, false): "\(issuerCode)〔\(year)〕\(serial)号"
    case (nil, _): "\(issuerCode)第\(serial)号"
    }
  }

  /// Reads a number however it was typed; nil if the text is not one.
  package static func parse(_ raw: String) -> DocumentNumber? {
    let scalars = withoutLabel(normalised(raw))
    guard scalars.count <= 60 else { return nil }
    return bracketed(scalars) ?? order(scalars)
  }

  /// Half-width digits, one kind of bracket, nothing that cannot be seen.
  private static func normalised(_ raw: String) -> [Unicode.Scalar] {
    raw.unicodeScalars.prefix(120).compactMap { scalar in
      if scalar.properties.isWhitespace { return nil }
      switch ScalarKind(scalar) {
      case .invisible, .control, .unreadable, .space, .newline, .wide: return nil
      case .plain: break
      }
      switch scalar {
      case "【", "[", "［", "（", "(", "﹝", "〈", "<", "{": return "〔"
      case "】", "]", "］", "）", ")", "﹞", "〉", ">", "}": return "〕"
      case "０"..."９": return Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
      case ":": return "："
      default: return scalar
      }
    }
  }

  private static func withoutLabel(_ scalars: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    let labels = ["发文字号", "发文文号", "文件编号", "发文号", "文号", "字号"]
    for label in labels where scalars.starts(with: label.unicodeScalars) {
      return scalars.dropFirst(label.unicodeScalars.count).drop { $0 == "：" }
    }
    return scalars[...].drop { $0 == "：" }
  }

  /// 国办发〔2023〕15号, with or without 第 and 号.
  private static func bracketed(_ scalars: ArraySlice<Unicode.Scalar>) -> DocumentNumber? {
    guard let open = scalars.lastIndex(of: "〔"), let close = scalars.lastIndex(of: "〕"), close == open + 5,
      let year = number(scalars[(open + 1)..<close]), (1900...2100).contains(year)
    else { return nil }
    let issuer = scalars[..<open]
    var rest = scalars[(close + 1)...]
    if rest.first == "第" { rest = rest.dropFirst() }
    if rest.last == "号" { rest = rest.dropLast() }
    guard let serial = number(rest), rest.count <= 6, serial > 0, isIssuer(issuer) else { return nil }
    return DocumentNumber(issuerCode: string(issuer), year: year, serial: serial, isOrder: false)
  }

  /// 国令第711号, 省政府令 第218号, 公告2015年第80号.
  private static func order(_ scalars: ArraySlice<Unicode.Scalar>) -> DocumentNumber? {
    guard scalars.last == "号", let mark = scalars.lastIndex(of: "第") else { return orderWithoutMark(scalars) }
    guard let serial = number(scalars[(mark + 1)...].dropLast()), serial > 0 else { return nil }
    var issuer = scalars[..<mark]
    var year: Int?
    if issuer.last == "年", let found = number(issuer.dropLast().suffix(4)), (1900...2100).contains(found) {
      year = found
      issuer = issuer.dropLast(5)
    }
    if issuer.first == "〔", issuer.last == "〕" { issuer = issuer.dropFirst().dropLast() }
    guard isIssuer(issuer), year != nil || isOrderName(issuer) else { return nil }
    return DocumentNumber(issuerCode: string(issuer), year: year, serial: serial, isOrder: true)
  }

  /// 省政府令218号: an order whose 第 was dropped.
  private static func orderWithoutMark(_ scalars: ArraySlice<Unicode.Scalar>) -> DocumentNumber? {
    guard scalars.last == "号" else { return nil }
    let digits = scalars.dropLast().reversed().prefix { (0x30...0x39).contains($0.value) }.count
    let issuer = scalars.dropLast(digits + 1)
    guard let serial = number(scalars.dropLast().suffix(digits)), serial > 0, isOrderName(issuer), isIssuer(issuer)
    else { return nil }
    return DocumentNumber(issuerCode: string(issuer), year: nil, serial: serial, isOrder: true)
  }

  private static func isOrderName(_ issuer: ArraySlice<Unicode.Scalar>) -> Bool {
    issuer.last == "令" || issuer.suffix(2).elementsEqual("公告".unicodeScalars)
      || issuer.suffix(2).elementsEqual("通告".unicodeScalars)
  }

  /// Two to forty characters of Han, letters and a few marks; a sentence is no issuer.
  private static func isIssuer(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard (1...40).contains(scalars.count) else { return false }
    return scalars.allSatisfy { scalar in
      scalar.properties.isIdeographic || scalar.properties.isAlphabetic || "·-—〔〕、".unicodeScalars.contains(scalar)
    }
  }

  private static func number(_ scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 9 else { return nil }
    return scalars.reduce(0 as Int?) { value, scalar in
      guard let value, (0x30...0x39).contains(scalar.value) else { return nil }
      return value * 10 + Int(scalar.value) - 0x30
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

/// A date as documents write it (成文日期): 2026年3月9日, 二〇二五年…, 2019/2/28 11:25:05, 成文日期 ：2023-08-01, 14 digits.
package struct ChineseDate: Sendable, Equatable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The date that a text is, but for a label before it and a time of day after it; nil if it says more or less.
  package static func parse(_ text: String) -> ChineseDate? {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace && ScalarKind($0) != .invisible }
    let bare = String(String.UnicodeScalarView(scalars))
    guard bare.unicodeScalars.count <= 40 else { return nil }
    let body = withoutBrackets(withoutLabel(bare[...]))
    let parts = numbers(in: body)
    if parts.count == 1, let only = parts.first, only.text.count == 14 || only.text.count == 8 {
      return packed(only.text)
    }
    return composed(parts, in: body)
  }

  private init?(_ year: Int?, _ month: Int?, _ day: Int?) {
    guard let year, let month, let day, (1900...2999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// A number and the mark that follows it.
  private struct Part {
    var text: Substring.UnicodeScalarView
    var mark: Unicode.Scalar?
  }

  private static func withoutLabel(_ text: Substring) -> Substring {
    let labels = ["成文日期", "发文日期", "发布日期", "生成日期", "印发日期", "公布日期", "发布时间", "日期", "时间"]
    guard let label = labels.first(where: text.hasPrefix) else { return text }
    return text.dropFirst(label.count).drop { $0 == "：" || $0 == ":" }
  }

  private static func withoutBrackets(_ text: Substring) -> Substring {
    guard let first = text.first, let last = text.last, "（(〔[".contains(first), "）)〕]".contains(last) else {
      return text
    }
    return text.dropFirst().dropLast()
  }

  private static func numbers(in text: Substring) -> [Part] {
    var parts: [Part] = []
    var rest = text.unicodeScalars
    while let start = rest.first, start == "十" || ChineseNumeral.digit(start) != nil {
      let number = rest.prefix { $0 == "十" || ChineseNumeral.digit($0) != nil }
      rest = rest.dropFirst(number.count)
      parts.append(Part(text: number, mark: rest.first))
      rest = rest.dropFirst()
    }
    return rest.isEmpty ? parts : []
  }

  private static func packed(_ digits: Substring.UnicodeScalarView) -> ChineseDate? {
    let values = digits.compactMap(ChineseNumeral.digit)
    guard values.count == digits.count else { return nil }
    let number = { (range: Range<Int>) in values[range].reduce(0) { $0 * 10 + $1 } }
    if values.count == 14, number(8..<10) > 23 || number(10..<12) > 59 || number(12..<14) > 59 { return nil }
    return ChineseDate(number(0..<4), number(4..<6), number(6..<8))
  }

  private static func composed(_ parts: [Part], in text: Substring) -> ChineseDate? {
    guard parts.count >= 3, parts.count <= 7, parts[0].text.count == 4 else { return nil }
    let marks = parts.map(\.mark)
    let isChinese = marks[0] == "年" && marks[1] == "月" && (marks[2] == "日" || marks[2] == "号")
    let isLatin = marks[0] == marks[1] && marks[0].map { "-/.－．".unicodeScalars.contains($0) } == true
    guard isChinese || isLatin else { return nil }
    if isChinese && parts.count == 3 || isLatin && parts.count == 3 && marks[2] == nil {
      return date(parts, dayDigits: nil)
    }
    // White space is gone, so a day and an hour stand together: 2019/2/28 11:25:05 reads 2019/2/2811:25:05.
    guard parts.dropFirst(2).dropLast().allSatisfy({ $0.mark == ":" || $0.mark == "：" || $0.mark == "日" }) else {
      return nil
    }
    return isChinese ? date(parts, dayDigits: nil) : splitDay(parts)
  }

  private static func date(_ parts: [Part], dayDigits: Int?) -> ChineseDate? {
    let day = dayDigits.map { Substring.UnicodeScalarView(parts[2].text.prefix($0)) } ?? parts[2].text
    return ChineseDate(
      ChineseNumeral.value(parts[0].text), ChineseNumeral.value(parts[1].text), ChineseNumeral.value(day))
  }

  private static func splitDay(_ parts: [Part]) -> ChineseDate? {
    let count = parts[2].text.count
    guard (2...4).contains(count) else { return nil }
    return date(parts, dayDigits: count == 2 ? 1 : count - 2)
  }
}

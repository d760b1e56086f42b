import Foundation
import Kernel
import Manuscript

/// A field that only one kind of information has (本类要素), such as 公示期 or 监督电话.
package struct KindAsk: Codable, Equatable, Sendable {
  package var name: String
  package var label: String
  package var control: Control
  package var hint = ""
  /// What may be chosen, for `choice`.
  package var choices: [String] = []
  /// 户, 人: follows a count.
  package var unit = ""
  package var law: KindLaw?

  package init(name: String, label: String, control: Control) {
    (self.name, self.label, self.control) = (name, label, control)
  }

  enum CodingKeys: String, CodingKey { case name, label, control, hint, choices, unit, law }

  /// What is written into it (填写方式).
  package enum Control: String, Codable, CaseIterable, Sendable {
    case line, long, day, year, count, money, phone, choice

    package var chinese: String {
      switch self {
      case .line: "文字"
      case .long: "长文字"
      case .day: "日期"
      case .year: "年份"
      case .count: "数量"
      case .money: "金额"
      case .phone: "电话"
      case .choice: "选项"
      }
    }
  }

  /// What is wrong with what was written, in a sentence; nil when it can be read.
  package func problem(with value: String) -> String? {
    switch control {
    case .line, .long: nil
    case .day: Self.day(value) == nil ? "\(label)“\(value.prefix(20))”看不懂，请写成 2026-03-09 这样的日期。" : nil
    case .year: Int(value).map((1949...2100).contains) == true ? nil : "\(label)请写四位数的年份，例如 2026。"
    case .count: Int(value).map { $0 >= 0 } == true ? nil : "\(label)请只写数字，例如 61。"
    case .money: Self.fen(value) == nil ? "\(label)请写以元为单位的数字，最多两位小数，例如 48210.50。" : nil
    case .phone: Self.isPhone(value) ? nil : "\(label)“\(value.prefix(30))”不像电话号码，请写成 0559-0000000 这样。"
    case .choice: choices.contains(value) ? nil : "\(label)请从给出的几项里选一项。"
    }
  }

  /// As the public reads it.
  package func words(for value: String) -> String {
    switch control {
    case .line, .long, .phone, .choice: value
    case .day: Self.day(value)?.chinese ?? value
    case .year: Int(value) == nil ? value : value + "年"
    case .count: Int(value) == nil ? value : value + unit
    case .money: Self.fen(value).map(Self.yuan) ?? value
    }
  }

  static func day(_ value: String) -> Day? {
    if let day = Day(value.trimmed) { return day }
    guard let date = ChineseDate.parse(value) else { return nil }
    return Day(year: date.year, month: date.month, day: date.day)
  }

  /// In fen; commas between the thousands may stand.
  private static func fen(_ value: String) -> Int? {
    let digits = value.replacing(",", with: "").replacing("，", with: "")
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].utf8.count <= 13, let whole = Int(parts[0]), whole >= 0 else {
      return nil
    }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].utf8.count), let part = Int(parts[1]), part >= 0 else { return nil }
    return whole * 100 + (parts[1].utf8.count == 1 ? part * 10 : part)
  }

  private static func yuan(_ fen: Int) -> String {
    var (text, whole) = ("", String(fen / 100))
    while whole.count > 3 {
      text = "," + whole.suffix(3) + text
      whole.removeLast(3)
    }
    let rest = fen % 100
    return whole + text + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)") + "元"
  }

  private static func isPhone(_ value: String) -> Bool {
    let digits = value.unicodeScalars.count { ("0"..."9").contains($0) }
    let others = "-－—()（）、,，/；; 转"
    return (3...40).contains(digits)
      && value.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || others.unicodeScalars.contains($0) }
  }
}

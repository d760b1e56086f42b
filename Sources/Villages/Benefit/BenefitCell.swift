import Foundation
import Kernel
import Privacy

/// One cell made ready for the public (公开值): only what is of the form that its field has comes through; anything else
/// is told to the person who made the list and shown to nobody.
struct BenefitCell {
  let funds: BenefitFunds
  let day: Day

  /// What is wrong with a value, in words for after “第 3 行‘姓名’”.
  struct Wrong: Error { let sentence: String }

  func value(_ field: BenefitField, _ raw: String) throws(Wrong) -> String {
    let text = raw.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }
    if text.isEmpty { return "" }
    let value: String
    switch field {
    case .name: value = try name(text)
    case .group: value = try short(text, 12, digits: 3, "村民组")
    case .persons: value = try whole(text, 1...30)
    case .category, .mode: value = try words(text)
    case .standard, .amount: value = Self.money(try cents(text))
    case .area: value = try area(text)
    case .month: value = try month(text)
    case .date: value = try date(text).description
    case .cause: value = funds.causes.contains(text) ? text : "其他困难"
    case .grade: value = try grade(text)
    case .ageBand: value = try band(text)
    case .identity, .disabilityCertificate, .bank, .phone, .address, .birth, .disability, .health, .income, .guardian,
      .school, .sex, .age, .note, .index, .town, .village, .unknown:
      throw Wrong(sentence: "不能公开")
    }
    // The last door: whatever the rule let through is looked at as any text that goes out.
    guard Privacy.matters(in: value, on: day).isEmpty else { throw Wrong(sentence: "里有不能公开的个人信息") }
    return value
  }

  /// Chinese characters, the dot of long names, letters of foreign ones; no digits.
  private func name(_ text: String) throws(Wrong) -> String {
    let isName = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isIdeographic || "·•．.".unicodeScalars.contains(scalar)
        || (scalar.isASCII && scalar.properties.isAlphabetic)
    }
    guard isName, (2...25).contains(text.count) else { throw Wrong(sentence: "不像姓名（应为 2 个字以上，没有数字），请核对") }
    return text
  }

  private func short(_ text: String, _ limit: Int, digits: Int, _ what: String) throws(Wrong) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.isIdeographic || ("0"..."9").contains($0) || "第－-、〇○".unicodeScalars.contains($0) }
    guard isPlain, text.count <= limit, text.filter(\.isNumber).count <= digits else {
      throw Wrong(sentence: "不像\(what)（最多 \(limit) 个字），请核对")
    }
    return text
  }

  /// A kind of benefit, never a kind of illness.
  private func words(_ text: String) throws(Wrong) -> String {
    let plain = try short(text.filter { !"（）()ABCD".contains($0) }, 16, digits: 2, "类别")
    let grave = ["精神", "智力", "肢体", "视力", "听力", "言语", "多重", "艾滋", "癌", "肿瘤", "病", "一级", "二级", "三级", "四级", "死亡", "独生", "失独", "伤残"]
    guard !grave.contains(where: plain.contains) else {
      throw Wrong(sentence: "说到了残疾、疾病或家庭变故，只写补贴名称即可，请修改原表")
    }
    return text
  }

  private func whole(_ text: String, _ bounds: ClosedRange<Int>) throws(Wrong) -> String {
    let digits = text.hasSuffix("人") ? text.dropLast() : text[...]
    guard let number = Double(digits), number == number.rounded(), let whole = Int(exactly: number),
      bounds.contains(whole)
    else { throw Wrong(sentence: "应为 \(bounds.lowerBound) 到 \(bounds.upperBound) 的整数，请核对") }
    return String(whole)
  }

  /// Yuan as people write them, in cents.
  func cents(_ text: String) throws(Wrong) -> Int {
    let bare = text.filter { !",，¥￥元整/月年人户亩".contains($0) }
    guard let number = Decimal(string: bare, locale: Locale(identifier: "en_US_POSIX")), Double(bare) != nil, number >= 0,
      number <= 10_000_000
    else { throw Wrong(sentence: "不是金额，请核对") }
    let cents = NSDecimalNumber(decimal: number * 100).rounding(
      accordingToBehavior: NSDecimalNumberHandler(
        roundingMode: .plain, scale: 0, raiseOnExactness: false, raiseOnOverflow: false, raiseOnUnderflow: false,
        raiseOnDivideByZero: false))
    return cents.intValue
  }

  static func money(_ cents: Int) -> String {
    cents % 100 == 0 ? String(cents / 100) : String(format: "%d.%02d", cents / 100, cents % 100)
  }

  private func area(_ text: String) throws(Wrong) -> String {
    guard let number = Double(text.filter { $0 != "亩" }), (0...100_000).contains(number) else {
      throw Wrong(sentence: "不是面积（亩），请核对")
    }
    return String(format: "%.2f", number)
  }

  private func month(_ text: String) throws(Wrong) -> String {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    if let day = Day(String(text.prefix(10))) { return "\(day.year)年\(day.month)月" }
    if numbers.count == 1, (200_001...299_912).contains(numbers[0]), (1...12).contains(numbers[0] % 100) {
      return "\(numbers[0] / 100)年\(numbers[0] % 100)月"
    }
    guard text.count <= 12, text.allSatisfy({ $0.isNumber || "年月季度第至-—.、/".contains($0) }), !numbers.isEmpty,
      numbers.allSatisfy({ $0 <= 12 || (2000...2100).contains($0) })
    else { throw Wrong(sentence: "不是月份，请写成 2026年3月") }
    return text
  }

  private func date(_ text: String) throws(Wrong) -> Day {
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count >= 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]),
      (2000...2100).contains(day.year)
    else { throw Wrong(sentence: "不是日期，请写成 2026-03-09") }
    return day
  }

  private func grade(_ text: String) throws(Wrong) -> String {
    let letter = text.uppercased().first { "ABCD".contains($0) }
    guard let letter, text.count <= 4 else { throw Wrong(sentence: "应为 A、B、C、D 级，请核对") }
    return "\(letter)级"
  }

  /// 80–89岁, 90–99岁, 100岁以上, from an age or a band.
  private func band(_ text: String) throws(Wrong) -> String {
    guard let age = Int(text.prefix { $0.isNumber }), (60...130).contains(age) else { throw Wrong(sentence: "不是年龄，请核对") }
    return Self.band(age)
  }

  static func band(_ age: Int) -> String {
    switch age {
    case ..<80: "不满80岁"
    case 80..<90: "80—89岁"
    case 90..<100: "90—99岁"
    default: "100岁以上"
    }
  }
}

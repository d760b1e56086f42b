import Kernel
import Privacy
import Sheets

/// A benefit list as it was read from a file (名单原表): who is on it, with every value that might be published made ready
/// and every value that must not left behind.
package struct BenefitRoll: Equatable, Sendable {
  package let columns: [Column]
  package let people: [Person]
  /// What must be mended before it can be used, each with its row.
  package let problems: [String]
  /// What a person should look at: checks that fail, sums that do not add up.
  package let warnings: [String]
  /// Amounts together, in cents.
  package let total: Int

  /// A column as it was understood (列).
  package struct Column: Equatable, Sendable {
    package let head: String
    package let field: BenefitField
  }

  /// One line of the list (一行).
  package struct Person: Equatable, Sendable {
    /// As the file numbers its rows.
    package let row: Int
    package let values: [BenefitField: String]
    package let isMinor: Bool
    /// The last four places of the identity number, for looking up one's own line; nil where the file has none.
    let tail: String?

    package var name: String { values[.name] ?? "" }
  }

  package var amountColumn: Bool { columns.contains { $0.field == .amount } }
}

extension BenefitRoll {
  /// So many people and no more are on one list.
  package static let most = 5000

  /// Reads the one sheet that is a list. Throws `invalid` when there is none; what is wrong in single rows is told in
  /// `problems`, all at once.
  package static func read(_ book: Workbook, _ funds: BenefitFunds, on day: Day) throws -> BenefitRoll {
    let shown = book.sheets.filter { !$0.isHidden && !$0.rows.isEmpty }
    let candidates = shown.map { RollReader(sheet: $0, funds: funds, day: day) }.filter { $0.column(.name) != nil }
    guard !shown.isEmpty else { throw Fault.invalid("file", "表格是空的，请检查后重新上传。") }
    guard !candidates.isEmpty else {
      throw Fault.invalid("file", "没有找到姓名一列，请在表头写明“姓名”或者“户主姓名”后再上传。")
    }
    guard candidates.count == 1 else {
      let names = candidates.prefix(5).map { "“\($0.sheet.name)”" }.joined(separator: "、")
      throw Fault.invalid("file", "文件里有 \(candidates.count) 张名单（\(names)），一次上传一张：请把要公开的那一张单独存成文件。")
    }
    var reader = candidates[0]
    if book.sheets.contains(where: { $0.isHidden && !$0.rows.isEmpty }) {
      reader.warnings.append("文件里还有隐藏的工作表，没有读，也不会公开；它只留在密封的原件里。")
    }
    return try reader.roll()
  }
}

/// Walks over the rows of one sheet (逐行读取).
struct RollReader {
  let sheet: Sheet
  let day: Day
  let header: HeaderRows
  var warnings: [String] = []
  private let cells: BenefitCell
  private let heads: [String]
  private let fields: [BenefitField]
  private let body: [Int]
  private var problems: [String] = []

  init(sheet: Sheet, funds: BenefitFunds, day: Day) {
    (self.sheet, self.day, cells) = (sheet, day, BenefitCell(funds: funds, day: day))
    header = HeaderRows.find(in: sheet)
    let columns = BenefitColumns(funds: funds, day: day)
    var (heads, body) = (header.names, header.body(of: sheet))
    // A second row of headings that no merged cell announces, as in a CSV file.
    if let next = body.first, next == header.first + header.count, header.count == 1 {
      let below = heads.indices.map { sheet[next, $0].shown }
      let known = below.count { !$0.isEmpty && columns.head($0) != .unknown }
      let isHead = below.allSatisfy { Double($0) == nil } && known >= 2
      if isHead {
        heads = heads.indices.map { heads[$0].hasPrefix("列 ") ? below[$0] : heads[$0] + below[$0] }
        body.removeFirst()
      }
    }
    self.heads = heads
    self.body = body
    let rows = body.prefix(400).map { row in heads.indices.map { sheet[row, $0].shown } }
    fields = columns.fields(heads, rows)
  }

  func column(_ field: BenefitField) -> Int? { fields.firstIndex(of: field) }

  mutating func roll() throws -> BenefitRoll {
    var people: [BenefitRoll.Person] = []
    var (sum, declared): (Int, Int?) = (0, nil)
    let hidden = body.filter { sheet.hiddenRows.contains($0) }
    if let first = hidden.first {
      problems.append("第 \(first + 1) 行\(hidden.count > 1 ? "等 \(hidden.count) 行" : "")是隐藏的，不知道该不该公开：请取消隐藏，不要的删去，再上传。")
    }
    for row in body {
      let values = fields.indices.map { text(row, $0) }
      if isHeading(values) || isFooter(values) { continue }
      if let total = totals(values) {
        declared = total.value ?? declared
        if total.isUnreadable { warnings.append("第 \(row + 1) 行是合计，它的金额认不出来，没有拿来核对；请看一看。") }
        continue
      }
      guard people.count < BenefitRoll.most else {
        throw Fault.invalid("file", "名单超过 \(BenefitRoll.most) 行，请按村、按月分开上传。")
      }
      guard let person = person(row, values) else { continue }
      // `person` has told of an amount that cannot be read, and the list is refused for it.
      sum += person.values[.amount].flatMap { try? cells.cents($0) } ?? 0
      people.append(person)
    }
    if people.isEmpty, problems.isEmpty { throw Fault.invalid("file", "表头下面没有人，请检查后重新上传；本期没有的，不用上传名单，直接写“本期无”。") }
    if let declared, declared != sum {
      warnings.append("合计行写的是 \(BenefitCell.money(declared)) 元，各行相加是 \(BenefitCell.money(sum)) 元，请核对。")
    }
    warn(people)
    return BenefitRoll(
      columns: zip(heads, fields).map { BenefitRoll.Column(head: $0, field: $1) }, people: people, problems: problems,
      warnings: warnings, total: sum)
  }

  /// What stands there; under a merged cell that goes down, what its first row says.
  private func text(_ row: Int, _ column: Int) -> String {
    let own = sheet[row, column]
    if !own.isEmpty { return own.shown }
    guard let span = sheet.merges.first(where: { $0.rows.contains(row) && $0.columns.contains(column) }),
      span.rows.count > 1, span.columns.count == 1, span.rows.lowerBound >= header.first + header.count
    else { return "" }
    return sheet[span.rows.lowerBound, column].shown
  }

  private mutating func person(_ row: Int, _ values: [String]) -> BenefitRoll.Person? {
    var ready: [BenefitField: String] = [:]
    for (column, field) in fields.enumerated() where BenefitField.publishable.contains(field) {
      do throws(BenefitCell.Wrong) { ready[field] = try cells.value(field, values[column]) } catch {
        note("第 \(row + 1) 行“\(heads[column])”\(error.sentence)。")
      }
    }
    if column(.name).map({ values[$0].filter { !$0.isWhitespace }.isEmpty }) ?? true {
      note("第 \(row + 1) 行没有姓名，请补上；不是人员的行（例如说明）请删去。")
      return nil
    }
    let identity = column(.identity).map { values[$0].filter { !$0.isWhitespace }.uppercased() } ?? ""
    let born = birth(identity) ?? column(.birth).flatMap { Self.day(values[$0]) }
    let age = born.map { $0.age(on: day) } ?? column(.age).flatMap { Int(values[$0].prefix { $0.isNumber }) }
    if ready[.ageBand] == nil, let age, age >= 60 { ready[.ageBand] = BenefitCell.band(age) }
    if !identity.isEmpty, Privacy.matters(in: identity, on: day).first?.kind != .identityNumber {
      warnings.append("第 \(row + 1) 行身份证号位数或校验码不对，请核对原表（号码本身不会公开）。")
    }
    let tail = identity.count >= 4 ? String(identity.suffix(4)) : nil
    return BenefitRoll.Person(row: row + 1, values: ready, isMinor: age.map { $0 < 18 } ?? false, tail: tail)
  }

  private mutating func note(_ sentence: String) {
    if problems.count < 50 { problems.append(sentence) } else if problems.count == 50 { problems.append("还有更多，先改好上面这些。") }
  }

  private mutating func warn(_ people: [BenefitRoll.Person]) {
    let minors = people.filter(\.isMinor)
    if let first = minors.first { warnings.append("有 \(minors.count) 名未成年人（第 \(first.row) 行等），公开时不显示姓名。") }
    let unknown = zip(heads, fields).filter { $0.1 == .unknown && !$0.0.hasPrefix("列 ") }.map { "“\($0.0)”" }
    if !unknown.isEmpty { warnings.append("没有认出的列：\(unknown.prefix(8).joined(separator: "、"))，不会公开。") }
    if warnings.count > 60 { warnings = Array(warnings.prefix(60)) + ["还有更多，先看上面这些。"] }
  }

  /// The heads once more, as lists printed page by page have them.
  private func isHeading(_ values: [String]) -> Bool {
    guard let name = column(.name) else { return false }
    let bare = values[name].filter { !$0.isWhitespace }
    let words = cells.funds.heads.first { $0.field == .name }?.words ?? []
    return bare == heads[name].filter { !$0.isWhitespace } || words.contains(bare)
  }

  private func isFooter(_ values: [String]) -> Bool {
    let words = values.filter { !$0.isEmpty }
    guard let first = words.first?.filter({ !$0.isWhitespace }), words.count <= 4 else { return words.isEmpty }
    return ["制表", "填表", "审核", "经办", "负责人", "备注：", "说明：", "注：", "单位（盖章", "日期："].contains { first.hasPrefix($0) }
  }

  /// A row of totals: its amount, and whether it has one that cannot be read. Nil for any other row; a page's own
  /// total is not the list's.
  private func totals(_ values: [String]) -> (value: Int?, isUnreadable: Bool)? {
    let named = values.prefix(4).contains { value in
      let bare = value.filter { !$0.isWhitespace && $0 != "：" && $0 != ":" }
      return ["合计", "小计", "总计", "共计", "累计", "本页合计"].contains(bare) || bare.hasPrefix("合计")
    }
    guard named else { return nil }
    let isSub = values.prefix(4).contains { $0.contains("小计") || $0.contains("本页") }
    guard !isSub, let text = column(.amount).map({ values[$0] }), !text.isEmpty else { return (nil, false) }
    let value = try? cells.cents(text)
    return (value, value == nil)
  }

  private func birth(_ identity: String) -> Day? {
    let digits = Array(identity)
    if digits.count == 18 { return Self.day(String(digits[6..<14])) }
    return digits.count == 15 ? Self.day("19" + String(digits[6..<12])) : nil
  }

  static func day(_ text: String) -> Day? {
    if text.count == 8, let number = Int(text) {
      return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    return numbers.count >= 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
  }
}

extension Day {
  /// Full years of somebody born on this day.
  func age(on day: Day) -> Int {
    day.year - year - ((day.month, day.dayOfMonth) < (month, dayOfMonth) ? 1 : 0)
  }
}

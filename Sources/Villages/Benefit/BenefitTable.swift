import Foundation
import Kernel
import Manuscript

/// A benefit list as one place shows it (公开表): finished words, nothing else. What is published is made of this value
/// alone, so what is not in it cannot get out.
package struct BenefitTable: Equatable, Sendable, Codable {
  package var heads: [String]
  package var rows: [[String]]
  /// Below the table: 共 12 户，合计 4860 元。
  package var summary: String

  package var isEmpty: Bool { rows.isEmpty && summary.isEmpty }

  /// The list in one shape; empty where it is not published.
  package static func make(
    _ roll: BenefitRoll, _ fund: BenefitFunds.Fund, as shape: BenefitPolicy.Shape, smallest: Int
  ) -> BenefitTable {
    switch shape {
    case .none: return BenefitTable(heads: [], rows: [], summary: "")
    case .totals: return BenefitTable(heads: [], rows: [], summary: totals(roll, fund, smallest))
    case .list(let fields): return list(roll, fund, fields, isMasked: false)
    case .masked(let fields): return list(roll, fund, fields, isMasked: true)
    }
  }

  private static func list(
    _ roll: BenefitRoll, _ fund: BenefitFunds.Fund, _ fields: [BenefitField], isMasked: Bool
  ) -> BenefitTable {
    // A column that the file does not have is not shown empty.
    let shown = fields.filter { field in
      BenefitField.publishable.contains(field) && roll.people.contains { $0.values[field]?.isEmpty == false }
    }
    let rows = roll.people.enumerated().map { index, person in
      [String(index + 1)] + shown.map { cell(person, $0, isMasked) }
    }
    return BenefitTable(heads: ["序号"] + shown.map(\.chinese), rows: rows, summary: sum(roll, fund))
  }

  /// 浙江省社会救助条例 第五十五条 and 个人信息保护法 第三十一条: a child's name is nobody's to read.
  private static func cell(_ person: BenefitRoll.Person, _ field: BenefitField, _ isMasked: Bool) -> String {
    guard field == .name else { return person.values[field] ?? "" }
    if person.isMinor { return "未成年人（姓名不公开）" }
    return isMasked ? "\(person.name.prefix(1))*" : person.name
  }

  private static func sum(_ roll: BenefitRoll, _ fund: BenefitFunds.Fund) -> String {
    let money = roll.amountColumn ? "，合计 \(BenefitCell.money(roll.total)) 元" : ""
    return "共 \(roll.people.count) \(fund.unit)\(money)。"
  }

  /// Of very few, neither how many nor how much: in a village one would know who.
  private static func totals(_ roll: BenefitRoll, _ fund: BenefitFunds.Fund, _ smallest: Int) -> String {
    roll.people.count < smallest ? "少于 \(smallest) \(fund.unit)，为保护个人信息不公布人数和金额。" : sum(roll, fund)
  }

  /// The sheet for the wall.
  package func manuscript(_ lead: [String], closing: [String]) -> Manuscript {
    func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)], indented: true)) }
    func cell(_ text: String, isHeader: Bool) -> Table.Cell {
      Table.Cell([.paragraph(Paragraph([.text(text)], alignment: .center))], isHeader: isHeader, alignment: .center)
    }
    var blocks = lead.map(paragraph)
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            rows: [heads.map { cell($0, isHeader: true) }] + rows.map { $0.map { cell($0, isHeader: false) } })))
    }
    if !summary.isEmpty { blocks.append(paragraph(summary)) }
    return Manuscript(blocks: blocks + closing.map(paragraph))
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  static func read(_ json: String) throws -> BenefitTable {
    try JSONDecoder().decode(BenefitTable.self, from: Data(json.utf8))
  }
}

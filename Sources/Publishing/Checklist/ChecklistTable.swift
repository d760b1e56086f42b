import Foundation
import Kernel
import Manuscript
import Sheets
import Store

/// A table that was uploaded to become a list (清单表格): its headings and rows, waiting for somebody to confirm which column is
/// what.
package struct ChecklistTable: Equatable, Sendable {
  package typealias ID = Identifier<ChecklistTable>

  package let id: ID
  package let name: String
  package let heads: [String]
  package let rows: [[String]]
  /// The number that the first of the rows has in the file.
  package let firstRow: Int

  /// What a column of the table may hold (列的含义).
  package enum Part: String, CaseIterable, Sendable {
    case part, title, column, words, elements, frequency, dueRule, unit, person, village, source

    package var chinese: String {
      switch self {
      case .part: "类别（任务大类）"
      case .title: "任务"
      case .column: "栏目"
      case .words: "标题用词"
      case .elements: "内容要素"
      case .frequency: "频次"
      case .dueRule: "时限"
      case .unit: "责任单位"
      case .person: "责任人"
      case .village: "是否各村"
      case .source: "依据"
      }
    }

    /// Headings that mean it, the surest first.
    var headings: [String] {
      switch self {
      case .title: ["具体任务", "任务内容", "具体要求", "二级事项", "公开事项", "事项", "任务"]
      case .part: ["类别", "大类", "一级事项", "领域", "工作任务", "分类"]
      case .column: ["栏目"]
      case .words: ["标题用词", "标题关键词", "关键词"]
      case .elements: ["内容要素", "公开内容", "要素", "内容要求"]
      case .frequency: ["频次", "频率", "周期"]
      case .dueRule: ["时限", "完成时间", "期限"]
      case .unit: ["责任单位", "责任部门", "责任科室", "公开主体", "主体"]
      case .person: ["责任人", "经办人", "负责人"]
      case .village: ["各村", "村级"]
      case .source: ["公开依据", "依据", "来源文件"]
      }
    }
  }

  /// Which column of the table is what (列对应): guessed by the headings, each column once.
  package var guess: [Part: Int] {
    var taken: Set<Int> = []
    var made: [Part: Int] = [:]
    // The narrow words first: 责任人 before 责任, 二级事项 before 事项.
    let order: [Part] = [
      .person, .unit, .words, .elements, .frequency, .dueRule, .column, .source, .village, .title, .part,
    ]
    for part in order {
      let found = part.headings.lazy.compactMap { word in
        heads.indices.first { !taken.contains($0) && heads[$0].filter { !$0.isWhitespace }.contains(word) }
      }.first
      if let found {
        made[part] = found
        taken.insert(found)
      }
    }
    return made
  }

  /// Reads a file of a spreadsheet and keeps it until its columns are confirmed.
  package static func keep(
    _ bytes: [UInt8], named name: String, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> ID {
    try Checklist.requireKeeping(town, tx)
    let book: Workbook
    do { book = try Workbook.read(bytes, name: name) } catch let refusal { throw Fault.invalid("file", refusal.sentence) }
    guard let sheet = book.sheets.first(where: { !$0.isHidden && !$0.rows.isEmpty }) else {
      throw Fault.invalid("file", "表格是空的，请核对文件。")
    }
    let header = HeaderRows.find(in: sheet)
    let body = header.body(of: sheet)
    guard header.count > 0, let first = body.first else {
      throw Fault.invalid("file", "没有找到表头或者任务行；第一行请写列名，例如任务、栏目、频次、时限、责任单位。")
    }
    guard body.count <= 2000 else { throw Fault.invalid("file", "一份清单最多 2000 项任务，这个表有 \(body.count) 行，请拆分。") }
    // Row by row with the gaps, so that a number named to people is the number in their file.
    let last = body.last ?? first
    let rows = (first...last).map { row in header.names.indices.map { sheet[row, $0].shown } }
    let cells = String(decoding: try JSONEncoder().encode([header.names] + rows), as: UTF8.self)
    return try tx.insert(
      """
      INSERT INTO checklist_upload (town, name, cells, first_row, created_at, created_by)
      VALUES (\(town), \(String(name.prefix(200))), \(cells), \(first + 1), \(tx.now), \(tx.actor.name)) RETURNING id
      """)
  }

  package static func find(
    _ id: ID, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> ChecklistTable {
    let row = try reader.first("SELECT * FROM checklist_upload WHERE id = \(id) AND town = \(town)")
    guard let row else { throw Fault.notFound }
    let text: String = try row["cells"]
    let cells = try JSONDecoder().decode([[String]].self, from: Data(text.utf8))
    return ChecklistTable(
      id: id, name: try row["name"], heads: cells.first ?? [], rows: Array(cells.dropFirst()), firstRow: try row["first_row"])
  }
}

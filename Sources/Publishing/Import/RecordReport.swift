import Foundation
import Store

/// What became of one record (导入结果), and why, for people and for programs.
package struct RecordReport: Sendable, Encodable {
  package enum Outcome: String, Sendable, Encodable, CaseIterable, Storable { case taken, duplicate, repaired, refused }

  package let id: String
  package let outcome: Outcome
  /// Chinese sentences.
  package let reasons: [String]
  /// Where it stands now, or the one it repeats; empty when it was refused.
  package let url: String
  package var title = ""
  /// The item that was made of it.
  package var item: Item.ID?

  private enum CodingKeys: String, CodingKey { case id, outcome, reasons, url }

  package init(id: String, outcome: Outcome, reasons: [String], url: String, title: String = "") {
    (self.id, self.outcome, self.reasons, self.url, self.title) = (id, outcome, reasons, url, title)
  }

  /// One line of JSON.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// One line for a person; nothing for what went in without a remark.
  package var line: String? {
    switch outcome {
    case .taken where reasons.isEmpty: nil
    case .taken: "已转入 \(id) → \(url)：\(told)"
    case .repaired: "修补后转入 \(id) → \(url)：\(told)"
    case .duplicate: "重复 \(id)：与 \(url) 内容相同。"
    case .refused: "拒收 \(id)：\(told)"
    }
  }

  /// All of them, each ending as a sentence does.
  private var told: String { reasons.map { $0.hasSuffix("。") ? $0 : $0 + "。" }.joined() }
}

/// How many of each.
package struct ImportTally: Sendable, Equatable {
  package private(set) var counts: [RecordReport.Outcome: Int] = [:]

  package init() {}
  package mutating func add(_ outcome: RecordReport.Outcome, _ count: Int = 1) { counts[outcome, default: 0] += count }
  package var refused: Int { counts[.refused] ?? 0 }
  package var total: Int { counts.values.reduce(0, +) }

  package var sentence: String {
    func count(_ outcome: RecordReport.Outcome) -> Int { counts[outcome] ?? 0 }
    return "共 \(total) 条：转入 \(count(.taken)) 条，修补后转入 \(count(.repaired)) 条，重复 \(count(.duplicate)) 条，拒收 \(count(.refused)) 条。"
  }
}

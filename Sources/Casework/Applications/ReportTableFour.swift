import Kernel
import Store

/// Reconsideration or litigation over an answer (行政复议、行政诉讼).
package struct ApplicationRemedy: Sendable, Equatable {
  package typealias ID = Identifier<ApplicationRemedy>

  package enum Kind: String, CaseIterable, Sendable, Storable {
    case reconsideration, directSuit = "direct-suit", laterSuit = "later-suit"

    package var chinese: String {
      switch self {
      case .reconsideration: "行政复议"
      case .directSuit: "未经复议直接起诉"
      case .laterSuit: "复议后起诉"
      }
    }
  }

  package enum Result: String, CaseIterable, Sendable, Storable {
    case upheld, corrected, other

    package var chinese: String {
      switch self {
      case .upheld: "结果维持"
      case .corrected: "结果纠正"
      case .other: "其他结果"
      }
    }
  }

  package let id: ID
  package let application: Application.ID
  package let kind: Kind
  package let filedOn: Day
  package let result: Result?
  package let closedOn: Day?

  init(_ row: Row) throws {
    (id, application, kind) = (try row["id"], try row["application"], try row["kind"])
    (filedOn, result, closedOn) = (try row["filed_on"], try row["result"], try row["closed_on"])
  }

  package static func list(of application: Application.ID, _ reader: some Reader) throws -> [ApplicationRemedy] {
    try reader.all(
      "SELECT * FROM application_remedy WHERE application = \(application) ORDER BY id", ApplicationRemedy.init)
  }

  /// Notes that one was filed. A refusal goes to reconsideration before a court (行政复议法 第二十三条).
  @discardableResult
  package static func file(_ kind: Kind, over id: Application.ID, on day: Day, _ tx: Transaction) throws -> ID {
    let application = try Application.find(id, tx)
    try tx.actor.require(.casework, in: application.town)
    guard let decided = application.decision?.decidedOn else { throw Fault.conflict("还没有答复，没有可以复议、诉讼的决定。") }
    try application.check(day, "filed", "提起复议、诉讼", notBefore: decided, tx)
    let remedy: ID = try tx.insert(
      """
      INSERT INTO application_remedy (application, kind, filed_on, note) VALUES (\(id), \(kind), \(day), '')
      RETURNING id
      """)
    try tx.record("application.remedyFiled", of: "application:\(id)", in: application.town, "\(kind.chinese) \(day)")
    return remedy
  }

  /// Notes how it ended.
  package static func close(_ id: ID, _ result: Result, on day: Day, _ tx: Transaction) throws {
    guard let remedy = try tx.first("SELECT * FROM application_remedy WHERE id = \(id)", ApplicationRemedy.init) else {
      throw Fault.notFound
    }
    let application = try Application.find(remedy.application, tx)
    try tx.actor.require(.casework, in: application.town)
    try application.check(day, "closed", "审结", notBefore: remedy.filedOn, tx)
    try tx.run("UPDATE application_remedy SET result = \(result), closed_on = \(day) WHERE id = \(id)")
    try tx.record(
      "application.remedyClosed", of: "application:\(application.id)", in: application.town, "\(result.chinese) \(day)")
  }
}

/// The fourth part of the yearly report (政府信息公开行政复议、行政诉讼情况): fifteen numbers in one row.
package struct ReportTableFour: Sendable, Equatable {
  /// One of the three blocks: what ended in the year, and what was not ended at its close.
  package struct Block: Sendable, Equatable {
    package let kind: ApplicationRemedy.Kind
    package let results: [ApplicationRemedy.Result: Int]
    package let pending: Int
    package var total: Int { results.values.reduce(pending, +) }
  }

  package let year: Int
  package let blocks: [Block]

  package static func fetch(
    of town: Identifier<Organisation>, year: Int, _ reader: some Reader
  ) throws -> ReportTableFour {
    guard let last = Day(year: year, month: 12, day: 31) else { throw Fault.notFound }
    let all = try reader.all(
      """
      SELECT application_remedy.* FROM application_remedy
      JOIN application ON application.id = application_remedy.application
      WHERE application.town = \(town) AND filed_on <= \(last)
      """, ApplicationRemedy.init)
    let blocks = ApplicationRemedy.Kind.allCases.map { kind in
      let own = all.filter { $0.kind == kind }
      let results = ApplicationRemedy.Result.allCases.map { result in
        (result, own.count { $0.result == result && $0.closedOn?.year == year })
      }
      return Block(
        kind: kind, results: Dictionary(uniqueKeysWithValues: results),
        pending: own.count { $0.closedOn == nil || $0.closedOn.map { $0 > last } == true })
    }
    return ReportTableFour(year: year, blocks: blocks)
  }
}

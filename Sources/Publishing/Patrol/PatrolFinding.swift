import Foundation
import Kernel
import Store

/// A finding of the patrol (巡检问题): a task with an owner and a deadline. It closes itself when it is repaired and reopens
/// under the same key when it returns.
package struct PatrolFinding: Equatable, Sendable {
  package typealias ID = Identifier<PatrolFinding>

  /// 待处理、已说明、已解决.
  package enum State: String, CaseIterable, Sendable, Storable {
    case open, answered, closed

    package var chinese: String {
      switch self {
      case .open: "待处理"
      case .answered: "已说明"
      case .closed: "已解决"
      }
    }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let organisation: Identifier<Organisation>
  package let column: Column.ID?
  package let item: Item.ID?
  package let key: String
  package let check: PatrolCheck
  package let subject: String
  package let detail: String
  /// The unit that answers for it, in words.
  package let unit: String
  /// Who wrote the item.
  package let account: Identifier<AccountRow>?
  package let state: State
  package let dueOn: Day
  package let openedAt: Date
  package let closedAt: Date?
  package let times: Int
  package let reason: String
  /// The item's title as the public reads it; empty when it is not public.
  package let title: String

  init(_ row: Row) throws {
    (id, town, organisation) = (try row["id"], try row["town"], try row["organisation"])
    (column, item, key) = (try row["column_id"], try row["item"], try row["key"])
    (check, subject, detail) = (try row["rule"], try row["subject"], try row["detail"])
    (unit, account, state) = (try row["unit"], try row["account"], try row["state"])
    (dueOn, openedAt, closedAt) = (try row["due_on"], try row["opened_at"], try row["closed_at"])
    (times, reason) = (try row["times"], try row["reason"])
    title = (try row["title"] as String?) ?? ""
  }

  static let selection: SQL = """
    SELECT patrol_finding.*, live_item.title FROM patrol_finding
    LEFT JOIN live_item ON live_item.item = patrol_finding.item
    """

  /// What happened to it, the earliest first.
  package struct Event: Equatable, Sendable {
    package let verb: String
    package let actor: String
    package let at: Date
    package let note: String
  }

  package static func history(of id: ID, _ reader: some Reader) throws -> [Event] {
    try reader.all(historyQuery(id)) {
      Event(verb: try $0["verb"], actor: try $0["actor"], at: try $0["at"], note: try $0["note"])
    }
  }

  static func historyQuery(_ id: ID) -> SQL {
    "SELECT verb, actor, at, note FROM patrol_event WHERE finding = \(id) ORDER BY id"
  }

  static func leave(_ verb: String, on id: ID, _ note: String, _ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO patrol_event (finding, verb, actor, at, note)
      VALUES (\(id), \(verb), \(tx.actor.name), \(tx.now), \(note))
      """)
  }
}

import Foundation
import Kernel
import Store

extension Rectification {
  /// Something that happened to an order (整改经过).
  package struct Event: Equatable, Sendable {
    package let id: Identifier<Event>
    package let kind: Kind
    package let note: String
    package let dueOn: Day?
    package let day: Day
    package let actor: String
    package let at: Date

    /// What it was.
    package enum Kind: String, CaseIterable, Sendable, Storable {
      case issued, replied, passed, failed, extended, reopened, reminded, circulated, reported

      package var chinese: String {
        switch self {
        case .issued: "发出整改通知"
        case .replied: "村里报来整改情况"
        case .passed: "复查合格，销号"
        case .failed: "复查不合格，退回再改"
        case .extended: "延长期限"
        case .reopened: "问题反弹，重新打开"
        case .reminded: "逾期提醒"
        case .circulated: "逾期通报"
        case .reported: "逾期报区"
        }
      }
    }

    init(_ row: Row) throws {
      (id, kind, note) = (try row["id"], try row["kind"], try row["note"])
      (dueOn, day, actor, at) = (try row["due_on"], try row["on_day"], try row["actor"], try row["at"])
    }
  }

  /// All that happened to one, the earliest first.
  package static func events(of id: ID, _ reader: some Reader) throws -> [Event] {
    try reader.all("SELECT * FROM rectification_event WHERE rectification = \(id) ORDER BY id", Event.init)
  }

  /// What is done when an order is overdue, one step after the other (提醒→通报→报区).
  package enum Escalation: String, CaseIterable, Sendable, Storable, Comparable {
    case reminded, circulated, reported

    package var chinese: String {
      switch self {
      case .reminded: "已提醒"
      case .circulated: "已通报"
      case .reported: "已报区"
      }
    }

    var event: Event.Kind {
      switch self {
      case .reminded: .reminded
      case .circulated: .circulated
      case .reported: .reported
      }
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  }

  @discardableResult
  static func note(
    _ id: ID, _ kind: Event.Kind, _ note: String, due: Day? = nil, on day: Day, _ tx: Transaction
  ) throws -> Identifier<Event> {
    try tx.insert(
      """
      INSERT INTO rectification_event (rectification, kind, note, due_on, on_day, account, actor, at)
      VALUES (\(id), \(kind), \(note), \(due), \(day), \(tx.actor.staff?.account), \(tx.actor.shownName), \(tx.now))
      RETURNING id
      """)
  }
}

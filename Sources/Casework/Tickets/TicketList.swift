import Foundation
import Kernel
import Store

/// The lists of orders (工单列表).
package enum TicketList {
  /// What is listed (列表).
  package enum View: String, CaseIterable, Sendable {
    case open, arrived, reviewing, answered, closed, ended, all

    package var chinese: String {
      switch self {
      case .open: "正在办"
      case .arrived: "待签收"
      case .reviewing: "待审签"
      case .answered: "待回访"
      case .closed: "已办结"
      case .ended: "退单、不予受理、转办"
      case .all: "全部"
      }
    }

    private var states: [TicketState] {
      switch self {
      case .open: TicketState.running
      case .arrived: [.arrived, .returning]
      case .reviewing: [.reviewing]
      case .answered: [.answered]
      case .closed: [.closed]
      case .ended: [.returned, .declined, .converted]
      case .all: TicketState.allCases
      }
    }

    /// What runs is in the order of its due day; the rest, the latest first.
    func query(_ town: Identifier<Organisation>, _ words: String) -> SQL {
      let pattern = "%" + words.replacing("%", with: "").replacing("_", with: "") + "%"
      let matching: SQL = words.isEmpty ? "" : "AND (title LIKE \(pattern) OR number LIKE \(pattern) OR order_number LIKE \(pattern))"
      switch self {
      case .open:
        return """
          SELECT * FROM ticket WHERE town = \(town) AND state IN ('arrived', 'returning', 'working',
            'reviewing') \(matching)
          ORDER BY due, id
          """
      case .all: return "SELECT * FROM ticket WHERE town = \(town) \(matching) ORDER BY dispatched_at DESC, id DESC"
      case .arrived, .reviewing, .answered, .closed, .ended:
        return """
          SELECT * FROM ticket WHERE town = \(town) AND state IN \(list: states) \(matching)
          ORDER BY dispatched_at DESC, id DESC
          """
      }
    }
  }

  package static let pageSize = 30

  package static func fetch(
    _ view: View, in town: Identifier<Organisation>, words: String = "", page: Int = 1, _ reader: some Reader
  ) throws -> (tickets: [Ticket], total: Int) {
    let query = view.query(town, words)
    let total = try reader.count("SELECT count(*) FROM (\(query)) AS listed")
    let tickets = try reader.all(
      "\(query) LIMIT \(pageSize) OFFSET \(max(0, page - 1) * pageSize)", Ticket.init)
    return (tickets, total)
  }

  /// How many there are in each view that waits for somebody.
  package static func counts(_ town: Identifier<Organisation>, on day: Day, _ reader: some Reader)
    throws -> [View: Int] {
    var counts: [View: Int] = [:]
    let rows = try reader.all("SELECT state, count(*) AS n FROM ticket WHERE town = \(town) GROUP BY state")
    for row in rows {
      let (state, n): (TicketState, Int) = (try row["state"], try row["n"])
      if state.isRunning { counts[.open, default: 0] += n }
      if state == .arrived || state == .returning { counts[.arrived, default: 0] += n }
      if state == .reviewing { counts[.reviewing] = n }
      if state == .answered { counts[.answered] = n }
    }
    return counts
  }

  /// How many are past their day.
  package static func overdue(_ town: Identifier<Organisation>, on day: Day, _ reader: some Reader) throws -> Int {
    try reader.count(
      """
      SELECT count(*) FROM ticket WHERE town = \(town) AND state IN ('arrived', 'returning', 'working', 'reviewing')
        AND due < \(day)
      """)
  }

  /// Others by the same person, the latest first.
  package static func same(person ticket: Ticket, _ reader: some Reader) throws -> [Ticket] {
    guard !ticket.person.isEmpty else { return [] }
    return try reader.all(
      """
      SELECT * FROM ticket WHERE town = \(ticket.town) AND person = \(ticket.person) AND id <> \(ticket.id)
      ORDER BY id DESC LIMIT 10
      """, Ticket.init)
  }
}

/// One thing that happened to an order (办理记录).
package struct TicketEvent: Equatable, Sendable {
  package let act: TicketAct
  package let round: Int
  package let at: Date
  package let actor: String
  package let note: String

  init(_ row: Row) throws {
    (act, round, at) = (try row["act"], try row["round"], try row["at"])
    (actor, note) = (try row["actor"], try row["note"])
  }

  package static func list(of id: Ticket.ID, _ reader: some Reader) throws -> [TicketEvent] {
    try reader.all("SELECT * FROM ticket_event WHERE ticket = \(id) ORDER BY id", TicketEvent.init)
  }
}

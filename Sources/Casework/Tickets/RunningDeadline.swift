import Foundation
import Kernel
import Store

/// A clock that runs (正在走的期限), of whatever kind, for the town's list of the morning.
package struct RunningDeadline: Equatable, Sendable {
  /// What it is a deadline of (期限种类).
  package enum Kind: String, CaseIterable, Sendable {
    case ticket, agency, concern, dutyCall

    package var chinese: String {
      switch self {
      case .ticket: "12345工单"
      case .agency: "代办"
      case .concern: "回应关切"
      case .dutyCall: "值班来电"
      }
    }
  }

  package let kind: Kind
  /// The row's key, by which the desk's page is found.
  package let key: Int64
  package let number: String
  package let title: String
  /// Nil while it stands still.
  package let due: Day?
  /// Where it runs by the clock.
  package let dueAt: Date?
  package let isProvisional: Bool
  package let isPaused: Bool
  package let person: Identifier<AccountRow>?
}

extension Ticket {
  /// Every order whose clock runs, the earliest first.
  package static func deadlines(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [RunningDeadline] {
    try reader.all(TicketList.View.open.query(town, ""), Ticket.init).map {
      RunningDeadline(
        kind: .ticket, key: $0.id.value, number: $0.number, title: $0.title, due: $0.due, dueAt: nil,
        isProvisional: $0.isProvisional, isPaused: false, person: $0.handler)
    }
  }
}

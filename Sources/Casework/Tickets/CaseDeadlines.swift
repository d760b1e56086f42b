import Kernel
import Store

/// Every clock of these kinds that runs in a town (期限总表): orders of the hotline, agency, concerns, and calls that are
/// not done yet, which are due on their own day.
package enum CaseDeadlines {
  package static func running(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [RunningDeadline] {
    let calls = try DutyCall.open(town, reader).map {
      RunningDeadline(
        kind: .dutyCall, key: $0.id.value, number: $0.number, title: $0.matter, due: Day(at: $0.at), dueAt: nil,
        isProvisional: false, isPaused: false, person: $0.account)
    }
    return try Ticket.deadlines(town, reader) + AgencyCase.deadlines(town, reader) + Concern.deadlines(town,
      reader) + calls
  }
}

import Casework
import Foundation
import Kernel
import Store

/// Everything a town owes, gathered from the domains in one snapshot (汇集到期事项): each hands in what it knows, and none
/// knows the others.
extension MorningDuty {
  static func gather(_ town: Identifier<Organisation>, on day: Day, _ reader: some Reader) throws -> [MorningDuty] {
    let duties = try consultations(town, reader) + Ticket.deadlines(town, reader).map(MorningDuty.init)
    return duties.sorted { ($0.due ?? Self.never, $0.kind, $0.number) < ($1.due ?? Self.never, $1.kind, $1.number) }
  }

  private init(_ running: RunningDeadline) {
    self.init(
      kind: running.kind.chinese, key: "\(running.kind):\(running.key)", number: running.number, title: running.title,
      owed: "办理", address: DeskAddress.ticket(running.key), due: running.isPaused ? nil : running.due,
      isProvisional: running.isProvisional, person: running.person)
  }

  private static let never = Day(ordinal: .max / 2)

  private static func consultations(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [MorningDuty] {
    try Consultation.open(in: town, reader).map {
      MorningDuty(
        kind: "在线咨询", key: "consultation:\($0.id)", number: $0.number, title: $0.heading, owed: "答复",
        address: DeskAddress.consultation($0.id.value), start: Day(at: $0.askedAt), due: $0.due,
        isProvisional: $0.isProvisional)
    }
  }
}

extension MorningRules {
  static func inForce(for town: Identifier<Organisation>, on day: Day, _ reader: some Reader) throws -> MorningRules {
    var rules = MorningRules(calendar: try WorkCalendar.inForce(on: day, reader))
    rules.soonDays = try Setting.number(soonSetting, for: town, on: day, within: 0...30, reader) ?? rules.soonDays
    rules.draftShare = try Setting.number(draftSetting, for: town, on: day, within: 1...99, reader) ?? rules.draftShare
    return rules
  }
}

import Accounts
import Casework
import Foundation
import Kernel
import Store
import Villages

/// Everything a town owes, gathered from the domains in one snapshot (汇集到期事项): each hands in what it knows, and none
/// knows the others.
extension MorningDuty {
  static func gather(_ town: Identifier<Organisation>, on day: Day, _ reader: some Reader) throws -> [MorningDuty] {
    let villages = try Organisation.descendants(of: town, reader).map(\.id)
    let duties =
      try ApplicationDuty.list(of: town, on: day, reader).map(MorningDuty.init)
      + CaseDeadlines.running(town, reader).map(MorningDuty.init)
      + Consultation.open(in: town, reader).map(MorningDuty.init)
      + Rectification.open(of: villages, reader).map(MorningDuty.init)
      + BenefitObjection.list(of: villages, reader).filter { $0.outcome == nil }.map(MorningDuty.init)
    return duties.sorted { ($0.due ?? Self.never, $0.kind, $0.number) < ($1.due ?? Self.never, $1.kind, $1.number) }
  }

  private static let never = Day(ordinal: .max / 2)

  private init(_ duty: ApplicationDuty) {
    self.init(
      kind: "依申请公开", key: "application:\(duty.application)", number: duty.number, title: duty.title,
      owed: duty.kind.chinese, address: DeskAddress.application(duty.application), due: duty.isPaused ? nil : duty.due,
      isProvisional: duty.isProvisional, isWaiting: duty.kind.isWaiting, person: duty.responsible)
  }

  private init(_ running: RunningDeadline) {
    let address =
      switch running.kind {
      case .ticket: DeskAddress.ticket(running.key)
      case .agency: DeskAddress.agency(running.key)
      case .concern: DeskAddress.concern(running.key)
      case .dutyCall: DeskAddress.duty
      }
    self.init(
      kind: running.kind.chinese, key: "\(running.kind):\(running.key)", number: running.number, title: running.title,
      owed: running.kind == .concern ? "回应" : "办结", address: address, due: running.isPaused ? nil : running.due,
      hour: running.dueAt.map { String(Beijing.minute($0).suffix(5)) } ?? "", isProvisional: running.isProvisional,
      person: running.person)
  }

  private init(_ consultation: Consultation) {
    self.init(
      kind: "在线咨询", key: "consultation:\(consultation.id)", number: consultation.number, title: consultation.heading,
      owed: "答复", address: DeskAddress.consultation(consultation.id.value), start: Day(at: consultation.askedAt),
      due: consultation.due, isProvisional: consultation.isProvisional)
  }

  private init(_ objection: BenefitObjection) {
    self.init(
      kind: "公示异议", key: "objection:\(objection.id)", number: objection.number, title: "对惠民名单的异议", owed: "答复",
      address: DeskAddress.objection(objection.id.value), start: Day(at: objection.filedAt), due: objection.dueOn)
  }

  private init(_ order: Rectification) {
    self.init(
      kind: "限期整改", key: "rectification:\(order.id)", number: order.number,
      title: "\(order.villageName)：\(order.firstFinding)", owed: order.state == .replied ? "复查" : "整改",
      address: DeskAddress.rectification(order.id.value), start: order.issuedOn, due: order.dueOn,
      isProvisional: order.isProvisional)
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

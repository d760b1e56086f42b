import Kernel
import Store

/// Something that an application owes by a day (到期事项), for the town's morning list.
package struct ApplicationDuty: Sendable, Equatable {
  /// What is owed.
  package enum Kind: String, CaseIterable, Sendable {
    case confirmation, correctionNotice, correction, opinion, reasons
    case extensionNotice, delayNotice, payment, answer, service

    package var chinese: String {
      switch self {
      case .confirmation: "与申请人确认"
      case .correctionNotice: "内容不明确的要告知补正"
      case .correction: "等候申请人补正"
      case .opinion: "等候征求的意见"
      case .reasons: "等候申请人说明理由"
      case .extensionNotice: "把延期告知申请人"
      case .delayNotice: "把延迟答复的期限告知申请人"
      case .payment: "等候缴费"
      case .answer: "答复申请人"
      case .service: "送达答复"
      }
    }

    /// Whether we wait for somebody else rather than being waited for.
    package var isWaiting: Bool { [.correction, .opinion, .reasons, .payment].contains(self) }
  }

  package let application: Application.ID
  package let kind: Kind
  package let number: String
  package let title: String
  /// Nil while the period stands still.
  package let due: Day?
  package let isProvisional: Bool
  package let isPaused: Bool
  package let responsible: Identifier<AccountRow>?
  /// The arithmetic.
  package let lines: [String]
  /// Inner deadlines of an answer (内部时限): the draft by half of the period, the head told three days before its end.
  package let draftBy: Day?
  package let escalateOn: Day?

  /// Everything that a town owes over its applications on a day, what is due first first.
  package static func list(
    of town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [ApplicationDuty] {
    let calendar = try WorkCalendar.inForce(on: day, reader)
    let open = try Application.list(of: town, in: ApplicationState.open, limit: 10_000, reader)
    let consultations = try ApplicationConsultation.all(of: open.map(\.id), reader)
    let duties = open.flatMap { $0.duties(consultations[$0.id] ?? [], calendar, on: day) }
    let far = Day(ordinal: .max / 2)
    return duties.sorted { ($0.due ?? far, $0.application) < ($1.due ?? far, $1.application) }
  }
}

extension Application {
  /// What it owes now.
  package func duties(
    _ consultations: [ApplicationConsultation], _ calendar: WorkCalendar, on day: Day
  ) -> [ApplicationDuty] {
    let reply = deadline(consultations, calendar, on: day)
    var duties: [ApplicationDuty] = []
    func owe(_ kind: ApplicationDuty.Kind, _ count: WorkdayCount?) {
      guard let count else { return }
      duties.append(duty(kind, count.due, count.isProvisional, count.lines))
    }
    switch state {
    case .awaiting:
      // 条例 第三十一条 leaves it open for how long; confirming the same working day is what keeps one honest.
      let due = calendar.rolled(arrivedOn)
      duties.append(duty(.confirmation, due, !calendar.isKnown(due), ["收到的当个工作日内与申请人确认，最晚 \(due.withWeekday)。"]))
    case .registered:
      if correction == nil, matter == .disclosure { owe(.correctionNotice, correctionNoticeDue(calendar)) }
    case .correcting: owe(.correction, correctionDue(calendar))
    case .consulting: for each in consultations where each.answer == nil { owe(.opinion, each.limit(calendar)) }
    case .explaining: if reasons?.givenOn == nil { owe(.reasons, reasonsDue(calendar)) }
    case .awaitingFee: owe(.payment, feeDue(calendar))
    case .handling, .proposed, .answered, .delivered, .closed, .archived: break
    }
    if let reply, state.isOpen {
      let kind: ApplicationDuty.Kind = state == .answered ? .service : .answer
      duties.append(duty(kind, reply.due, reply.isProvisional, reply.lines, kind == .answer ? reply.count : nil))
      if let more = prolongation, more.approvedOn != nil, more.toldOn == nil, let due = reply.due {
        duties.append(duty(.extensionNotice, due, reply.isProvisional, reply.lines))
      }
      if delay != nil, delay?.toldOn == nil, let due = reply.due {
        duties.append(duty(.delayNotice, due, reply.isProvisional, reply.lines))
      }
    }
    return duties
  }

  private func duty(
    _ kind: ApplicationDuty.Kind, _ due: Day?, _ isProvisional: Bool, _ lines: [String],
    _ count: WorkdayCount? = nil
  ) -> ApplicationDuty {
    func day(_ ordinal: Int) -> Day? { count?.days.first { $0.ordinal == ordinal }?.day }
    return ApplicationDuty(
      application: id, kind: kind, number: number, title: title, due: due, isProvisional: isProvisional,
      isPaused: due == nil, responsible: handler, lines: lines,
      draftBy: count.flatMap { day(($0.count + 1) / 2) }, escalateOn: count.flatMap { day($0.count - 3) })
  }
}

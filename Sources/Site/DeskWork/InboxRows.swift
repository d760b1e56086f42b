import Accounts
import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// How lines of the inbox are worded (待办用语).
enum InboxRows {
  /// Who has it now, since when, with taking it back.
  static func sent(_ lines: [DeskLine], _ now: Date, _ reader: some Reader) throws -> [InboxRow] {
    guard !lines.isEmpty else { return [] }
    let holders = try DutyHolders.fetch(ReviewStep.allCases.map(\.duty), reader)
    let time = try WorkTime.inForce(for: lines[0].organisation, on: Day(at: now), reader)
    return lines.map { line in
      var work = WorkRow(line)
      if let duty = line.awaits {
        let names = holders.names(duty, in: line.organisation, column: line.column)
        work.notes.append("现在等\(duty.chinese)" + (names.isEmpty ? "（还没有人有这项职责）" : "：\(names.joined(separator: "、"))"))
        work.notes.append("已等 \(Waited.working(since: line.since, now, time))")
      }
      return InboxRow(work: work, forms: [DeskForm(action: DeskAddress.recall(line.item.value), button: "收回修改")])
    }
  }

  /// Why it came back, from whom, when.
  static func returned(_ lines: [Inbox.Returned], _ reader: some Reader) throws -> [InboxRow] {
    let people = try People(lines.map(\.actor), reader)
    return lines.map { returned in
      var work = WorkRow(returned.line, remark: returned.reason, to: DeskAddress.draft(returned.line.item.value))
      work.state = DeskMark("已退回", .grave)
      work.notes = [
        returned.line.columnName, "\(people[returned.actor])退回", Beijing.minute(returned.at),
      ]
      return InboxRow(work: work)
    }
  }

  /// Since when it stands, until when it is to be looked at, and saying that it is still right.
  static func due(_ lines: [ContentCheck.Due], on day: Day, _ reader: some Reader) throws -> [InboxRow] {
    let people = try People(lines.compactMap(\.checkedBy), reader)
    return lines.map { due in
      var work = WorkRow(due.line)
      work.state = mark(due, day)
      let before = due.checkedBy.map { "\(people[$0])复核于 \(Day(at: due.since))" } ?? "发布于 \(Day(at: due.since))"
      work.notes = [due.line.columnName, due.line.organisationName, before]
      if let expires = due.expiresOn { work.notes.append("有效期至 \(expires)") }
      if let dueOn = due.dueOn { work.notes.append("应在 \(dueOn) 前复核") }
      let id = due.line.item.value
      let hasEnded = due.expiresOn.map { $0 < day } ?? false
      let confirm = DeskForm(action: DeskAddress.check(id), button: "复核无误")
      let reopen = DeskForm(action: DeskAddress.editions(id), button: "另开新版修改")
      return InboxRow(work: work, forms: hasEnded ? [reopen] : [confirm, reopen])
    }
  }

  private static func mark(_ due: ContentCheck.Due, _ day: Day) -> DeskMark {
    if let expires = due.expiresOn, expires < day { return DeskMark("有效期已满", .grave) }
    if let dueOn = due.dueOn, dueOn < day { return DeskMark("超期 \(day.ordinal - dueOn.ordinal) 天", .grave) }
    return DeskMark("快到期", .waiting)
  }
}

extension PickRow {
  init(_ waiting: Inbox.Waiting, _ team: InboxTeam, _ staff: Staff, _ now: Date) {
    var work = WorkRow(waiting.line, to: DeskAddress.review(waiting.line.item.value))
    switch waiting.urgency {
    case .marked: work.marks.insert(DeskMark("急", .grave), at: 0)
    case .wished: work.marks.insert(DeskMark("期限临近", .grave), at: 0)
    case .column: work.marks.insert(DeskMark("栏目快超期", .waiting), at: 0)
    case .none: break
    }
    switch waiting.secrecy {
    case .mayBePublic: break
    case .mustNotBePublic, .undecided: work.marks.append(DeskMark(waiting.secrecy?.chinese ?? "", .grave))
    case nil: work.marks.append(DeskMark("缺保密审查"))
    }
    if let claim = team.claims[waiting.line.edition] {
      work.marks.append(DeskMark(claim.account == staff.account ? "我已认领" : "\(team.people[claim.actor])已认领"))
    }
    work.notes.append("已等 \(Waited.working(since: waiting.line.since, now, team.time))")
    if let wished = waiting.line.wishedFor { work.notes.append("期望 \(Beijing.minute(wished)) 前发布") }
    self.init(work: work, pick: "\(waiting.line.edition):\(waiting.revision)")
  }
}

/// How long something has waited, in words (等候时间).
enum Waited {
  /// Counted only while the office is open (工作时间).
  static func working(since: Date, _ now: Date, _ time: WorkTime) -> String {
    let seconds = time.calendar.seconds(from: since, to: now, time.hours)
    return seconds < 3600 ? "\(Int(seconds / 60)) 分钟（工作时间）" : "\(Int(seconds / 3600)) 个工作小时"
  }

  static func text(_ seconds: TimeInterval) -> String {
    let minutes = max(0, Int(seconds / 60))
    if minutes < 60 { return "\(minutes) 分钟" }
    if minutes < 48 * 60 { return "\(minutes / 60) 小时" }
    return "\(minutes / 1440) 天"
  }
}

/// Pages of the inbox (待办分页).
enum InboxPaging {
  static func asked(_ request: Request) -> Int {
    max(1, min(100_000, request.uri.queryParameters["page"].flatMap { Int($0) } ?? 1))
  }

  static func pager<Line>(_ page: DeskPage<Line>, _ list: Address) -> Pager {
    Pager(current: page.page, total: page.pages) { DeskAddress.turned(list, to: $0) }
  }
}

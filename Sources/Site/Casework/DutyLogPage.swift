import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/duty/log`: the calls of a time, with what they count (来电记录).
enum DutyLogPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let (asked, today) = (request.uri.queryParameters, site.store.today())
    let last = asked["to"].flatMap { Day(String($0)) } ?? today
    let first = asked["from"].flatMap { Day(String($0)) } ?? last + -6
    let (calls, people) = try await site.store.read { reader in
      (try DutyCall.log(town.id, from: first, through: last, limit: 500, reader), try StaffNames(reader))
    }
    let counted = calls.count { $0.kind == .consultation && $0.closedAt != nil }
    let frame = try await site.deskFrame(visit, at: DeskAddress.dutyLog())
    let table = DeskTable(
      caption: "来电记录", heads: ["编号", "时间", "类型", "事项", "处理", "来电人", "值班员"],
      rows: calls.map { call in
        let done = [call.outcome.chinese, call.passedTo, call.answer, call.result].filter { !$0.isEmpty }.joined(separator: "；")
        return [
          "\(call.number)", "\(Beijing.minute(call.at))", "\(call.kind.chinese)", "\(call.matter)", "\(done)", "\(call.callerShown)",
          "\(call.account.map { people[$0] } ?? "")",
        ]
      })
    let page = CasePage(
      frame: frame, title: "来电记录", trail: [Crumb("值班热线", DeskAddress.duty), Crumb("来电记录")],
      lead: """
        <form class="narrowing" method="get" action="\(DeskAddress.dutyLog())" aria-label="选时间">
        \(FormField(name: "from", label: "从", control: .day, value: first.description).view)
        \(FormField(name: "to", label: "到", control: .day, value: last.description).view)
        <p class="buttons"><button class="plain">查看</button></p></form>
        <p class="count" role="status">共 \(calls.count) 个来电，其中已答复的咨询 \(counted) 人次\(if: calls.count == 500, "（只列最近 500 个，请缩短时间）")</p>
        """,
      panels: [CasePage.panel("来电", calls.isEmpty ? "<p>这段时间没有来电。</p>" : table.view)])
    return .page(page.view, visit.visit)
  }
}

/// `/desk/duty/roster`: who is on the line (值班表).
enum DutyRosterPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, nil).view, visit.visit)
  }

  static func arrange(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let first = Day(form.line("first")), let last = Day(form.line("last")) else {
          throw Fault.invalid("first", "请填写从哪天到哪天，例如 2026-03-09。")
        }
        let parts = form.all("parts").compactMap { DutyShift.Part(rawValue: $0) }
        try await site.store.write(as: visit.actor) { tx in
          let (officers, leaders) = (
            try CaseMessages.holders(of: .dutyLine, in: town.id, tx),
              try CaseMessages.holders(of: .caseApproval, in: town.id, tx)
          )
          guard let officer = officers.first(where: { $0.description == form["officer"] }) else {
            throw Fault.invalid("officer", "请选择值班员。")
          }
          let leader = leaders.first { $0.description == form["leader"] }
          try DutyShift.arrange(town.id, from: first, through: last, parts, officer: officer, leader: leader, tx)
        }
        return .seeOther(DeskAddress.dutyRoster, CaseDone.shiftArranged)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: "roster", form: form, issues: fault.issues)
        return .page(try await make(site, visit, typed).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit, _ typed: TypedForm?) async throws -> CasePage {
    let town = try await site.workTown(visit)
    let today = site.store.today()
    let (shifts, officers, leaders, people) = try await site.store.read { reader in
      (
        try DutyShift.list(town.id, from: today, through: today + 30, reader),
          try CaseMessages.people(.dutyLine, town.id, reader),
        try CaseMessages.people(.caseApproval, town.id, reader), try StaffNames(reader)
      )
    }
    let form = TypedForm.filled(
      DeskForm(
        title: "排班", action: DeskAddress.dutyRoster,
        fields: [
          FormField(name: "first", label: "从哪天", control: .day, value: today.description, isRequired: true),
          FormField(name: "last", label: "到哪天", control: .day, value: (today + 6).description, isRequired: true),
          FormField(
            name: "parts", label: "班次",
            control: .checks([FormChoice("day", "白班 8:00—18:00", isChosen: true), FormChoice("night", "夜班 18:00—次日 8:00", isChosen: true)])),
          FormField(name: "officer", label: "值班员", control: .select(officers), isRequired: true),
          FormField(name: "leader", label: "带班领导（可不选）", control: .select([FormChoice("", "不定")] + leaders)),
        ], button: "排班", look: .main), as: "roster", typed)
    let table = DeskTable(
      caption: "值班表", heads: ["日期", "班次", "值班员", "带班领导"],
      rows: shifts.map {
        ["\($0.day.withWeekday)", "\($0.part.chinese)", "\(people[$0.officer])", "\($0.leader.map { people[$0] } ?? "")"]
      })
    let frame = try await site.deskFrame(visit, at: DeskAddress.dutyRoster)
    return CasePage(
      frame: frame, title: "值班表", trail: [Crumb("值班热线", DeskAddress.duty), Crumb("值班表")],
      panels: [CasePage.panel("今后一个月", shifts.isEmpty ? "<p>还没有排班。在旁边填好，点“排班”。</p>" : table.view)],
      side: [CasePage.panel("排班", form.view(frame.csrf), isForm: true)], issues: typed?.issues.count ?? 0)
  }
}

import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/patrol/findings/12`: one finding with what to do, its history, and the reviewer's answer (巡检问题).
struct PatrolFindingPage: Page {
  var frame: DeskFrame
  var name: String
  var state: DeskMark
  var facts: DeskFacts
  var advice: String
  /// Where it is mended.
  var ways: [NavLink]
  /// The foreign address, shown as text: nobody should fall into it by a click.
  var subject: String
  var history: Timeline
  var form: DeskForm?
  var revocation: DeskForm?

  var view: HTML {
    frame.page(
      name, trail: [Crumb("平台预警", DeskAddress.patrol()), Crumb(name)], issues: form?.issues.count ?? 0,
      """
      <h1>\(name)</h1>
      <section class="panel" aria-label="问题"><p role="status">\(state.view)</p>
      \(facts.view)
      \(if: !subject.isEmpty, "<p class=\"patrol-subject\">\(subject)</p>")
      <p>\(advice)</p>
      <ul class="ways">\(each: ways, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul></section>
      \(form.map { "<section class=\"panel\" aria-labelledby=\"h-answer\"><h2 id=\"h-answer\">可以不改的，写明理由</h2>\($0.view(frame.csrf))</section>" })
      \(revocation.map { "<section class=\"panel\" aria-label=\"说明\">\($0.view(frame.csrf))</section>" })
      <section class="panel" aria-labelledby="h-history"><h2 id="h-history">经过</h2>\(history.view)</section>
      """)
  }
}

extension PatrolFindingPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func answer(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = PatrolFinding.ID(try visit.number("finding"))
    return try await site.forms.read(request, visit.visit) { form in
      let reason = form["reason"] ?? ""
      do {
        try await site.store.write(as: visit.actor) { try PatrolFinding.answer(id, reason: reason, $0) }
        return .seeOther(DeskAddress.patrolFinding(id.value), .patrolAnswered)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        page.form?.issues = fault.issues
        page.form?.fields[0].value = reason
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func revoke(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = PatrolFinding.ID(try visit.number("finding"))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try PatrolFinding.revoke(id, $0) }
      return .seeOther(DeskAddress.patrolFinding(id.value), .patrolRevoked)
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> PatrolFindingPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let id = PatrolFinding.ID(try visit.number("finding"))
    let frame = try await site.deskFrame(visit, at: DeskAddress.patrolFinding(id.value))
    return try await site.store.read { reader in
      let finding = try PatrolFinding.find(id, as: visit.actor, reader)
      guard finding.town == town.id else { throw Fault.notFound }
      let words = PatrolWords(town: town, names: try StaffNames(reader), day: today)
      let events = try PatrolFinding.history(of: id, reader)
      let people = try People(events.map(\.actor), reader)
      let mayAnswer = finding.mayAnswer(visit.actor)
      return PatrolFindingPage(
        frame: frame, name: finding.check.chinese, state: words.due(finding), facts: facts(finding, words),
        advice: finding.check.advice, ways: ways(finding, town), subject: finding.subject,
        history: Timeline(events.map { step($0, people) }),
        form: mayAnswer && finding.state == .open ? answering(finding) : nil,
        revocation: mayAnswer && finding.state == .answered
          ? DeskForm(action: DeskAddress.patrolAnswerRemoval(id.value), button: "收回说明，恢复待处理") : nil)
    }
  }

  private static func facts(_ finding: PatrolFinding, _ words: PatrolWords) -> DeskFacts {
    DeskFacts([
      .init("在哪里", words.place(finding)), .init("栏目", words.column(finding)), .init("情况", finding.detail),
      .init("由谁处理", words.owner(finding)), .init("期限", finding.dueOn.chinese), .init("第几次出现", "\(finding.times)"),
    ] + (finding.reason.isEmpty ? [] : [.init("说明", finding.reason)]))
  }

  private static func ways(_ finding: PatrolFinding, _ town: Town) -> [NavLink] {
    if let item = finding.item {
      let proof = [PatrolCheck.text, .privacy, .spelling].contains(finding.check)
      return (proof ? [NavLink("打开校对页", DeskAddress.proof(item.value))] : [])
        + [NavLink("打开这条信息，撤下、标注、关联或者另起一版", DeskAddress.item(item.value))]
    }
    guard let column = finding.column.flatMap({ town.tree[$0] }) else { return [] }
    return [
      NavLink("在这个栏目里新建信息", DeskAddress.choosingKind(column: column.slug)),
      NavLink("看这个栏目的信息", DeskAddress.items([("column", column.slug)])),
    ]
  }

  private static func answering(_ finding: PatrolFinding) -> DeskForm {
    DeskForm(
      action: DeskAddress.patrolAnswer(finding.id.value),
      fields: [
        FormField(
          name: "reason", label: "理由", control: .area(rows: 3), hint: "写给以后查看的人；不要写个人隐私。", isRequired: true,
          limit: PatrolFinding.reasonLimit)
      ], button: "保存说明", note: "说明以后不再列为待处理；情况变了会重新打开。")
  }

  private static let verbs = [
    "opened": "发现", "closed": "已解决", "reopened": "重新出现", "answered": "写明理由", "revoked": "收回说明",
  ]

  private static func step(_ event: PatrolFinding.Event, _ people: People) -> Timeline.Step {
    Timeline.Step(
      time: Beijing.minute(event.at), who: people[event.actor], act: verbs[event.verb] ?? event.verb,
      note: event.note.isEmpty ? nil : event.note)
  }
}

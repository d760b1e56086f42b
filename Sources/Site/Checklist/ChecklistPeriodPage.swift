import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/checklists/tasks/5/2026-03`: one thing expected, what fulfils it, and what people decide about that (应公开项).
struct ChecklistPeriodPage: Page {
  var frame: DeskFrame
  var name: String
  var year: Int
  var mark: DeskMark
  var facts: DeskFacts
  var items: [Row]
  /// The form that names one more item; nil for who may not.
  var form: DeskForm?

  /// One item that fulfils it (匹配的信息).
  struct Row: Sendable, Equatable {
    var title: String
    var address: Address
    var note: String
    var removal: DeskForm?
  }

  var view: HTML {
    let trail = [
      Crumb("清单对标", DeskAddress.checklists), Crumb("\(year)年对标表", DeskAddress.checklistGrid(year)), Crumb(name),
    ]
    return frame.page(
      name, trail: trail, issues: form?.issues.count ?? 0,
      """
      <h1>\(name)</h1>
      <section class="panel" aria-label="应公开项"><p role="status">\(mark.view)</p>\(facts.view)</section>
      <section class="panel" aria-labelledby="h-items"><h2 id="h-items">对上的信息</h2>
      \(if: items.isEmpty, "<p class=\"quiet\">还没有对上的信息。公开以后会自动对上；标题不合用词的，可以在下面指定。</p>")
      <ul class="rows">\(each: items, row)</ul></section>
      \(form.map { "<section class=\"panel\" aria-labelledby=\"h-match\"><h2 id=\"h-match\">指定一条信息</h2>\($0.view(frame.csrf))</section>" })
      """)
  }

  private func row(_ row: Row) -> HTML {
    """
    <li><a href="\(row.address)">\(row.title)</a><p class="row-notes"><span>\(row.note)</span></p>
    \(row.removal.map { $0.folded(frame.csrf) })</li>

    """
  }
}

extension ChecklistPeriodPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, request, visit).view, visit.visit)
  }

  /// What somebody decides: `match` is yes or no, `item` its number, its address, or its id when it is listed.
  static func decide(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, id) = (try await site.workTown(visit), ChecklistTask.ID(try visit.number("task")))
    let (period, place) = (visit.visit.parts["period"] ?? "", try await placed(site, request, town))
    return try await site.forms.read(request, visit.visit) { form in
      let (isMatch, typed, reason) = (form["match"] != "no", form.line("item"), form.line("reason"))
      do {
        try await site.store.write(as: visit.actor) { tx in
          let item = isMatch ? try number(typed, town, tx) : Int64(typed).map { Item.ID($0) }
          guard let item else { throw Fault.invalid("item", "没有找到这条已公开的信息，请填写信息编号，或者粘贴它的公开网址。") }
          try ChecklistTask.decide(
            isMatch, item: item, for: id, period: period, of: place, reason: reason, in: town.id, tx)
        }
        return .seeOther(DeskAddress.checklistPeriod(id.value, period, of: place.value), .checklistMatched)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, request, visit)
        page.form?.issues = fault.issues
        page.form?.fields = fields(isMatch ? typed : "", reason)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// By its number in the town, or by its public address, which ends with it.
  private static func number(_ typed: String, _ town: Town, _ reader: some Reader) throws -> Item.ID? {
    let last = typed.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
    guard let number = Int(last) else { return nil }
    return try PublicItem.fetch(number, in: town.id, reader)?.line.item
  }

  private static func placed(_ site: Site, _ request: Request, _ town: Town) async throws -> Identifier<Organisation> {
    guard let asked = request.uri.queryParameters["place"].flatMap({ Int64($0) }), asked != town.id.value else { return town.id }
    let places = try await site.store.read { try Organisation.descendants(of: town.id, $0) }
    guard let found = places.first(where: { $0.id.value == asked }) else { throw Fault.notFound }
    return found.id
  }

  private static func make(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> ChecklistPeriodPage {
    let (town, id) = (try await site.workTown(visit), ChecklistTask.ID(try visit.number("task")))
    let (period, place, today) = (
      visit.visit.parts["period"] ?? "", try await placed(site, request, town), site.store.today()
    )
    let survey = try await site.store.read { reader in
      let year = try ChecklistTask.find(id, in: town.id, reader).checklist.year
      return try ChecklistSurvey.fetch(year, in: town.id, task: id, on: today, reader)
    }
    let found = survey.occurrences.first { $0.period.code == period && $0.organisation == place }
    guard let found else { throw Fault.notFound }
    let mayKeep = visit.actor.mayKeepLists(town.id)
    let address = DeskAddress.checklistPeriod(id.value, period, of: place.value)
    return ChecklistPeriodPage(
      frame: try await site.deskFrame(visit, at: address), name: "\(found.task.content.title)（\(found.period.chinese)）",
      year: survey.year, mark: ChecklistWords.mark(survey.stand(found)), facts: facts(found),
      items: found.items.map { row($0, address, mayKeep) },
      form: mayKeep
        ? DeskForm(action: address, fields: fields("", ""), button: "算这一期的", hidden: [.init("match", "yes")]) : nil)
  }

  private static func facts(_ occurrence: ChecklistOccurrence) -> DeskFacts {
    let content = occurrence.task.content
    return DeskFacts([
      .init("期次", "\(occurrence.period.first.chinese)至\(occurrence.period.last.chinese)"),
      .init("期限", occurrence.due.withWeekday + (occurrence.isProvisional ? "（暂定：那一年的放假通知还没有收录）" : "")),
      .init("时限规则", content.dueRule.isEmpty ? "期末" : content.dueRule), .init("标题用词", content.words),
      .init("内容要素", content.elements), .init("由谁负责", ChecklistWords.owner(content)), .init("依据", content.source),
    ])
  }

  private static func row(_ match: ChecklistOccurrence.Match, _ address: Address, _ mayKeep: Bool) -> Row {
    var notes = ["\(match.on) 公开"]
    if match.isManual { notes.append("人工指定：\(match.reason)") }
    if !match.missing.isEmpty { notes.append("缺：" + match.missing.joined(separator: "、")) }
    if match.isLateByLaw { notes.append("超过法定时限（条例第二十六条）") }
    let removal = DeskForm(
      title: "不算这一期的", action: address,
      fields: [FormField(name: "reason", label: "理由", isRequired: true, limit: 200, scope: "no\(match.item)")], button: "确定不算",
      hidden: [.init("match", "no"), .init("item", match.item.description)])
    return Row(
      title: match.title, address: DeskAddress.item(match.item.value), note: notes.joined(separator: "　"),
      removal: mayKeep ? removal : nil)
  }

  private static func fields(_ item: String, _ reason: String) -> [FormField] {
    [
      FormField(name: "item", label: "信息编号或者公开网址", value: item, isRequired: true, limit: 300),
      FormField(name: "reason", label: "理由", value: reason, hint: "例如标题没有写月份。", isRequired: true, limit: 200),
    ]
  }
}

import Accounts
import Casework
import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/concerns` (回应关切).
enum ConcernWork {
  static func list(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.settleConcerns()
    let town = try await site.workTown(visit)
    let now = site.store.now()
    let (concerns, people) = try await site.store.read { reader in
      (try Concern.list(town.id, reader), try StaffNames(reader))
    }
    let rows = concerns.map { row($0, now, people) }
    let mayNote = visit.staff.grants.contains { [.casework, .caseApproval, .dutyLine, .window,
      .villageDraft].contains($0.duty) }
    let page = CasePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.concerns), title: "回应关切", trail: [Crumb("回应关切")],
      lead: "<p class=\"acts\">\(if: mayNote, "<a class=\"button\" href=\"\(DeskAddress.newConcern())\">登记关切</a>")</p>",
      panels: [
        CasePage.panel(
          "关切",
          rows.isEmpty ? "<p role=\"status\">还没有登记关切。哪里听到的都可以登记：工单、留言、媒体、窗口、村里、上级。</p>" : "<ul class=\"rows\">\(each: rows, \.view)</ul>")
      ])
    return .page(page.view, visit.visit)
  }

  private static func row(_ concern: Concern, _ now: Date, _ people: StaffNames) -> WorkRow {
    var notes = [concern.number, concern.source.chinese, concern.kind.chinese]
    if concern.isOpen { notes.append("\(Beijing.minute(concern.dueAt)) 届满") }
    if let at = concern.answeredAt { notes.append("\(Beijing.minute(at)) 回应") }
    if let person = concern.person { notes.append(people[person]) }
    return WorkRow(
      title: concern.topic, address: DeskAddress.concern(concern.id.value), state: DeskMark(concern),
      marks: concern.isOpen ? [left(concern, now)] : [], notes: notes)
  }

  static func left(_ concern: Concern, _ now: Date) -> DeskMark {
    let hours = Int((concern.dueAt.timeIntervalSince(now) / 3600).rounded(.down))
    if hours < 0 { return DeskMark("超时 \(-hours) 小时", .grave) }
    return DeskMark("还剩 \(hours) 小时", hours < 6 ? .grave : .waiting)
  }

  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    var form = blank(Beijing.minute(site.store.now()).replacing(" ", with: "T"))
    let asked = request.uri.queryParameters
    form.fields = form.fields.map { field in
      var field = field
      if let given = asked[Substring(field.name)], ["source", "reference", "topic"].contains(field.name) { field.value = String(given.prefix(200)) }
      return field
    }
    return .page(try await entry(site, visit, form).view, visit.visit)
  }

  static func note(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let source = Concern.Source(rawValue: form.line("source")) else { throw Fault.invalid("source", "请选择从哪里发现的。") }
        guard let at = Beijing.instant(form.line("foundAt")) else { throw Fault.invalid("foundAt", "请填写什么时候发现的，计时从它开始。") }
        var new = NewConcern(source: source, foundAt: at)
        (new.reference, new.topic, new.facts) = (form.line("reference"), form.line("topic"), form["facts"] ?? "")
        (new.kind, new.isMajor) = (Concern.Kind(rawValue: form.line("kind")) ?? .other, form["major"] == "yes")
        let given = new
        let id = try await site.store.write(as: visit.actor) { tx in
          let id = try Concern.note(given, in: town.id, tx)
          try CaseMessages.concern(try Concern.find(id, in: town.id, tx), tx)
          return id
        }
        return .seeOther(DeskAddress.concern(id.value), CaseDone.concernNoted)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = TypedForm(name: "concern", form: form, issues: fault.issues)
        let page = try await entry(site, visit, TypedForm.filled(blank(""), as: "concern", typed))
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func blank(_ now: String) -> DeskForm {
    DeskForm(
      action: DeskAddress.concerns,
      fields: [
        FormField(name: "topic", label: "关切什么（一句话）", isRequired: true, limit: 200),
        FormField(name: "facts", label: "情况", control: .area(rows: 4), hint: "在哪里看到、听到的，有多少人关心，是否属实。", isRequired: true, limit: 5000),
        FormField(name: "source", label: "来源", control: .select(Concern.Source.allCases.map { FormChoice($0.rawValue, $0.chinese) })),
        FormField(name: "reference", label: "来源编号或网址（可不填）", limit: 200),
        FormField(name: "kind", label: "种类", control: .select(Concern.Kind.allCases.map { FormChoice($0.rawValue, $0.chinese) }), value: "interest"),
        FormField(name: "foundAt", label: "什么时候发现的", control: .moment, value: now, isRequired: true),
        FormField(name: "major", label: "级别", control: .checks([FormChoice("yes", "重大、特别重大突发事件（24 小时内回应；其他 48 小时）")])),
      ].scoped("concern"), button: "登记，开始计时", look: .main)
  }

  private static func entry(_ site: Site, _ visit: DeskVisit, _ form: DeskForm) async throws -> CasePage {
    let frame = try await site.deskFrame(visit, at: DeskAddress.newConcern())
    return CasePage(
      frame: frame, title: "登记关切", trail: [Crumb("回应关切", DeskAddress.concerns), Crumb("登记")],
      panels: [CasePage.panel("关切", form.view(frame.csrf))], issues: form.issues.count)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.settleConcerns()
    return .page(try await make(site, visit, Concern.ID(try visit.number("concern"))).view, visit.visit)
  }
}

extension DeskMark {
  init(_ concern: Concern) {
    let tone: Tone =
      switch concern.state {
      case .found, .responding: .waiting
      case .answered: .good
      case .dismissed: .calm
      }
    self.init(concern.state.chinese, tone)
  }
}

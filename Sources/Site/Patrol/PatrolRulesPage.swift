import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/patrol/rules`: the thresholds in force with their sources, and the profile (巡检口径).
struct PatrolRulesPage: Page {
  var frame: DeskFrame
  var profile: String
  var mayChange: Bool
  var rows: [Row]
  var form: DeskForm?

  /// One threshold as it holds today (口径).
  struct Row: Sendable, Equatable {
    var name: String
    var value: String
    var since: String
    var source: String
  }

  var view: HTML {
    frame.page(
      "巡检口径", trail: [Crumb("平台预警", DeskAddress.patrol()), Crumb("巡检口径")], issues: form?.issues.count ?? 0,
      """
      <h1>巡检口径</h1>
      <p role="status">现在用的是<strong>\(profile)</strong>。</p>
      <p class="quiet">每个数都有起用日期和依据；写着“暂定”的还没有经正式附件核对。“加严”只在选用区县加严时起作用，和国家口径比，取严的那个。</p>
      \(DeskTable(
        caption: "现行口径", heads: ["项目", "现行值", "自何日起", "依据"],
        rows: rows.map { ["\($0.name)", "\($0.value.isEmpty ? "（空）" : $0.value)", "\($0.since)", "\($0.source)"] }).view)
      \(form.map { "<section class=\"panel\" aria-labelledby=\"h-change\"><h2 id=\"h-change\">修改</h2>\($0.view(frame.csrf))</section>" })
      \(if: !mayChange, "<p class=\"quiet\">口径由系统管理员修改。</p>")
      """)
  }
}

extension PatrolRulesPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func change(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let key = form.line("key")
      guard PatrolTerms.names.contains(where: { $0.key == key }) else { throw Fault.notFound }
      do {
        let issues = PatrolTerms.issues(key, form.line("value"), form.line("validFrom"), form.line("source"))
        guard issues.isEmpty, let day = Day(form.line("validFrom")) else { throw Fault.invalid(issues) }
        try await site.store.write(as: visit.actor) { tx in
          try tx.actor.require(.systemAdministration, in: town.id)
          try Setting.set(key, to: form.line("value"), for: town.id, from: day, source: form.line("source"), tx)
        }
        return .seeOther(DeskAddress.patrolRules, .patrolRuleSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        page.form = changing(site, ["key": key, "value": form.line("value"), "validFrom": form.line("validFrom"),
          "source": form.line("source")], fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> PatrolRulesPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let mayChange = visit.actor.may(.systemAdministration, in: town.id)
    let (profile, rows) = try await site.store.read { reader in
      let rules = try PatrolRules.fetch(town.id, on: today, reader)
      let rows = try PatrolTerms.names.compactMap { entry -> Row? in
        guard let found = try Setting.inForce(entry.key, for: town.id, on: today, reader) else { return nil }
        return Row(name: entry.name, value: found.value, since: found.validFrom.description, source: found.source)
      }
      return (rules.profile.chinese, rows)
    }
    return PatrolRulesPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.patrolRules), profile: profile, mayChange: mayChange,
      rows: rows, form: mayChange ? changing(site, [:], []) : nil)
  }

  private static func changing(_ site: Site, _ typed: [String: String], _ issues: [Issue]) -> DeskForm {
    DeskForm(
      action: DeskAddress.patrolRules,
      fields: [
        FormField(
          name: "key", label: "改哪一项", control: .select(PatrolTerms.names.map { FormChoice($0.key, $0.name) }),
          value: typed["key"] ?? "patrol.profile"),
        FormField(
          name: "value", label: "新的值", value: typed["value"] ?? "", hint: "选口径填 national（国家）或 strict（区县加严）；天数、个数填整数。",
          limit: 2000),
        FormField(name: "validFrom", label: "从哪一天起", control: .day, value: typed["validFrom"] ?? site.store.today().description, isRequired: true),
        FormField(name: "source", label: "依据", value: typed["source"] ?? "", hint: "例如哪一份通知。", isRequired: true, limit: 200),
      ], button: "保存", look: .main, issues: issues)
  }
}

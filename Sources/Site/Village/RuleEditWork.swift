import Hummingbird
import Kernel
import Store
import Villages

/// Changing one line of a village's catalogue (公开要求).
extension RuleEditPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (village, rule) = try await found(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = Typed(
        frequency: form.line("frequency"), dueMonth: form.line("dueMonth"), dueDay: form.line("dueDay"),
        keepDays: form.line("keepDays"), latestDays: form.line("latestDays"), board: form.line("board"),
        signs: form.all("signs"), from: form.line("from"))
      do {
        let (terms, from) = try typed.read(rule.terms)
        let catalogue = try VillageCatalogue.shipped()
        try await site.store.write(as: visit.actor) {
          _ = try SheetRule.set(rule.item, terms, in: village.id, from: from, catalogue, $0)
        }
        return .seeOther(DeskAddress.villageSetup(village.slug), .ruleSet)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        (page.typed, page.issues) = (typed, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func found(_ site: Site, _ visit: DeskVisit) async throws -> (Village, SheetRule) {
    let (village, today) = (try await site.deskVillage(visit), site.store.today())
    let rules = try await site.store.read { try SheetRule.list(of: village.id, on: today, $0) }
    guard visit.actor.may(.draft, in: village.id), let rule = rules.first(where: { $0.item == visit.visit.parts["item"] })
    else { throw Fault.notFound }
    return (village, rule)
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> RuleEditPage {
    let (village, rule) = try await found(site, visit)
    let boards = try await site.store.read { try Board.list(of: village.id, $0) }
    let (terms, floor) = (rule.terms, try VillageCatalogue.shipped().line(rule.item)?.floor ?? .quarterly)
    return RuleEditPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.boards()), slug: village.slug, village: village.name,
      item: rule.item, name: terms.name, floor: floor.chinese,
      boards: boards.map { FormChoice($0.id.description, $0.details.name) },
      frequencies: SheetFrequency.allCases.filter { $0.meets(floor) }.map { FormChoice($0.rawValue, $0.chinese) },
      typed: Typed(
        frequency: terms.frequency.rawValue, dueMonth: String(terms.dueMonth), dueDay: String(terms.dueDay),
        keepDays: String(terms.keepDays), latestDays: String(terms.latestDays), board: terms.board?.description ?? "",
        signs: (terms.bySupervisors ? ["supervisors"] : []) + (terms.byTown ? ["town"] : []),
        from: (site.store.today() + 1).description))
  }
}

extension RuleEditPage.Typed {
  /// The terms as typed, everything else as it was.
  fileprivate func read(_ old: SheetRule.Terms) throws -> (SheetRule.Terms, Day) {
    var (terms, issues) = (old, [Issue]())
    func number(_ name: String, _ text: String) -> Int {
      guard let number = Int(text) else {
        issues.append(Issue(name, "请填写整数。"))
        return 0
      }
      return number
    }
    if let chosen = SheetFrequency(rawValue: frequency) { terms.frequency = chosen } else {
      issues.append(Issue("frequency", "请选择多久一次。"))
    }
    (terms.dueMonth, terms.dueDay) = (number("dueMonth", dueMonth), number("dueDay", dueDay))
    (terms.keepDays, terms.latestDays) = (number("keepDays", keepDays), number("latestDays", latestDays))
    terms.board = Int64(board).map { Board.ID($0) }
    (terms.bySupervisors, terms.byTown) = (signs.contains("supervisors"), signs.contains("town"))
    let day = Day(from)
    if day == nil { issues.append(Issue("from", "请填写日期，例如 2026-04-01。")) }
    guard issues.isEmpty, let day else { throw Fault.invalid(issues) }
    return (terms, day)
  }
}

import Hummingbird
import Kernel
import Store
import Villages

/// A village's boards and catalogue (公开栏和公开目录).
extension VillageSetupPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func addBoard(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let village = try await site.deskVillage(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = BoardForm(form)
      do {
        let details = try typed.read()
        let photo = try await PhotoTaking.copy(form, site, visit)?.blob
        try await site.store.write(as: visit.actor) {
          _ = try Board.add(details, in: village.id, on: $0.today, photo: photo, $0)
        }
        return .seeOther(DeskAddress.villageSetup(village.slug), .boardAdded)
      } catch let fault as Fault where fault.kind == .invalid {
        return .page(
          try await make(site, visit, typed, fault.issues).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func closeBoard(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (village, board) = (try await site.deskVillage(visit), Board.ID(try visit.number("board")))
    return try await site.forms.read(request, visit.visit) { _ in
      try await site.store.write(as: visit.actor) { try Board.close(board, on: $0.today, $0) }
      return .seeOther(DeskAddress.villageSetup(village.slug), .boardClosed)
    }
  }

  static func install(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let village = try await site.deskVillage(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let day = Day(form["from"] ?? "") else { throw Fault.invalid("from", "请填写日期，例如 2026-01-01。") }
        let catalogue = try VillageCatalogue.shipped()
        try await site.store.write(as: visit.actor) {
          _ = try SheetRule.install(catalogue, in: village.id, from: day, $0)
        }
        return .seeOther(DeskAddress.villageSetup(village.slug), .catalogueInstalled)
      } catch let fault as Fault where fault.kind == .invalid {
        return .page(
          try await make(site, visit, BoardForm(), fault.issues).view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ typed: BoardForm = BoardForm(), _ issues: [Issue] = []
  ) async throws -> VillageSetupPage {
    let (village, catalogue) = (try await site.deskVillage(visit), try VillageCatalogue.shipped())
    let today = site.store.today()
    let (boards, rules) = try await site.store.read { reader in
      (try Board.list(of: village.id, reader), try SheetRule.list(of: village.id, on: today, reader))
    }
    let known = Set(rules.map(\.item))
    return VillageSetupPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.boards()), slug: village.slug, name: village.name,
      merged: village.merged.map { "\(village.name)自 \($0.on.chinese)起并入\($0.name)，以前的公开记录仍在这里。" },
      boards: boards.map {
        BoardRow(
          id: $0.id.value, name: $0.details.name, place: $0.details.place,
          size: $0.details.size,
          sections: $0.details.sections.map(\.chinese).joined(separator: "、"))
      },
      rules: rules.map { row($0, village) }, source: catalogue.source,
      missing: catalogue.items.count { !known.contains($0.item) }, mayKeep: visit.actor.may(.draft, in: village.id),
      typed: typed, today: today.description, issues: issues)
  }

  private static func row(_ rule: SheetRule, _ village: Village) -> RuleRow {
    RuleRow(
      name: rule.terms.name, address: DeskAddress.villageRule(village.slug, rule.item),
      section: rule.terms.section.chinese,
      due: rule.terms.dueWords, keep: "\(rule.terms.keepDays)—\(rule.terms.latestDays) 天",
      signs: Posting.steps(rule).map(\.chinese).joined(separator: "→"), basis: rule.terms.basis)
  }
}

extension Board.Details {
  /// 480×120 厘米.
  var size: String {
    guard let width, let height else { return "" }
    return "\(width)×\(height) 厘米"
  }
}

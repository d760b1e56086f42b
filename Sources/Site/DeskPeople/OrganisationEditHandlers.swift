import Accounts
import Hummingbird
import Kernel
import Store

/// One organisation (单位设置): adding it, and correcting its names and its code.
extension OrganisationEditPage {
  static func blank(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let draft = OrganisationDraft(kind: "village")
    return .page(try await page(nil, draft, [], site, visit).view, visit.visit)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Identifier<Organisation>(try visit.number("organisation"))
    let found = try await site.store.read { try Organisation.fetch(id, $0) }
    guard let found, visit.actor.may(.systemAdministration, in: id) else { throw Fault.notFound }
    let draft = OrganisationDraft(name: found.name, shortName: found.shortName, code: found.code)
    return .page(try await page(id, draft, [], site, visit).view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let draft = OrganisationDraft(form)
      return try await answer(nil, draft, site, visit, done: "organisation-added") { tx in
        guard let kind = Organisation.Kind(rawValue: draft.kind) else { throw Fault.invalid("kind", "请选择单位的类别。") }
        guard let parent = Int64(draft.parent) else { throw Fault.invalid("parent", "请选择上级单位。") }
        try Organisation.add(
          kind, slug: draft.slug, name: draft.name, shortName: draft.shortName, code: draft.code,
          below: Identifier(parent), tx)
      }
    }
  }

  static func correct(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Identifier<Organisation>(try visit.number("organisation"))
    return try await site.forms.read(request, visit.visit) { form in
      let draft = OrganisationDraft(form)
      return try await answer(id, draft, site, visit, done: "organisation-saved") { tx in
        try Organisation.correct(id, name: draft.name, shortName: draft.shortName, code: draft.code, tx)
      }
    }
  }

  /// Does it, or gives the form back as it was filled in.
  private static func answer(
    _ id: Identifier<Organisation>?, _ draft: OrganisationDraft, _ site: Site, _ visit: DeskVisit, done: String,
    _ verb: @Sendable (Transaction) throws -> Void
  ) async throws -> Response {
    do {
      try await site.store.write(as: visit.actor, verb)
    } catch let fault as Fault where fault.kind == .invalid {
      let page = try await page(id, draft, fault.issues, site, visit)
      return .page(page.view, status: .unprocessableContent, visit.visit)
    }
    return .seeOther(DeskAddress.organisations.text + "?done=" + done)
  }

  private static func page(
    _ id: Identifier<Organisation>?, _ draft: OrganisationDraft, _ issues: [Issue], _ site: Site, _ visit: DeskVisit
  ) async throws -> OrganisationEditPage {
    let places = try await site.store.read { try OfficeTree.fetch($0) }
    let parents = places.places(of: visit.staff, .systemAdministration).filter {
      $0.kind == .district || $0.kind == .town
    }
    return OrganisationEditPage(
      frame: try await site.deskFrame(
        visit, at: id.map { DeskAddress.organisation($0.value) } ?? DeskAddress.newOrganisation),
      organisation: id?.value, draft: draft, parents: places.choices(parents), issues: issues)
  }
}

extension OrganisationEditPage.OrganisationDraft {
  init(_ form: Form) {
    self.init(
      name: form.line("name"), shortName: form.line("shortName"), parent: form.line("parent"),
      kind: form.line("kind"), slug: form.line("slug"), code: form.line("code").uppercased())
  }
}

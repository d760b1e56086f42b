import HTTPTypes
import Hummingbird
import Kernel
import Publishing
import Store

/// `/desk/kinds/new` and `/desk/kinds/:kind`: a kind worded or added by the system administrator (种类设置).
extension KindEditPage {
  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let today = site.store.today()
    return .page(try await make(site, visit, nil, KindDraft(validFrom: today.description)).view, visit.visit)
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let kind = try await find(site, visit)
    return .page(try await make(site, visit, kind, KindDraft(kind, on: site.store.today())).view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    return try await take(site, request, visit, nil) { draft, tx in
      guard try KindInForce.find(draft.slug, in: town.id, on: today, tx) == nil else {
        throw Fault.invalid("slug", "代号“\(draft.slug)”已经用过，请换一个。")
      }
      try ItemKind.keep(try draft.kind(upon: nil), in: town.id, tx)
    }
  }

  static func change(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (kind, town) = (try await find(site, visit), try await site.workTown(visit))
    return try await take(site, request, visit, kind) { draft, tx in
      let wanted = try draft.kind(upon: kind)
      if wanted != kind.kind || draft.isClosed != kind.isClosed {
        try ItemKind.keep(wanted, isClosed: draft.isClosed, in: town.id, tx)
      }
      for (field, moment) in draft.changed(kind) {
        guard let day = Day(draft.validFrom) else { throw Fault.invalid("validFrom", "请填写从哪一天起用，例如 2026-03-09。") }
        try ItemKind.demand(field, of: kind, moment, in: town.id, from: day, source: draft.source, tx)
      }
    }
  }

  private static func take(
    _ site: Site, _ request: Request, _ visit: DeskVisit, _ kind: KindInForce?,
    _ verb: @escaping @Sendable (KindDraft, Transaction) throws -> Void
  ) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      let draft = KindDraft(form)
      do {
        try await site.store.write(as: visit.actor) { try verb(draft, $0) }
        return .seeOther(DeskAddress.kinds, .kindSaved)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit, kind, draft)
        page.issues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func find(_ site: Site, _ visit: DeskVisit) async throws -> KindInForce {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    guard visit.actor.may(.systemAdministration, in: town.id) else { throw Fault.notFound }
    let slug = visit.visit.parts["kind"] ?? ""
    guard let kind = try await site.store.read({ try KindInForce.find(slug, in: town.id, on: today, $0) }) else {
      throw Fault.notFound
    }
    return kind
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ kind: KindInForce?, _ draft: KindDraft
  ) async throws -> KindEditPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let demands = try await site.store.read { reader in
      try (kind?.demands ?? []).map { try Demand($0, of: kind?.slug ?? "", town.id, today, reader) }
    }
    let columns = ColumnKind.allCases.filter(\.takesItems).map {
      FormChoice($0.rawValue, $0.chinese, isChosen: draft.columns.contains($0.rawValue))
    }
    let standard = try kind.flatMap { kind in try ItemKind.standard().first { $0.slug == kind.slug } }
    let example = kind?.kind.example == nil ? nil : kind.map { DeskAddress.kindExample($0.slug) }
    return KindEditPage(
      frame: try await site.deskFrame(visit, at: kind.map { DeskAddress.kind($0.slug) } ?? DeskAddress.newKind),
      slug: kind?.slug, draft: draft, columns: columns, genres: Genre.all.map { FormChoice($0, $0) }, demands: demands,
      standing: standard?.asks.map(\.label) ?? [], isNumbered: standard?.bearsNumber ?? false, example: example)
  }
}

extension KindEditPage.Demand {
  /// With the day and the ground on which it holds.
  fileprivate init(
    _ demand: KindDemand, of slug: String, _ town: Identifier<Organisation>, _ day: Day, _ reader: some Reader
  ) throws {
    var origin = demand.source
    if !demand.isLaw,
      let found = try Setting.inForce(KindDemand.setting(slug, demand.field), for: town, on: day, reader)
    {
      origin = "自 \(found.validFrom) 起；\(found.source)"
    }
    self.init(
      field: demand.field, label: demand.label, moment: demand.isLaw ? demand.moment.chinese : demand.moment.rawValue,
      origin: origin, isLaw: demand.isLaw)
  }
}

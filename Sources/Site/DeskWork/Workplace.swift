import Accounts
import Kernel
import Store

/// Where a member of staff works (工作单位): his own organisation, and the town whose items he handles.
struct Workplace: Sendable {
  let organisation: Organisation
  /// Nil in a district without towns.
  let town: Town?

  /// Whose item it becomes when he writes one: his own organisation's if he writes there, else one he writes for.
  func home(of staff: Staff) -> Identifier<Organisation> {
    let grants = staff.grants.filter { $0.duty == .draft || $0.duty == .villageDraft }
    let places = grants.reduce(into: Set<Identifier<Organisation>>()) { $0.formUnion($1.organisations) }
    if places.contains(organisation.id) { return organisation.id }
    if let town, places.contains(town.id) { return town.id }
    return places.min() ?? organisation.id
  }
}

extension Site {
  /// His own town, the one above him, or in a district the first below.
  func workplace(_ visit: DeskVisit) async throws -> Workplace {
    let id = visit.staff.organisation
    let (own, slug) = try await store.read { reader -> (Organisation, String?) in
      guard let own = try Organisation.fetch(id, reader) else { throw Fault.notFound }
      if own.kind == .town { return (own, own.slug) }
      let above = try Organisation.ancestors(of: id, reader)
      if let town = above.first(where: { $0.kind == .town }) { return (own, town.slug) }
      let district = own.kind == .district ? own : above.first { $0.kind == .district }
      let below = try district.map { try Organisation.children(of: $0.id, reader) } ?? []
      return (own, below.first { $0.kind == .town }?.slug)
    }
    guard let slug else { return Workplace(organisation: own, town: nil) }
    return Workplace(organisation: own, town: try await town(slug, visit.visit))
  }

  /// The town, where there must be one.
  func workTown(_ visit: DeskVisit) async throws -> Town {
    guard let town = try await workplace(visit).town else {
      throw Fault.forbidden("您的单位下面还没有乡镇，这一页没有内容可办；需要时请联系系统管理员。")
    }
    return town
  }

  /// The kept facts of a town.
  func town(_ slug: String, _ visit: Visit) async throws -> Town? {
    let (origin, today) = (origin(visit), store.today())
    return try await towns.town(slug, from: store) { try Town.fetch(slug, origin: origin, on: today, $0) }
  }
}

import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /`: the towns of the installation.
extension TownsPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let (origin, today, now) = (site.origin(visit), site.store.today(), site.store.now())
    let facts = try await site.store.read { reader in
      let towns = try Organisation.towns(reader)
      let district = try towns.first?.parent.flatMap { try Organisation.fetch($0, reader) }
      return (
        district, try Setting.all(for: district?.id, on: today, reader),
        try EmergencyNotice.standing(for: district?.id ?? Identifier(0), at: now, reader),
        try towns.map { ($0, try Listing.page(town: $0.id, page: 1, perPage: 1, reader)) }
      )
    }
    let name = facts.0?.shortName ?? "鱼灯"
    var frame = PublicFrame(
      settings: SiteWords.settings(facts.1, origin: origin, district: name),
      assets: AssetAddresses(hash: site.assets.hash), address: Address(), large: visit.variant == .large)
    frame.notices = facts.2.filter { $0.isShown(at: now) }.map { NoticeBar($0) }
    let towns = facts.3.map { town, listing in
      Town(
        name: town.shortName, address: Address(town.slug, slash: true), count: listing.total,
        newest: listing.rows.first.map { String($0.date.minute.prefix(10)) })
    }
    return .page(TownsPage(frame: frame, district: name, towns: towns).view, visit)
  }
}

import Accounts
import Hummingbird
import Kernel
import Store

/// `GET /desk/organisations`: the tree of organisations (单位) that one administers.
extension OrganisationsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let frame = try await site.deskFrame(visit, at: DeskAddress.organisations)
    let page = try await site.store.read { reader in
      let places = try OfficeTree.fetch(reader)
      let accounts = Dictionary(grouping: try places.accounts(of: visit.staff, reader), by: \.organisation)
      let rows = places.places(of: visit.staff, .systemAdministration).map { place in
        Row(
          name: place.name, address: DeskAddress.organisation(place.id.value), depth: places.depth(place.id),
          kind: place.kind.chinese, slug: place.slug, code: place.code, accounts: accounts[place.id]?.count ?? 0)
      }
      return OrganisationsPage(frame: frame, rows: rows, mayCreate: true)
    }
    return .page(page.view, visit.visit)
  }
}

extension Organisation.Kind {
  var chinese: String {
    switch self {
    case .district: "区县"
    case .town: "乡镇"
    case .village: "村（社区）"
    case .office: "站所"
    }
  }
}

import Hummingbird
import Kernel
import Publishing
import Store

/// What stands at the address of something taken down: status 410 with the public reason.
extension WithdrawnPage {
  static func show(_ site: Site, _ visit: Visit, _ town: Town, _ number: Int) async throws -> Response {
    guard let gone = try await site.store.read({ try Gone.fetch(number, in: town.id, $0) }) else {
      throw Fault.notFound
    }
    let here = Address(town.slug, gone.columnSlug, String(number))
    let page = WithdrawnPage(
      frame: town.frame(visit, site.assets, at: here),
      trail: [Crumb(town.organisation.shortName, town.home), Crumb("已撤下")],
      withdrawn: Beijing.minute(gone.at), reason: gone.reason,
      column: NavLink(gone.columnName, Address(town.slug, gone.columnSlug, slash: true)))
    return .page(page.view, status: .gone, visit)
  }
}

import Hummingbird
import Kernel
import Publishing
import Store

/// How a public handler comes to its town, its column, and a page that is kept for the next visitor.
extension Site {
  func town(_ visit: Visit) async throws -> Town {
    guard let slug = visit.parts["town"] else { throw Fault.notFound }
    guard let town = try await town(slug, visit) else { throw Fault.notFound }
    // Pages made from here on look different when the next notice begins or ends: none is kept beyond that.
    let now = store.now()
    if let change = EmergencyNotice.nextChange(town.coming, after: now) { cache.expire(at: change) }
    return town.showing(at: now)
  }

  func column(_ visit: Visit, in town: Town) throws -> Column {
    guard let slug = visit.parts["column"], let column = town.tree.find(slug) else { throw Fault.notFound }
    return column
  }

  /// The front of absolute addresses: as set, or as the visitor came.
  func origin(_ visit: Visit) -> String {
    settings.publicOrigin ?? "http\(settings.isSecure ? "s" : "")://\(settings.host):\(settings.port)"
  }

  /// A public page that is made once and kept until a change drops it. Only addresses in their one canonical
  /// form are kept, so that made-up queries cannot fill the memory.
  func kept(
    _ request: Request, _ visit: Visit, _ town: Town, canonical: Address, type: String = KeptPage.html,
    tag: UInt64? = nil, _ render: () async throws -> [UInt8]
  ) async throws -> Response {
    guard visit.target == canonical.text else {
      let page = KeptPage(try await render(), type: type, tag: tag, security: cache.security)
      return page.response(to: request, visit)
    }
    let page = try await cache.page(visit, town: town.slug) { security in
      KeptPage(try await render(), type: type, tag: tag, security: security)
    }
    return page.response(to: request, visit)
  }
}

extension KeptPage {
  static let html = "text/html; charset=utf-8"
}

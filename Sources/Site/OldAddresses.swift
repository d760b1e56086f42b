import Hummingbird
import HTTPTypes
import Kernel
import Publishing
import Store
import Synchronization

/// Addresses of the old site, asked for here (旧地址): looked up only when nothing of ours is there, so that they cost
/// our own pages nothing.
extension Site {
  /// 301 to where the content is now, or nil.
  func oldAddress(_ request: Request, _ visit: Visit) async throws -> Response? {
    guard request.method == .get || request.method == .head, !visit.target.hasPrefix("/desk") else { return nil }
    let host = request.head.authority ?? ""
    let (target, asked) = (visit.target, String(host.prefix { $0 != ":" }))
    guard let found = try await store.read({ try LegacyAddress.target(host: asked, target, $0) }) else { return nil }
    // One that leads to itself would go round for ever.
    guard found.path != target.prefix(while: { $0 != "?" }) else { return nil }
    redirectHits.note(found.id)
    return Response(
      status: .movedPermanently, headers: [.location: found.path, .cacheControl: "public, max-age=3600"])
  }

  /// Writes down what was counted since the last time.
  package func settleRedirects() async throws {
    let hits = redirectHits.take()
    guard !hits.isEmpty else { return }
    try await store.write(as: .program("redirects")) { try LegacyAddress.count(hits, $0) }
  }
}

/// How often old addresses were asked for, until it is written down (跳转次数).
final class RedirectHits: Sendable {
  private let counts = Mutex<[LegacyAddress.ID: Int]>([:])

  func note(_ id: LegacyAddress.ID) { counts.withLock { $0[id, default: 0] += 1 } }

  func take() -> [LegacyAddress.ID: Int] {
    counts.withLock { counts in
      defer { counts = [:] }
      return counts
    }
  }
}

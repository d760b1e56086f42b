import Foundation
import NIOCore
import Synchronization

/// Rendered public pages kept in memory (页面缓存), bounded, and dropped by the very write that changes them.
///
/// A page is rendered between `ticket` and `keep`; if its town was dropped in between, `keep` refuses, so that
/// nothing stale is ever kept. Looking up takes one short lock and no allocation.
package final class PageCache: Sendable {
  package let security: SecurityHeaders
  private let limit: Int
  private let clock: @Sendable () -> Date
  private let state = Mutex(PageShelf())

  package init(
    bytes: Int = 64 << 20, security: SecurityHeaders = SecurityHeaders(isSecure: false),
    clock: @escaping @Sendable () -> Date
  ) {
    limit = bytes
    self.security = security
    self.clock = clock
  }

  /// Proof of when rendering began.
  package struct Ticket: Sendable, Equatable {
    fileprivate let town: Int
    fileprivate let all: Int
  }

  package func ticket(_ town: String) -> Ticket {
    state.withLock { Ticket(town: $0.generations[town, default: 0], all: $0.generation) }
  }

  /// Keeps a page unless its town was dropped since the ticket. Says whether it did.
  @discardableResult
  package func keep(_ page: KeptPage, for key: PageKey, town: String, _ ticket: Ticket) -> Bool {
    state.withLock { shelf in
      let now = Ticket(town: shelf.generations[town, default: 0], all: shelf.generation)
      guard now == ticket, page.size <= limit / 4 else { return false }
      shelf.put(page, key, town)
      shelf.shrink(to: limit)
      return true
    }
  }

  package func drop(town: String) {
    state.withLock { shelf in
      shelf.generations[town, default: 0] += 1
      shelf.remove { slot in slot.town == town }
    }
  }

  /// Drops one page. Its town's tickets become void too: a rendering under way may have read the old state.
  package func drop(_ key: PageKey, town: String) {
    state.withLock { shelf in
      shelf.generations[town, default: 0] += 1
      shelf.remove { slot in slot.key == key }
    }
  }

  package func dropAll() {
    state.withLock { shelf in
      shelf.generation += 1
      shelf.remove { _ in true }
    }
  }

  /// Nothing is kept beyond this moment: what the pages say changes by itself then.
  package func expire(at moment: Date) {
    let second = HttpDate.second(moment)
    state.withLock { $0.deadline = min($0.deadline, second) }
  }

  package var count: Int { state.withLock { $0.count } }
  package var bytes: Int { state.withLock { $0.bytes } }

  package func page(_ key: PageKey) -> KeptPage? {
    var target = key.target
    return target.withUTF8 { page(UnsafeRawBufferPointer($0), key.variant) }
  }

  /// The page for an address as it lies in a request, with the current date in it.
  func page(_ target: UnsafeRawBufferPointer, _ variant: PageVariant) -> KeptPage? {
    let hash = PageShelf.hash(target, variant)
    let second = HttpDate.second(clock())
    guard let page = state.withLock({ $0.page(hash, second) }), page.variant == variant,
      page.address.count == target.count, page.address.withUnsafeBytes({ $0.elementsEqual(target) })
    else { return nil }
    return page
  }
}

import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing
import Store
import Synchronization

/// Where the public could have met what is erased (公开痕迹): read before it goes, since afterwards nobody knows.
struct PublicTraces: Sendable {
  /// Of the item and of each file.
  var own: [Address] = []
  /// Lists, feeds, site maps, searches that may have named it.
  var lists: [Address] = []
  /// What must not be read there any more: the title, and the name of a file.
  var words: [String] = []
  /// The address as it stands in links.
  var links: [String] = []

  static func fetch(_ target: ErasureTarget, as actor: Actor, _ reader: some Reader) throws -> PublicTraces {
    let item = try Desk.item(target.item, as: actor, reader)
    guard item.item.publishedAt != nil else { return PublicTraces() }
    let slug = try Town.slug(item.item.town, reader)
    let page = Address(slug, item.column.slug, String(item.item.number))
    let files = item.attachments.filter { target.attachment == nil || $0.id == target.attachment }
    var traces = PublicTraces(own: files.map { Address(slug, "attachments", $0.id.description) })
    traces.links = traces.own.map(\.text)
    guard target.attachment == nil else {
      traces.lists = [page]
      traces.words = files.map(\.name)
      return traces
    }
    traces.own.append(page)
    traces.links.append(page.text)
    traces.words = Array(Set([item.title] + item.saves.map(\.title)))
    traces.lists = [
      Address(slug, slash: true), Address(slug, item.column.slug, slash: true), Address(slug, "feed.atom"),
      Address(slug, item.column.slug, "feed.atom"), Address(slug, "sitemap.xml"), Address(slug, "catalogue"),
      Address(slug, "map"), Address(slug, "search", query: [("q", item.title)]),
    ]
    return traces
  }
}

extension Site {
  var erasing: Erasing {
    let (box, entropy) = (box, entropy)
    return Erasing(
      store, files,
      Sealer(seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) }))
  }

  /// What follows an erasure: the disk, then a look at everything. What fails is done again by `finishErasures`.
  func finish(_ id: Erasure.ID, _ traces: PublicTraces, _ visit: Visit?) async throws {
    let isClear = try await erasing.clear(id)
    let probes = try await visit.asyncMap { try await probe(traces, $0) } ?? []
    if isClear { try await erasing.settle(id, probes) }
  }

  /// Takes up what a crash or a busy reader left; called by the upkeep.
  package func finishErasures() async throws {
    for erasure in try await store.read({ try Erasure.unfinished($0) }) {
      try await finish(erasure.id, PublicTraces(), nil)
    }
  }

  /// Asks ourselves as the public would.
  private func probe(_ traces: PublicTraces, _ visit: Visit) async throws -> [Erasure.Check] {
    var checks: [Erasure.Check] = []
    for address in traces.own {
      let status = try await asked(address, visit).status.code
      checks.append(
        Erasure.Check("公开网址 \(address.text)", status == 410 ? "回答“已撤下”（410）" : "回答 \(status)", isClean: status >= 400))
    }
    for address in traces.lists {
      let text = try await asked(address, visit).text
      let found = traces.links.contains { text.contains("\($0)\"") || text.contains("\($0)<") }
        || traces.words.contains { $0.count > 3 && text.contains("\(HTML("\($0)").text)<") }
      let path = String(address.text.prefix { $0 != "?" })
      checks.append(Erasure.Check("公开网址 \(path)", found ? "还提到它" : "没有提到它", isClean: !found))
    }
    let kept = traces.own.filter { address in
      PageVariant.allCases.contains { cache.page(PageKey(address.text, $0)) != nil }
    }
    checks.append(Erasure.Check("页面缓存", kept.isEmpty ? "没有留下" : "还有 \(kept.count) 页", isClean: kept.isEmpty))
    return checks
  }

  private func asked(_ address: Address, _ visit: Visit) async throws -> (status: HTTPResponse.Status, text: String) {
    let request = Request(
      head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: address.text),
      body: RequestBody(buffer: ByteBuffer()))
    var asking = visit
    asking.enter(request, settings)
    do {
      let response = try await answer(request, asking)
      let gathered = Gathered()
      try await response.body.write(gathered)
      return (response.status, gathered.text)
    } catch let fault as Fault { return (ErrorAnswers.status(fault.kind), "") }
  }
}

/// The bytes of an answer, gathered instead of sent. Shared by the copies that the writing makes.
private struct Gathered: ResponseBodyWriter {
  private final class Bytes: Sendable {
    let buffer = Mutex(ByteBuffer())
  }
  private let bytes = Bytes()

  func write(_ buffer: ByteBuffer) async throws { bytes.buffer.withLock { _ = $0.writeImmutableBuffer(buffer) } }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}

  var text: String { bytes.buffer.withLock { String(buffer: $0) } }
}

extension Optional {
  fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
    guard let wrapped = self else { return nil }
    return try await transform(wrapped)
  }
}

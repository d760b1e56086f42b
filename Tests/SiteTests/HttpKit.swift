import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import NIOPosix
import Synchronization
import TestKit

@testable import Site

/// A raw connection: sends exactly the bytes it is told to, and collects what comes back.
final class Wire: Sendable {
  private let channel: any Channel
  private let collected: Collected

  static func open(_ port: Int) async throws -> Wire {
    let collected = Collected()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Collector(collected)) }
      }
      .connect(host: "127.0.0.1", port: port).get()
    return Wire(channel, collected)
  }

  private init(_ channel: any Channel, _ collected: Collected) { (self.channel, self.collected) = (channel, collected) }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }
  /// A server that has closed already is no failure of the test.
  func send(_ bytes: [UInt8]) async throws { try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get() }

  /// Waits until so many answers have begun (or the server closed, or `seconds` passed), then a moment longer.
  func answers(_ count: Int, within seconds: Double = 15) async throws -> String {
    for _ in 0..<Int(seconds * 50) {
      let text = collected.text
      if text.components(separatedBy: "HTTP/1.1 ").count > count || collected.isClosed { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    try await Task.sleep(for: .milliseconds(60))
    return collected.text
  }

  func isClosed(within seconds: Double) async throws -> Bool {
    for _ in 0..<Int(seconds * 50) where !collected.isClosed { try await Task.sleep(for: .milliseconds(20)) }
    return collected.isClosed
  }

  func close() async { try? await channel.close().get() }

  /// One request on a connection of its own.
  static func ask(_ port: Int, _ text: String) async throws -> String {
    let wire = try await open(port)
    try await wire.send(text)
    let answer = try await wire.answers(1)
    await wire.close()
    return answer
  }
}

private final class Collected: Sendable {
  private let state = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))
  var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
  var isClosed: Bool { state.withLock { $0.isClosed } }
  func add(_ buffer: ByteBuffer) { state.withLock { $0.bytes += buffer.readableBytesView } }
  func close() { state.withLock { $0.isClosed = true } }
}

private final class Collector: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer
  private let collected: Collected
  init(_ collected: Collected) { self.collected = collected }
  func channelRead(context: ChannelHandlerContext, data: NIOAny) { collected.add(unwrapInboundIn(data)) }
  func channelInactive(context: ChannelHandlerContext) { collected.close() }
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// A server on a free port whose router answers `routed METHOD TARGET`, with some odd addresses.
struct TestServer {
  let port: Int
  let cache: PageCache
  let served: Lock<[String]>

  static func run(_ settings: HttpSettings = HttpSettings(), _ body: (TestServer) async throws -> Void) async throws {
    var settings = settings
    settings.port = 0
    let cache = PageCache(clock: { monday })
    let served = Lock<[String]>([])
    let front = Front(settings, cache: cache) { tag, isBot, isStaff in
      served.value += ["\(tag)\(isBot ? " bot" : "")\(isStaff ? " staff" : "")"]
    }
    let errors = ErrorAnswers { status, issues, _ in "<p>\(status.code) \(issues.first?.sentence ?? "")</p>" }
    let gate = Gate(settings, errors: errors) { request, visit in try await answer(request, visit) }
    let (ports, told) = AsyncStream<Int>.makeStream()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = WebServer(settings, gate: gate, front: front, logger: logger) { told.yield($0) }
    let running = Task { try await server.run() }
    defer { running.cancel() }
    for await port in ports {
      try await body(TestServer(port: port, cache: cache, served: served))
      break
    }
  }

  private static func answer(_ request: Request, _ visit: Visit) async throws -> Response {
    switch request.uri.path {
    case "/slow":
      try await Task.sleep(for: .milliseconds(200))
      return .page("slow", visit)
    case "/broken": throw CocoaError(.fileReadNoSuchFile)
    case "/missing": throw Fault.notFound
    case "/busy": throw TooOften(seconds: 7)
    case "/body":
      var size = 0
      for try await chunk in request.body { size += chunk.readableBytes }
      return .page("body \(size)", visit)
    case "/whoami": return .page("\(visit.address) \(if: visit.isSecure, "secure")", visit)
    default: return .page("routed \(request.method.rawValue) \(visit.target)", visit)
    }
  }

  /// Keeps a page at an address.
  @discardableResult
  func keep(_ target: String, _ text: String, tag: UInt64? = nil, variant: PageVariant = .normal) -> KeptPage {
    let page = KeptPage(Array(text.utf8), lastModified: monday, tag: tag, security: cache.security)
    cache.keep(page, for: PageKey(target, variant), town: "chengkan", cache.ticket("chengkan"))
    return page
  }
}

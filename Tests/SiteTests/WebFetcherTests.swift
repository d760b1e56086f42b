import Foundation
import Jobs
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import Site

/// Asking addresses outside: what comes back from a real server on this machine, and what is never asked.
@Suite struct WebFetcherTests {
  /// A server that answers as its paths say.
  private final class Door: ChannelInboundHandler, Sendable {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .head(let head) = unwrapInboundIn(data) else { return }
      let (status, headers, body): (HTTPResponseStatus, HTTPHeaders, String) =
        switch head.uri {
        case "/gone": (.notFound, [:], "没有")
        case "/moved": (.found, ["Location": "/fine"], "")
        case "/circle": (.found, ["Location": "/circle"], "")
        case "/inwards": (.found, ["Location": "http://169.254.169.254/latest"], "")
        case "/soft": (.ok, ["Content-Type": "text/html; charset=utf-8"], "<title>x</title><p>您访问的页面不存在</p>")
        case "/file": (.ok, ["Content-Type": "application/pdf"], "%PDF-")
        case "/silent": (.imATeapot, [:], "")
        default: (.ok, ["Content-Type": "text/html"], "<script>页面不存在</script><h1>好的</h1>")
        }
      if head.uri == "/silent" { return }
      context.write(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }

  private func serving(_ body: (Int) async throws -> Void) async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
          try channel.pipeline.syncOperations.addHandler(Door())
        }
      }.bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(channel.localAddress?.port)
    try await body(port)
    try await channel.close()
  }

  @Test func `pages, turns, files and silence are told apart`() async throws {
    try await serving { port in
      let fetcher = WebFetcher(allowed: ["127.0.0.1:\(port)"], pause: .zero)
      func ask(_ path: String, seconds: Int = 60) async -> WebProbe.Answer {
        await fetcher.ask("http://127.0.0.1:\(port)\(path)", seconds: seconds)
      }
      func status(_ answer: WebProbe.Answer) -> Int? { if case .page(let status, _, _) = answer { status } else { nil } }
      #expect(status(await ask("/gone")) == 404)
      #expect(status(await ask("/moved")) == 200)
      #expect(status(await ask("/file")) == 200)
      #expect(await ask("/circle") == .refused)
      #expect(await ask("/silent", seconds: 1) == .timedOut)
      guard case .page(_, _, let soft) = await ask("/soft"), case .page(_, _, let fine) = await ask("/fine") else {
        Issue.record("no page")
        return
      }
      #expect(soft.contains("页面不存在") && fine.contains("好的") && !fine.contains("页面不存在"))
    }
  }

  @Test func `what lies in a private network is refused, at once and at the end of a turn`() async throws {
    try await serving { port in
      let strict = WebFetcher(pause: .zero)
      #expect(await strict.ask("http://127.0.0.1:\(port)/fine", seconds: 60) == .refused)
      let open = WebFetcher(allowed: ["127.0.0.1:\(port)"], pause: .zero)
      #expect(await open.ask("http://127.0.0.1:\(port)/inwards", seconds: 60) == .refused)
    }
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://192.168.1.1/", "http://172.16.0.9/", "http://[::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://169.254.169.254/", "http://0.0.0.0/", "http://100.64.0.1/",
    "http://2130706433/", "http://0x7f.1/", "http://1.2.3.4:22/", "file:///etc/passwd", "ftp://1.2.3.4/", "http://a:b@1.2.3.4/",
    "http://", "http:///x", "gopher://1.2.3.4/", "http://1.2.3.4:6379/",
  ])
  func `addresses that must not be asked are not`(address: String) async {
    let answer = await WebFetcher(pause: .zero).ask(address, seconds: 2)
    #expect(answer == .refused || answer == .noSuchHost, "\(address): \(answer)")
  }

  @Test func `a port where nobody answers is no connection`() async {
    let answer = await WebFetcher(allowed: ["127.0.0.1:1"], pause: .zero).ask("http://127.0.0.1:1/", seconds: 2)
    #expect(answer == .noConnection)
  }
}

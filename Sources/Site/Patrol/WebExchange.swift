import Foundation
import Jobs
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// One question and its answer over one connection (一次问答).
struct WebExchange: Sendable {
  /// What was answered (回答).
  struct Heard: Sendable {
    var status = 0
    var location: String?
    var text = ""
  }

  private let place: WebPlace
  private let socket: SocketAddress
  private let group: any EventLoopGroup

  init(_ place: WebPlace, _ socket: SocketAddress, _ group: any EventLoopGroup) {
    (self.place, self.socket, self.group) = (place, socket, group)
  }

  private typealias Channel = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

  func run() async throws -> Heard {
    let tls = place.isSecure ? try NIOSSLContext(configuration: .makeClientConfiguration()) : nil
    let host = place.host
    let bootstrap = ClientBootstrap(group: group).connectTimeout(.seconds(10))
    let channel: Channel = try await bootstrap.connect(to: socket) { channel in
      channel.eventLoop.makeCompletedFuture {
        let handlers = channel.pipeline.syncOperations
        if let tls {
          let name = AddressBlock.bytes(host) == nil ? host : nil
          try handlers.addHandler(try NIOSSLClientHandler(context: tls, serverHostname: name))
        }
        try handlers.addHTTPClientHandlers(leftOverBytesStrategy: .dropBytes)
        return try Channel(wrappingChannelSynchronously: channel)
      }
    }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(.head(head))
      try await outbound.write(.end(nil))
      return try await Self.hear(inbound)
    }
  }

  /// It says who asks, so that whoever minds can say so.
  private var head: HTTPRequestHead {
    let port = place.port == (place.isSecure ? 443 : 80) ? "" : ":\(place.port)"
    let host = place.host.contains(":") ? "[\(place.host)]" : place.host
    return HTTPRequestHead(
      version: .http1_1, method: .GET, uri: place.target,
      headers: [
        "Host": host + port, "User-Agent": "Mozilla/5.0 (compatible; YudengLinkPatrol/1.0)", "Accept": "text/html,*/*;q=0.5",
        "Accept-Language": "zh-CN,zh;q=0.9", "Accept-Encoding": "identity", "Connection": "close",
      ])
  }

  private static func hear(_ inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> Heard {
    var (heard, bytes, type) = (Heard(), [UInt8](), "")
    reading: for try await part in inbound {
      switch part {
      case .head(let head):
        heard.status = Int(head.status.code)
        heard.location = head.headers.first(name: "Location")
        type = head.headers.first(name: "Content-Type")?.lowercased() ?? ""
        // Of a file nothing more is needed.
        if !type.isEmpty, !type.contains("text"), !type.contains("html"), !type.contains("xml") { break reading }
      case .body(let piece):
        bytes += piece.readableBytesView
        if bytes.count > WebFetcher.mostBytes { break reading }
      case .end: break reading
      }
    }
    guard heard.status > 0 else { throw Garbled() }
    heard.text = PageWords.text(bytes)
    return heard
  }

  /// Nothing that is HTTP came.
  struct Garbled: Error {}

  static func answer(to error: any Error) -> WebProbe.Answer {
    switch error {
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: .badCertificate
    case is Garbled, is HTTPParserError: .garbled
    case let error as NIOConnectionError where error.connectionErrors.isEmpty: .noSuchHost
    default: .noConnection
    }
  }
}

import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore

/// One request of one visitor (一次访问): who it is and how the answer should look. Made new for each request.
package struct Visit: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The address at the other end of the socket.
  package let peer: String
  /// The visitor's own address, found through trusted proxies.
  package private(set) var address: String
  package private(set) var isSecure = false
  package private(set) var cookies: [String: String] = [:]
  package private(set) var variant = PageVariant.normal
  package private(set) var acceptsGzip = false
  package private(set) var userAgent: String?
  /// The session cookie as sent; nothing is known of its truth yet.
  package private(set) var session: String?
  /// Path and query as asked.
  package private(set) var target = "/"
  /// Values of a route's `:name` parts.
  package var parts: [String: String] = [:]
  /// Who is signed in; set by the site once it has looked the session up.
  package var staff: Staff?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? "127.0.0.1"
    address = peer
  }

  /// Takes from the request what every handler needs.
  mutating func enter(_ request: Request, _ settings: HttpSettings) {
    let headers = request.headers
    let isProxied = settings.trustedProxies.contains { $0.contains(peer) }
    let forwarded = headers[values: .forwardedFor].joined(separator: ",")
    address = ClientAddress.find(peer: peer, forwarded: forwarded, trusted: settings.trustedProxies)
    isSecure = settings.isSecure || isProxied && headers[.forwardedProto] == "https"
    cookies = StrictCookies.read(headers)
    variant = PageVariant(cookie: cookies[PageVariant.cookie])
    acceptsGzip = Gzip.isAccepted(headers[.acceptEncoding])
    userAgent = headers[.userAgent]
    session = cookies[StrictCookies.name(settings.sessionCookie, isSecure: isSecure)]
    target = request.head.path ?? "/"
  }

  package var id: String { logger[metadataKey: "hb.request.id"]?.description ?? "-" }
  package var pageKey: PageKey { PageKey(target, variant) }
}

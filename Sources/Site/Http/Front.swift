import NIOCore

/// What the front handlers of all connections share: the pages, who counts, and how long to wait.
package struct Front: Sendable {
  /// Called on the event loop for each counted page that was shown. It must be quick and never block.
  package typealias Served = @Sendable (_ tag: UInt64, _ isBot: Bool, _ isStaff: Bool) -> Void

  let cache: PageCache?
  let patience: Patience.Limits
  private let served: Served
  private let sessionCookies: [[UInt8]]

  package init(_ settings: HttpSettings, cache: PageCache, served: @escaping Served) {
    self.cache = settings.pageCache ? cache : nil
    self.served = served
    patience = settings.patience
    sessionCookies = [settings.sessionCookie, "__Host-" + settings.sessionCookie].map { Array($0.utf8) }
  }

  /// The ready answer, or nil when the router must answer.
  func answer(_ request: PlainGet, _ bytes: UnsafeRawBufferPointer) -> ByteBuffer? {
    guard let cache else { return nil }
    var cookies = RawCookies()
    if let range = request.cookie { cookies = RawCookies(bytes, range, sessions: sessionCookies) }
    let variant: PageVariant = cookies.isLargeText ? .large : .normal
    guard let page = cache.page(UnsafeRawBufferPointer(rebasing: bytes[request.target]), variant) else { return nil }
    if let range = request.ifNoneMatch, bytes[range].contains(UInt8(ascii: ",")) { return nil }
    let ready = page.answer(acceptsGzip: acceptsGzip(request, bytes)) { ready in
      isUnchanged(request, bytes, ready.entityTag, page.lastModified)
    }
    if let tag = page.tag, !request.isHead { count(tag, request, bytes, cookies.hasSession) }
    return request.isHead ? ready.head : ready.bytes
  }

  private func count(_ tag: UInt64, _ request: PlainGet, _ bytes: UnsafeRawBufferPointer, _ isStaff: Bool) {
    let isBot = request.userAgent.map { Bots.isBot(UnsafeRawBufferPointer(rebasing: bytes[$0])) } ?? true
    served(tag, isBot, isStaff)
  }

  private func acceptsGzip(_ request: PlainGet, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let range = request.acceptEncoding else { return false }
    if PlainGet.same(bytes, range, "gzip, deflate, br") || PlainGet.same(bytes, range, "gzip") { return true }
    return Gzip.isAccepted(String(decoding: bytes[range], as: UTF8.self))
  }

  /// If-None-Match wins over If-Modified-Since (RFC 9110 §13.2.2).
  private func isUnchanged(
    _ request: PlainGet, _ bytes: UnsafeRawBufferPointer, _ entityTag: String, _ lastModified: String?
  ) -> Bool {
    if let range = request.ifNoneMatch {
      let weak = range.count > 2 && bytes[range.lowerBound] == 87 ? range.dropFirst(2) : range
      return bytes[weak].elementsEqual(entityTag.utf8) || bytes[range].elementsEqual("*".utf8)
    }
    guard let range = request.ifModifiedSince, let lastModified else { return false }
    return bytes[range].elementsEqual(lastModified.utf8)
  }
}

/// The two cookies that matter to a public page, found without making strings.
struct RawCookies {
  private(set) var isLargeText = false
  private(set) var hasSession = false

  init() {}

  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, sessions: [[UInt8]]) {
    for pair in bytes[range].split(separator: UInt8(ascii: ";")) {
      let cookie = pair.drop { $0 == 32 }
      if cookie.starts(with: "text=".utf8) { isLargeText = cookie.dropFirst(5).elementsEqual("large".utf8) }
      if let equals = cookie.firstIndex(of: UInt8(ascii: "=")) {
        let name = cookie[..<equals]
        if sessions.contains(where: { name.elementsEqual($0) }) { hasSession = true }
      }
    }
  }
}

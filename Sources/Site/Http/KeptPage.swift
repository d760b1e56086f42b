import Crypto
import Foundation
import HTTPTypes
import NIOCore

/// A rendered public page (成页) as ready bytes: status line, headers and body, once as it is and once in gzip.
package struct KeptPage: Sendable {
  /// What the visit counter counts; nil for pages that are not counted.
  package let tag: UInt64?
  package let lastModified: String?
  /// Where it is kept: the bytes of its address, and its variant.
  private(set) var address: [UInt8] = []
  private(set) var variant = PageVariant.normal
  let plain: ReadyAnswer
  let gzip: ReadyAnswer?
  let plainUnchanged: ReadyAnswer
  let gzipUnchanged: ReadyAnswer

  package init(
    _ body: [UInt8], type: String = "text/html; charset=utf-8", lastModified: Date? = nil, tag: UInt64? = nil,
    security: SecurityHeaders
  ) {
    self.tag = tag
    self.lastModified = lastModified.map(HttpDate.text)
    let digest = Hex16.text(SHA256.hash(data: body))
    let packed = body.count < Gzip.worthwhile ? nil : Gzip.compress(body, level: Gzip.thorough)
    let heads = Heads(type: type, lastModified: self.lastModified, security: security)
    plain = heads.whole(body, tag: "\"\(digest)\"", coding: nil)
    gzip = packed.map { heads.whole($0, tag: "\"\(digest)-gz\"", coding: "gzip") }
    plainUnchanged = heads.unchanged(tag: "\"\(digest)\"")
    gzipUnchanged = heads.unchanged(tag: "\"\(digest)-gz\"")
  }

  /// What this page weighs in the cache.
  var size: Int {
    let answers = [plain, plainUnchanged, gzipUnchanged] + (gzip.map { [$0] } ?? [])
    return 512 + answers.reduce(0) { $0 + $1.bytes.readableBytes }
  }

  /// The answer for a visitor who takes gzip or not, and who may hold the page already.
  func answer(acceptsGzip: Bool, isUnchanged: (ReadyAnswer) -> Bool) -> ReadyAnswer {
    let chosen = acceptsGzip ? gzip ?? plain : plain
    guard isUnchanged(chosen) else { return chosen }
    return chosen.isGzip ? gzipUnchanged : plainUnchanged
  }

  func addressed(_ key: PageKey) -> KeptPage {
    var copy = self
    copy.address = Array(key.target.utf8)
    copy.variant = key.variant
    return copy
  }

  /// With the current date in every answer.
  func dated(_ date: String) -> KeptPage { KeptPage(self, date) }

  private init(_ old: KeptPage, _ date: String) {
    tag = old.tag
    address = old.address
    variant = old.variant
    lastModified = old.lastModified
    plain = old.plain.dated(date)
    gzip = old.gzip?.dated(date)
    plainUnchanged = old.plainUnchanged.dated(date)
    gzipUnchanged = old.gzipUnchanged.dated(date)
  }
}

/// One answer, ready to be written to the socket.
struct ReadyAnswer: Sendable {
  let fields: HTTPFields
  let status: HTTPResponse.Status
  let entityTag: String
  let isGzip: Bool
  let headLength: Int
  private(set) var bytes: ByteBuffer

  /// The date stands first, so its place is known.
  private static let dateOffset = "HTTP/1.1 200 OK\r\nDate: ".utf8.count
  private static let unchangedDateOffset = "HTTP/1.1 304 Not Modified\r\nDate: ".utf8.count

  init(_ status: HTTPResponse.Status, _ fields: HTTPFields, _ body: [UInt8], entityTag: String, isGzip: Bool) {
    var head = "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\nDate: \(HttpDate.text(second: 0))\r\n"
    for field in fields { head += "\(field.name.rawName): \(field.value)\r\n" }
    head += "\r\n"
    (self.fields, self.status, self.entityTag, self.isGzip) = (fields, status, entityTag, isGzip)
    headLength = head.utf8.count
    bytes = ByteBufferAllocator().buffer(capacity: headLength + body.count)
    bytes.writeString(head)
    bytes.writeBytes(body)
  }

  /// The head alone, for HEAD.
  var head: ByteBuffer { bytes.getSlice(at: bytes.readerIndex, length: headLength) ?? bytes }
  /// The body alone, for the router's own answers.
  var body: ByteBuffer {
    bytes.getSlice(at: bytes.readerIndex + headLength, length: bytes.readableBytes - headLength) ?? ByteBuffer()
  }

  func dated(_ date: String) -> ReadyAnswer {
    var copy = self
    let offset = status == .ok ? Self.dateOffset : Self.unchangedDateOffset
    copy.bytes.setString(date, at: copy.bytes.readerIndex + offset)
    return copy
  }
}

/// The headers that the answers of one page share.
private struct Heads {
  var type: String
  var lastModified: String?
  var security: SecurityHeaders

  func whole(_ body: [UInt8], tag: String, coding: String?) -> ReadyAnswer {
    var fields = shared(tag)
    fields[.contentType] = type
    fields[.contentLength] = String(body.count)
    fields[.contentEncoding] = coding
    security.apply(to: &fields)
    return ReadyAnswer(.ok, fields, body, entityTag: tag, isGzip: coding != nil)
  }

  func unchanged(tag: String) -> ReadyAnswer {
    ReadyAnswer(.notModified, shared(tag), [], entityTag: tag, isGzip: false)
  }

  private func shared(_ tag: String) -> HTTPFields {
    var fields = HTTPFields()
    fields[.eTag] = tag
    fields[.lastModified] = lastModified
    fields[.cacheControl] = "no-cache"
    fields[.vary] = "Accept-Encoding, Cookie"
    return fields
  }
}

/// The first 16 bytes of a digest in hexadecimal: enough to tell versions apart.
enum Hex16 {
  static func text(_ digest: SHA256.Digest) -> String {
    digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

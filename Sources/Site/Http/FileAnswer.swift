import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import NIOPosix

/// The answer to a download (附件下载): streamed from disk, in whole or in part, and never run in our origin.
package struct FileAnswer: Sendable {
  package let path: String
  package let name: String
  package let type: String
  package let size: Int
  /// SHA-256 in hexadecimal: the strong entity tag.
  package let digest: String
  package let modified: Date?

  package init(path: String, name: String, type: String, size: Int, digest: String, modified: Date? = nil) {
    (self.path, self.name, self.type) = (path, name, type)
    (self.size, self.digest, self.modified) = (size, digest, modified)
  }

  /// What a withdrawn file answers: 410.
  package static let withdrawn = Fault(.gone, [Issue("", "这个附件已经撤回，不再提供下载。")])

  package func response(to request: Request) -> Response {
    let tag = "\"\(digest)\""
    let second = modified.map(HttpDate.second)
    if Conditions.isUnchanged(request.headers, entityTag: tag, modified: second) {
      return Response(status: .notModified, headers: validators(tag))
    }
    let mayPart = request.method == .get && Conditions.allowsRange(request.headers, entityTag: tag, modified: second)
    switch mayPart ? ByteRange(request.headers[.range], size: size) : .whole {
    case .whole: return whole(tag)
    case .part(let range): return part(range, tag)
    case .unsatisfiable:
      return Response(status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(size)"])
    }
  }

  private func whole(_ tag: String) -> Response {
    let body = size > 0 ? stream(0..<size) : ResponseBody()
    return Response(status: .ok, headers: headers(tag), body: body)
  }

  private func part(_ range: ClosedRange<Int>, _ tag: String) -> Response {
    var headers = headers(tag)
    headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(size)"
    return Response(status: .partialContent, headers: headers, body: stream(Range(range)))
  }

  private func headers(_ tag: String) -> HTTPFields {
    var headers = validators(tag)
    headers[.contentType] = safeType
    headers[.contentDisposition] = Disposition.header(name: name, type: type)
    headers[.contentSecurityPolicy] = SecurityHeaders.downloadPolicy
    return headers
  }

  private func validators(_ tag: String) -> HTTPFields {
    var headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache", .acceptRanges: "bytes"]
    headers[.lastModified] = modified.map(HttpDate.text)
    return headers
  }

  /// Types that a browser might run are sent as plain bytes.
  private var safeType: String {
    let known = type.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/.+-".contains($0)) }
    let isActive = ["html", "xml", "svg", "script", "text/css"].contains { type.contains($0) }
    return known && !isActive && type.contains("/") ? type : "application/octet-stream"
  }

  /// Reads in pieces on NIO's threads for slow work, waiting for the visitor between pieces.
  private func stream(_ range: Range<Int>) -> ResponseBody {
    let path = path
    return ResponseBody(contentLength: range.count) { writer in
      var place = range.lowerBound
      while place < range.upperBound {
        let (from, length) = (place, min(256 << 10, range.upperBound - place))
        let piece = try await NIOThreadPool.singleton.runIfActive { try Self.piece(path, from, length) }
        guard !piece.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
        place += piece.count
        try await writer.write(ByteBuffer(bytes: piece))
      }
      try await writer.finish(nil)
    }
  }

  /// The file is opened for each piece: a handle could not wait between them without being shared.
  private static func piece(_ path: String, _ from: Int, _ length: Int) throws -> Data {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    try handle.seek(toOffset: UInt64(from))
    let piece = try handle.read(upToCount: length) ?? Data()
    try handle.close()
    return piece
  }
}

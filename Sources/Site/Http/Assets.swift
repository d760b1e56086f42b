import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// Style sheets, scripts and pictures of the site (静态资源), loaded once, at addresses that carry their hash and so
/// may be kept by browsers for ever.
package struct Assets: Sendable {
  private struct Asset: Sendable {
    let type: String
    let digest: String
    let plain: ByteBuffer
    let gzip: ByteBuffer?
  }

  private let assets: [String: Asset]
  /// One hash over all of them, part of every address.
  package let hash: String
  /// Where the frame of every page finds its own.
  let addresses: AssetAddresses
  static let prefix = "/assets/"

  /// Reads a folder. All `.css` files become one `yudeng.css`, in the order of their names.
  package init(folder: URL) throws {
    var contents: [String: [UInt8]] = [:]
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names {
      guard let kind = Self.types[Self.kind(name)], !name.hasPrefix(".") else { continue }
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      if kind.hasPrefix("text/css") {
        contents["yudeng.css", default: []] += bytes + [10]
      } else {
        contents[name] = bytes
      }
    }
    var assets: [String: Asset] = [:]
    for (name, bytes) in contents { assets[name] = Self.asset(name, bytes) }
    self.assets = assets
    let digests = assets.sorted { $0.key < $1.key }.map { $0.key + $0.value.digest }.joined()
    hash = Hex16.text(SHA256.hash(data: Data(digests.utf8)))
    addresses = AssetAddresses(hash: hash)
  }

  /// The ones that are built into the program.
  package static func builtIn() throws -> Assets {
    try Assets(folder: Bundle.module.bundleURL.appending(path: "Assets"))
  }

  package func address(_ name: String) -> String { "\(Self.prefix)\(hash)/\(name)" }

  /// Whether it is there: what is bundled when the program is set up may be missing.
  package func holds(_ name: String) -> Bool { assets[name] != nil }

  /// The answer, when the path is an asset's. An old hash answers 404 rather than the wrong version.
  package func response(to request: Request, _ visit: Visit) throws -> Response? {
    guard request.uri.path.hasPrefix(Self.prefix) else { return nil }
    let parts = request.uri.path.dropFirst(Self.prefix.count).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == hash, let asset = assets[String(parts[1])] else { throw Fault.notFound }
    var headers: HTTPFields = [
      .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable", .eTag: "\"\(asset.digest)\"",
      .vary: "Accept-Encoding",
    ]
    if Conditions.isUnchanged(request.headers, entityTag: "\"\(asset.digest)\"", modified: nil) {
      return Response(status: .notModified, headers: headers)
    }
    guard visit.acceptsGzip, let gzip = asset.gzip else {
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.plain))
    }
    headers[.contentEncoding] = "gzip"
    headers[.eTag] = "\"\(asset.digest)-gz\""
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: gzip))
  }

  private static func asset(_ name: String, _ bytes: [UInt8]) -> Asset {
    let type = types[kind(name)] ?? "application/octet-stream"
    let isText = type.hasPrefix("text/") || type.contains("svg") || type.contains("json")
    let packed = isText && bytes.count >= Gzip.worthwhile ? Gzip.compress(bytes, level: Gzip.thorough) : nil
    return Asset(
      type: type, digest: Hex16.text(SHA256.hash(data: bytes)), plain: ByteBuffer(bytes: bytes),
      gzip: packed.map { ByteBuffer(bytes: $0) })
  }

  /// What follows the last dot.
  private static func kind(_ name: String) -> String { name.split(separator: ".").last.map { $0.lowercased() } ?? "" }

  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "ico": "image/x-icon", "jpg": "image/jpeg", "webp": "image/webp", "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8", "json": "application/json",
  ]
}

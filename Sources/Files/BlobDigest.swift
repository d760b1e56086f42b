import Crypto
import Foundation
import Kernel
import Store

/// The name of a file's content (内容摘要): the SHA-256 of its bytes in lower-case hexadecimal. Equal content has
/// one name, and a changed byte shows.
package struct BlobDigest: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let hex: String

  /// Nil for anything but 64 lower-case hexadecimal digits, so that no digest can lead out of the folder.
  package init?(_ hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    self.hex = hex
  }

  package init(of bytes: Data) { self.init(SHA256.hash(data: bytes)) }
  init(_ digest: SHA256.Digest) { hex = Hex.encode(digest) }

  package var description: String { hex }
  package static func < (a: Self, b: Self) -> Bool { a.hex < b.hex }
}

extension BlobDigest: Storable {
  package var stored: Value { .text(hex) }
  package init?(stored: Value) {
    guard case .text(let text) = stored else { return nil }
    self.init(text)
  }
}

extension BlobDigest: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = BlobDigest(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256")
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

import Foundation
import Kernel
import Store

/// What a backup says of itself (备份清单): the first file in the archive, by which every other one is checked.
package struct BackupManifest: Codable, Equatable, Sendable {
  /// Of the archive, not of the database. Another one is refused.
  package static let format = 1

  package struct File: Codable, Equatable, Sendable {
    package let name: String
    package let size: Int
    package let digest: BlobDigest
  }

  package var format = BackupManifest.format
  package var madeAt: String
  /// The steps of the schema the database has been through.
  package var schema: [String]
  /// Every file in the archive, in its order.
  package var files: [File]
  /// Files the database names that could not be taken along, being missing or damaged already.
  package var missing: [BlobDigest]
  /// The journal's last row when the copy began, and its digest: the restored journal must contain it.
  package var journalLast: Int64
  package var journalDigest: String

  static let name = "manifest.json"
  static let database = "yudeng.sqlite"
  static let key = "key"
  static func blob(_ digest: BlobDigest) -> String { "files/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))" }

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// Whether each name is one that we write, once, so that none can lead out of the folder.
  var isPlain: Bool {
    Set(files.map(\.name)).count == files.count
      && files.allSatisfy { [Self.database, Self.key, Self.blob($0.digest)].contains($0.name) }
      && files.contains { $0.name == Self.database }
  }
}

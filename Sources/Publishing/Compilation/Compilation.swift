import Files
import Foundation
import Kernel
import Store

/// A compilation (汇编): what a column and those below it made public in a period, as one PDF or OFD file with a contents
/// page. It is a copy for the shelf and the archive; what was taken down since makes it out of date.
package struct Compilation: Equatable, Sendable {
  package typealias ID = Identifier<Compilation>

  /// The forms that it can have.
  package enum Format: String, CaseIterable, Sendable, Storable {
    case pdf, ofd

    package var chinese: String { self == .pdf ? "PDF 文件" : "OFD 版式文件" }
    package var mediaType: String { "application/\(rawValue)" }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let column: Column.ID
  package let title: String
  package let first: Day
  package let last: Day
  package let format: Format
  package let account: Identifier<AccountRow>
  package let orderedAt: Date
  package let job: Int64?
  package let file: File?
  /// How many of its items are not public any more as they stand in it.
  package let outdated: Int

  /// What was made (成品).
  package struct File: Equatable, Sendable {
    package let digest: BlobDigest
    package let size: Int
    package let madeAt: Date
    package let items: Int
    package let pages: Int
  }

  package var fileName: String { FileName.clean("\(title).\(format.rawValue)", .zip) }

  init(_ row: Row) throws {
    (id, town, column) = (try row["id"], try row["town"], try row["column_id"])
    (title, first, last) = (try row["title"], try row["first_day"], try row["last_day"])
    (format, account) = (try row["form"], try row["account"])
    (orderedAt, job, outdated) = (try row["ordered_at"], try row["job"], try row["outdated"])
    let digest: BlobDigest? = try row["digest"]
    file = try digest.map {
      File(digest: $0, size: try row["size"], madeAt: try row["made_at"], items: try row["items"], pages: try row["pages"])
    }
  }
}

extension Compilation {
  /// The latest of a town, the newest first.
  package static func list(of town: Identifier<Organisation>, _ reader: some Reader) throws -> [Compilation] {
    try reader.all(
      "\(selection) WHERE compilation.town = \(town) ORDER BY compilation.id DESC LIMIT 50", Compilation.init)
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Compilation {
    guard let found = try reader.first("\(selection) WHERE compilation.id = \(id)", Compilation.init) else {
      throw Fault.notFound
    }
    return found
  }

  private static var selection: SQL {
    """
    SELECT compilation.*, (
      SELECT count(*) FROM compilation_item LEFT JOIN live_item ON live_item.item = compilation_item.item
      WHERE compilation_item.compilation = compilation.id
        AND (live_item.revision IS NULL OR live_item.revision <> compilation_item.revision)) AS outdated
    FROM compilation
    """
  }
}

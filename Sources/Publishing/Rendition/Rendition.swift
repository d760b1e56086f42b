import Files
import Foundation
import Kernel
import Rendering
import Store

/// A rendition (成品文件): a public revision in one of its forms, as a file. It belongs to that revision alone, so it goes
/// stale by itself when another takes its place.
package struct Rendition: Equatable, Sendable {
  package let revision: Revision.ID
  /// The form's own name, or `zip` for all of them together.
  package let form: String
  package let digest: BlobDigest
  package let size: Int
  package let madeAt: Date

  /// Raised with every change of the writers that a reader would notice: then everything is made anew.
  package static let renderer = 3
  /// All forms in one file (全部形式).
  package static let bundle = "zip"

  init(_ row: Row) throws {
    revision = try row["revision"]
    form = try row["form"]
    digest = try row["digest"]
    size = try row["size"]
    madeAt = try row["made_at"]
  }

  /// What readers know the form by.
  package var name: String { Form(rawValue: form)?.name ?? "全部形式（压缩包）" }
  package var mediaType: String { Form(rawValue: form)?.mediaType ?? "application/zip" }
  package func fileName(of title: String) -> String {
    FileName.clean(Form(rawValue: form)?.fileName(of: title) ?? "\(title).zip", .zip)
  }

  private static let order = Form.allCases.map(\.rawValue) + [bundle]

  /// The forms of a revision, in the order they are offered.
  static func list(of revision: Revision.ID, _ reader: some Reader) throws -> [Rendition] {
    let found = try reader.all("SELECT * FROM rendition WHERE revision = \(revision)", Rendition.init)
    return found.sorted {
      (order.firstIndex(of: $0.form) ?? 0, $0.form) < (order.firstIndex(of: $1.form) ?? 0, $1.form)
    }
  }

  /// What a public address of a form leads to (成品地址).
  package enum Found: Sendable {
    case file(Rendition, title: String, column: String)
    /// The item is public, the form not made yet or not one of ours.
    case missing
    /// Nothing public has that number now.
    case gone
  }

  package static func fetch(
    _ form: String, of number: Int, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Found {
    let row = try reader.first(
      """
      SELECT live_item.title, site_column.slug, live_item.revision
      FROM live_item JOIN site_column ON site_column.id = live_item.column_id
      WHERE live_item.town = \(town) AND live_item.number = \(number)
      """)
    guard let row else { return .gone }
    let revision: Revision.ID = try row["revision"]
    let made = try reader.first(
      "SELECT * FROM rendition WHERE revision = \(revision) AND form = \(form)", Rendition.init)
    return .init(made, title: try row["title"], column: try row["slug"])
  }
}

extension Rendition.Found {
  fileprivate init(_ made: Rendition?, title: String, column: String) {
    self = made.map { .file($0, title: title, column: column) } ?? .missing
  }
}

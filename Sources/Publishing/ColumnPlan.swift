import Foundation
import Kernel
import Store

/// The standard columns of a township (标准栏目): the four fixed parts, 依申请公开, and the categories of 条例
/// 第二十条 and 第二十一条. It is data: `Resources/columns.json`.
package struct ColumnPlan: Decodable, Sendable {
  package let slug: String
  package let name: String
  package let kind: ColumnKind
  package let basis: String?
  package let description: String?
  package let periodDays: Int?
  package let children: [ColumnPlan]?

  /// The first-level columns of a township.
  package static func township() throws -> [ColumnPlan] {
    guard let url = Bundle.module.url(forResource: "Resources/columns", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try JSONDecoder().decode([ColumnPlan].self, from: Data(contentsOf: url))
  }

  /// Adds what a town does not have yet; what it changed stays as it is. Returns how many columns were added.
  @discardableResult
  package static func install(in town: Identifier<Organisation>, _ tx: Transaction) throws -> Int {
    var added = 0
    for plan in try township() { added += try plan.install(under: nil, in: town, tx) }
    return added
  }

  private func install(
    under parent: Column.ID?, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> Int {
    let present = try Column.at(slug, in: town, tx)?.id
    let id = try present ?? Column.add(new(under: parent), in: town, tx)
    var added = present == nil ? 1 : 0
    for child in children ?? [] { added += try child.install(under: id, in: town, tx) }
    return added
  }

  private func new(under parent: Column.ID?) -> NewColumn {
    var new = NewColumn(slug: slug, name: name, kind: kind, parent: parent)
    new.basis = basis ?? ""
    new.description = description ?? ""
    new.periodDays = periodDays
    return new
  }
}

import Foundation
import Kernel
import Store

/// An item (信息): the thing with an address and an 索引号. What it says is in its editions.
package struct Item: Equatable, Sendable {
  package typealias ID = Identifier<Item>

  package let id: ID
  /// The town, village or office whose information it is.
  package let organisation: Identifier<Organisation>
  package let town: Identifier<Organisation>
  package let column: Column.ID
  /// Its number in the town, the end of its public address.
  package let number: Int
  /// 索引号, from its first publishing on.
  package let indexNumber: String?
  /// When it was first published here. Written once.
  package let publishedAt: Date?
  package let origin: Origin?
  package let validity: ValidityMark
  package let withdrawal: Withdrawal?
  /// When it was erased in an emergency (紧急清除): nothing of its words is left.
  package let erasedAt: Date?
  package let createdBy: String

  /// Where an item was taken over from (转入), with the dates it bore there.
  package struct Origin: Equatable, Sendable {
    package let importedAt: Date
    package let from: String
    package let publishedOn: Day?
    package let indexNumber: String?
  }

  /// How a document's validity stands, since when, and why.
  package struct ValidityMark: Equatable, Sendable {
    package let validity: Validity
    package let on: Day?
    package let reason: String
    /// The item that amended or abolished it.
    package let by: Item.ID?
  }

  /// When it was taken down (撤下), and what the public is told.
  package struct Withdrawal: Equatable, Sendable {
    package let at: Date
    package let reason: String
  }

  init(_ row: Row) throws {
    id = try row["id"]
    organisation = try row["organisation"]
    town = try row["town"]
    column = try row["column_id"]
    number = try row["number"]
    indexNumber = try row["index_number"]
    publishedAt = try row["published_at"]
    origin = try Origin(row)
    validity = ValidityMark(
      validity: try row["validity"], on: try row["validity_on"], reason: try row["validity_reason"],
      by: try row["validity_by"])
    withdrawal = try Withdrawal(row)
    erasedAt = try row["erased_at"]
    createdBy = try row["created_by"]
  }

  /// The item. That it may be seen is the caller's to check: see `Scope`.
  static func find(_ id: ID, _ reader: some Reader) throws -> Item {
    guard let item = try reader.first("SELECT * FROM item WHERE id = \(id)", Item.init) else { throw Fault.notFound }
    return item
  }
}

extension Item.Origin {
  /// Nil for an item that was written here.
  init?(_ row: Row) throws {
    guard let importedAt: Date = try row["imported_at"] else { return nil }
    self.importedAt = importedAt
    from = try row["imported_from"]
    publishedOn = try row["original_published_on"]
    indexNumber = try row["original_index_number"]
  }
}

extension Item.Withdrawal {
  init?(_ row: Row) throws {
    guard let at: Date = try row["withdrawn_at"] else { return nil }
    self.at = at
    reason = try row["withdrawn_reason"]
  }
}

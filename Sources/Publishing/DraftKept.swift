import Foundation
import Kernel
import Store

/// A kept draft (自动保存的稿件): what somebody typed in one tab of his browser and has not saved yet. It is no revision;
/// nobody but he sees it.
package struct KeptDraft: Equatable, Sendable {
  package typealias ID = Identifier<KeptDraft>

  package let id: ID
  /// Nil for an item that does not exist yet.
  package let item: Item.ID?
  package let tab: String
  /// The revision that was on the page when typing began.
  package let revision: Int
  package let title: String
  package let fields: [Field]
  package let keptAt: Date

  /// A field of the editor's form, as it was typed.
  package struct Field: Codable, Equatable, Sendable {
    package let name: String
    package let value: String
    package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  init(_ row: Row) throws {
    id = try row["id"]
    item = try row["item"]
    tab = try row["tab"]
    revision = try row["revision"]
    title = try row["title"]
    let stored: String = try row["fields"]
    fields = try JSONDecoder().decode([Field].self, from: Data(stored.utf8))
    keptAt = try row["kept_at"]
  }

  package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// What an actor left unsaved, the latest first.
  package static func list(of actor: Actor, _ reader: some Reader) throws -> [KeptDraft] {
    guard let account = actor.staff?.account else { return [] }
    return try reader.all("\(query(account)) LIMIT 100", KeptDraft.init)
  }

  static func query(_ account: Identifier<AccountRow>) -> SQL {
    """
    SELECT * FROM kept_draft WHERE account = \(account) AND saved_at IS NULL ORDER BY kept_at DESC, id DESC
    """
  }

  /// One of them; another's is not found.
  package static func find(_ id: ID, of actor: Actor, _ reader: some Reader) throws -> KeptDraft {
    guard let account = actor.staff?.account,
      let draft = try reader.first(
        "SELECT * FROM kept_draft WHERE id = \(id) AND account = \(account) AND saved_at IS NULL", KeptDraft.init)
    else { throw Fault.notFound }
    return draft
  }

  /// What has become of what a tab typed.
  package enum Standing: String, Sendable { case unknown, kept, saved }

  package static func standing(
    of tab: String, as actor: Actor, _ reader: some Reader
  ) throws -> (standing: Standing, keptAt: Date?) {
    guard let account = actor.staff?.account,
      let row = try reader.first(
        "SELECT kept_at, saved_at FROM kept_draft WHERE account = \(account) AND tab = \(tab)")
    else { return (.unknown, nil) }
    let savedAt: Date? = try row["saved_at"]
    return (savedAt == nil ? .kept : .saved, try row["kept_at"])
  }
}

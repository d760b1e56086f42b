import Foundation
import Kernel
import Store

/// What a tab sends to be kept (待暂存内容).
package struct DraftTyped: Sendable {
  package var item: Item.ID?
  package var tab: String
  package var revision: Int
  package var fields: [KeptDraft.Field]
  /// The kept draft that the page was filled from; it is the tab's own now.
  package var restored: KeptDraft.ID?

  package init(
    item: Item.ID?, tab: String, revision: Int, fields: [KeptDraft.Field], restored: KeptDraft.ID? = nil
  ) {
    (self.item, self.tab, self.revision) = (item, tab, revision)
    (self.fields, self.restored) = (fields, restored)
  }

  /// Names of tabs are made by us or by the page's script: letters and digits.
  package static func isTab(_ name: String) -> Bool {
    (8...64).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 45
      }
  }
}

extension KeptDraft {
  /// Keeps what was typed (自动保存). Nothing goes into the journal: this is no act of office yet, and would be a line
  /// every few seconds. Nil when the tab's work has been saved already.
  package static func keep(_ typed: DraftTyped, _ tx: Transaction) throws -> KeptDraft? {
    let account = try typist(tx)
    guard DraftTyped.isTab(typed.tab), typed.revision >= 0 else {
      throw Fault.invalid("", "页面已过期，请刷新页面后再编辑。")
    }
    if let item = typed.item { _ = try Item.visible(item, tx) }
    let title = String((typed.fields.first { $0.name == "title" }?.value ?? "").trimmed.prefix(200))
    let fields = String(decoding: try JSONEncoder().encode(typed.fields), as: UTF8.self)
    let row = try tx.first(
      """
      INSERT INTO kept_draft (account, item, tab, revision, title, fields, kept_at)
      VALUES (\(account), \(typed.item), \(typed.tab), \(typed.revision), \(title), \(fields), \(tx.now))
      ON CONFLICT (account, tab) DO UPDATE SET item = excluded.item, revision = excluded.revision,
        title = excluded.title, fields = excluded.fields, kept_at = excluded.kept_at
      WHERE kept_draft.saved_at IS NULL
      RETURNING *
      """)
    guard let row else { return nil }
    if let restored = typed.restored {
      try tx.run(
        "DELETE FROM kept_draft WHERE id = \(restored) AND account = \(account) AND tab <> \(typed.tab)")
    }
    try forgetBeyond(100, of: account, tx)
    return try KeptDraft(row)
  }

  /// Other tabs of the same person that typed into the same item within the last quarter of an hour, newest first.
  package static func elsewhere(_ item: Item.ID, than tab: String, _ tx: Transaction) throws -> [Date] {
    try tx.all(
      """
      SELECT kept_at FROM kept_draft
      WHERE account = \(try typist(tx)) AND saved_at IS NULL AND item = \(item) AND tab <> \(tab)
        AND kept_at > \(tx.now.addingTimeInterval(-900))
      ORDER BY kept_at DESC, id DESC
      """
    ) { try $0["kept_at"] }
  }

  /// What a tab typed has been saved: its row becomes an empty mark, what it was restored from goes.
  package static func settle(_ tab: String, restored: ID?, _ tx: Transaction) throws {
    guard let account = tx.actor.staff?.account else { return }
    if let restored { try tx.run("DELETE FROM kept_draft WHERE id = \(restored) AND account = \(account)") }
    guard DraftTyped.isTab(tab) else { return }
    try tx.run(
      """
      INSERT INTO kept_draft (account, tab, revision, title, fields, kept_at, saved_at)
      VALUES (\(account), \(tab), 0, '', '[]', \(tx.now), \(tx.now))
      ON CONFLICT (account, tab) DO UPDATE SET title = '', fields = '[]', saved_at = excluded.saved_at
      """)
  }

  /// Throws it away (丢弃), because its writer says so.
  package static func discard(_ id: ID, _ tx: Transaction) throws {
    let draft = try find(id, of: tx.actor, tx)
    try tx.run("DELETE FROM kept_draft WHERE id = \(id)")
    try tx.record(
      "draft.discarded", of: draft.item.map { "item:\($0)" } ?? "item:new", in: tx.actor.staff?.organisation)
  }

  /// Removes what nobody came back for within the days that are set. Returns how many went.
  @discardableResult
  package static func purge(_ tx: Transaction) throws -> Int {
    let days = try keptDays(on: tx.today, tx)
    return try tx.run(
      "DELETE FROM kept_draft WHERE kept_at < \(tx.now.addingTimeInterval(-Double(max(1, days)) * 86_400))")
  }

  /// For how many days they are kept, as the district says: one clearing goes through all of them.
  package static func keptDays(on day: Day, _ reader: some Reader) throws -> Int {
    let district: Identifier<Organisation>? = try reader.value(
      "SELECT id FROM organisation WHERE parent IS NULL ORDER BY id LIMIT 1")
    return try Setting.value("publishing.keptDraftDays", for: district, on: day, reader).flatMap { Int($0) } ?? 30
  }

  private static func typist(_ tx: Transaction) throws -> Identifier<AccountRow> {
    guard let account = tx.actor.staff?.account else { throw Fault.signInNeeded }
    return account
  }

  /// Whoever opens tabs without end keeps the latest.
  private static func forgetBeyond(_ count: Int, of account: Identifier<AccountRow>, _ tx: Transaction) throws {
    try tx.run(
      """
      DELETE FROM kept_draft WHERE account = \(account) AND id IN (
        SELECT id FROM kept_draft WHERE account = \(account) AND saved_at IS NULL
        ORDER BY kept_at DESC, id DESC LIMIT 1000 OFFSET \(count))
      """)
  }
}

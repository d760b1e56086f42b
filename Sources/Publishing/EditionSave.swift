import Kernel
import Store

extension Edition {
  /// Saves a new revision of a draft (保存). `expecting` is the revision that the writer had before him: when
  /// another has saved since, nothing is overwritten and he is told. Returns the new revision's ordinal.
  package static func save(
    _ id: ID, _ content: Content, expecting revision: Int, _ tx: Transaction
  ) throws -> Int {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    guard transition(from: piece.edition.state, verb: .save) != nil else { throw piece.refusal(of: .save) }
    guard piece.edition.revision == revision else {
      throw Fault.conflict("在您编辑期间，别人保存了第 \(piece.edition.revision) 稿。请先复制您的改动，刷新后再合并保存。")
    }
    let issues = try content.issues() + piece.strangers(in: content.attachments, tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    try Revision.write(content, for: piece.edition, town: piece.item.town, tx)
    let note = content.changeNote.trimmed
    try piece.leaveTrail(.save, .draft, piece.edition.round, note.isEmpty ? "第 \(revision + 1) 稿" : note, tx)
    return revision + 1
  }
}

extension Workpiece {
  func requireDrafting(_ tx: Transaction) throws {
    try Owner.find(item.organisation, tx).requireDrafting(tx.actor, column: column.id)
  }

  /// Attachments must be this item's: another's would become public through the back door.
  fileprivate func strangers(in attachments: [Attachment.ID], _ tx: Transaction) throws -> [Issue] {
    guard !attachments.isEmpty else { return [] }
    let own = try tx.count(
      "SELECT count(*) FROM attachment WHERE item = \(item.id) AND id IN \(list: attachments)")
    if own == Set(attachments).count { return [] }
    return [Issue("attachments", "附件不属于这条信息，请重新上传。")]
  }
}

import Kernel
import Store

extension Item {
  /// Opens a new edition beside the public one (另开新版), beginning with the same content. The live page stays until
  /// the new one is published. Returns the edition to go on with.
  package static func openEdition(_ id: ID, _ tx: Transaction) throws -> Edition {
    let item = try visible(id, tx)
    try Owner.find(item.organisation, tx).requireDrafting(tx.actor, column: item.column)
    let working = try tx.count(
      "SELECT count(*) FROM edition WHERE item = \(id) AND state IN ('draft', 'inReview', 'scheduled')")
    if working > 0 { throw Fault.conflict("这条信息已经有一个正在办理的新版，请在那一版上继续修改。") }
    let latest = try tx.first(
      """
      SELECT * FROM edition WHERE item = \(id) AND published_at IS NOT NULL ORDER BY ordinal DESC LIMIT 1
      """, Edition.init)
    guard let before = latest, transition(from: before.state, verb: .reopen) != nil,
      var content = try Revision.of(before, tx)?.content
    else { throw Fault.conflict("这条信息从未发布过，请直接新建一条。") }

    let last: Int = try tx.value("SELECT max(ordinal) FROM edition WHERE item = \(id)") ?? before.ordinal
    let edition = try Edition.open(id, ordinal: last + 1, tx)
    (content.changeNote, content.isMajor) = ("", true)
    try Revision.write(content, for: edition, town: item.town, tx)
    let piece = Workpiece(edition: edition, item: item, column: try Column.find(item.column, tx))
    try piece.leaveTrail(.reopen, .draft, 0, "由第 \(before.ordinal) 版而来", tx)
    return try Edition.find(edition.id, tx)
  }
}

import Crypto
import Files
import Foundation
import Kernel
import Store

extension ErasureTarget {
  /// Whether an actor may erase this now: 签发 there, a reason, and the item's number typed once more. Returns the item.
  func check(reason: String, typed: String, _ actor: Actor, _ reader: some Reader) throws -> Item {
    let item = try Item.find(item, reader)
    guard Scope.covers(item, for: actor) else { throw Fault.notFound }
    try actor.asHimself.require(.issue, in: item.organisation, column: item.column)
    guard item.erasedAt == nil else { throw Fault.conflict("这条信息已经清除过了。") }
    if let attachment {
      let row = try reader.first("SELECT * FROM attachment WHERE id = \(attachment) AND item = \(item.id)")
      guard let row else { throw Fault.notFound }
      guard (try row["erased_at"] as Date?) == nil else { throw Fault.conflict("这个附件已经清除过了。") }
    }
    var issues: [Issue] = []
    if reason.trimmed.isEmpty { issues.append(Issue("reason", "请写明清除的原因；不要把要清除的内容写进来。")) }
    if reason.count > 300 { issues.append(Issue("reason", "原因最多 300 个字，请删减。")) }
    if typed.trimmed != String(item.number) {
      issues.append(Issue("number", "请照着页面上的编号输入 \(item.number)，确认要清除的就是这一条。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return item
  }
}

extension Erasure {
  /// What people read where the item was.
  static let publicWords = "该信息不再公开。"

  /// The change itself, once the original lies sealed in `parts`: everything public lets go of it, every word is
  /// taken away, and what is left to remove on disk is written down for `Erasing.clear`.
  static func make(
    _ target: ErasureTarget, _ original: SealedOriginal, _ parts: [Blob], reason: String, typed: String,
    _ tx: Transaction
  ) throws -> ID {
    let item = try target.check(reason: reason, typed: typed, tx.actor, tx)
    // Somebody saved meanwhile: what is sealed is not all there is.
    guard try SealedOriginal.gather(target, tx) == original else { throw Changed() }
    let id = try add(target, item, original, parts, reason: reason.trimmed, tx)
    if target.attachment == nil {
      try ErasedCopies.takeBackNotices(of: item.id, tx)
      try eraseWords(item, tx)
      try ErasedCopies.dropExports(of: item.id, id, tx)
      for digest in try Rendition.forget(item.id, tx) { try ErasedCopies.remember(digest, id, tx) }
    }
    try eraseFiles(original, parts, id, tx)
    try tx.run("UPDATE item SET changed_at = \(tx.now) WHERE id = \(item.id)")
    let what = target.attachment.map { "附件 \($0)" } ?? "全部内容"
    try tx.record(
      "item.erased", of: "item:\(item.id)", in: item.organisation,
      "清除\(what)，密封原件 \(digest(of: parts).prefix(16))…，清除证明 \(id)" + Vouched.note(reason.trimmed))
    tx.touchPages(of: item.town)
    return id
  }

  /// The item changed between sealing and erasing.
  struct Changed: Error {}

  static func digest(of parts: [Blob]) -> String {
    Hex.encode(SHA256.hash(data: Data(parts.map(\.digest.hex).joined(separator: "\n").utf8)))
  }

  private static func add(
    _ target: ErasureTarget, _ item: Item, _ original: SealedOriginal, _ parts: [Blob], reason: String,
    _ tx: Transaction
  ) throws -> ID {
    let id: ID = try tx.insert(
      """
      INSERT INTO erasure (item, attachment, organisation, reason, actor, account, at, digest, editions, revisions,
        files)
      VALUES (\(item.id), \(target.attachment), \(item.organisation), \(reason), \(tx.actor.name),
        \(tx.actor.staff?.account), \(tx.now), \(digest(of: parts)), \(original.tables["edition"]?.count ?? 0),
        \(original.tables["revision"]?.count ?? 0), \(original.files.count)) RETURNING id
      """)
    for (position, part) in parts.enumerated() {
      try part.register(tx)
      try tx.run("INSERT INTO sealed_part (erasure, position, digest) VALUES (\(id), \(position), \(part.digest))")
    }
    return id
  }

  private static func eraseWords(_ item: Item, _ tx: Transaction) throws {
    let column = try Column.find(item.column, tx)
    for edition in try tx.all("SELECT * FROM edition WHERE item = \(item.id) ORDER BY ordinal", Edition.init) {
      try ForcedRelease.settle(edition.id, .erased, tx)
      try Workpiece(edition: edition, item: item, column: column).advance(.erase, tx)
    }
    try LiveItem.remove(item.id, tx)
    try tx.run("UPDATE opinion_link SET revoked_at = \(tx.now) WHERE item = \(item.id) AND used_at IS NULL AND revoked_at IS NULL")
    for place in WordPlace.all { try tx.run(place.blank(item.id)) }
    try tx.run("UPDATE item SET erased_at = \(tx.now) WHERE id = \(item.id)")
    guard item.publishedAt != nil else { return }
    try tx.run(
      """
      UPDATE item SET withdrawn_at = COALESCE(withdrawn_at, \(tx.now)), withdrawn_reason = \(publicWords)
      WHERE id = \(item.id)
      """)
  }

  /// Each attachment keeps its row and its address, and points at its sealed part from now on.
  private static func eraseFiles(
    _ original: SealedOriginal, _ parts: [Blob], _ id: ID, _ tx: Transaction
  ) throws {
    for file in original.files {
      let part = parts[file.position]
      try tx.run(
        """
        UPDATE attachment_check SET original = NULL, original_size = NULL WHERE original = \(file.digest)
          AND attachment IN (
            SELECT attachment.id FROM attachment JOIN erasure ON erasure.item = attachment.item
            WHERE erasure.id = \(id) AND attachment.id = COALESCE(erasure.attachment, attachment.id))
        """)
      try ErasedCopies.remember(file.digest, id, tx)
      guard !file.attachments.isEmpty else {
        try ErasedCopies.seal(file.digest, as: part, tx)
        continue
      }
      try tx.run("UPDATE attachment_trace SET detail = '' WHERE attachment IN \(list: file.attachments)")
      try tx.run(
        """
        UPDATE attachment SET name = '（已清除）', digest = \(part.digest), size = \(part.size),
          media_type = 'application/octet-stream', erased_at = \(tx.now) WHERE id IN \(list: file.attachments)
        """)
    }
  }
}

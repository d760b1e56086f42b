import Files
import Foundation
import Jobs
import Kernel
import Store
import Traces

/// A file that a job is still to look through (待检查的附件). Until then it is what was uploaded, and the gate keeps it in.
package struct AttachmentWait: Equatable, Sendable {
  package let job: Identifier<JobRow>
  package let since: Date

  /// The files of an item that wait. That the item may be seen is the caller's to check.
  package static func list(of item: Item.ID, _ reader: some Reader) throws -> [Attachment.ID: AttachmentWait] {
    let rows = try reader.all(
      """
      SELECT attachment_wait.* FROM attachment JOIN attachment_wait ON attachment_wait.attachment = attachment.id
      WHERE attachment.item = \(item)
      """)
    return try rows.reduce(into: [:]) {
      $0[try $1["attachment"]] = AttachmentWait(job: try $1["job"], since: try $1["since"])
    }
  }

  /// Puts a file in line.
  static func begin(_ attachment: Attachment, _ tx: Transaction) throws {
    let town: Identifier<Organisation>? = try tx.value("SELECT town FROM item WHERE id = \(attachment.item)")
    let job = try FileCheckJob(attachment.id, of: attachment.item).enqueue(tx, in: town)
    try tx.run("INSERT INTO attachment_wait (attachment, job, since) VALUES (\(attachment.id), \(job), \(tx.now))")
  }

  /// What the job needs of a waiting file (待查内容).
  struct Waiting: Sendable {
    let upload: Blob
    let name: String
    let kept: Set<Trace.Kind>
  }

  /// Nil when it waits no more, or was erased.
  static func find(_ id: Attachment.ID, _ reader: some Reader) throws -> Waiting? {
    let row = try reader.first(
      """
      SELECT attachment.*, attachment_check.kept FROM attachment_wait
      JOIN attachment ON attachment.id = attachment_wait.attachment
      JOIN attachment_check ON attachment_check.attachment = attachment.id
      WHERE attachment_wait.attachment = \(id) AND attachment.erased_at IS NULL
      """)
    guard let row else { return nil }
    let file = try Attachment(row)
    return Waiting(
      upload: Blob(digest: file.digest, size: file.size, mediaType: file.mediaType), name: file.name,
      kept: AttachmentCheck.kinds(try row["kept"]))
  }

  /// Puts the public copy in the upload's place and notes what was found. False when it waits no more.
  static func settle(_ id: Attachment.ID, _ file: CheckedFile, _ tx: Transaction) throws -> Bool {
    guard try find(id, tx) != nil else { return false }
    try file.blob.register(tx)
    try tx.run(
      """
      UPDATE attachment SET digest = \(file.blob.digest), media_type = \(file.blob.mediaType), size = \(file.blob.size)
      WHERE id = \(id)
      """)
    try tx.run(
      """
      UPDATE attachment_check SET original = \(file.original?.digest), original_size = \(file.original?.size),
        checked_at = \(tx.now) WHERE attachment = \(id)
      """)
    try AttachmentCheck.note(file.traces, of: id, tx)
    try tx.run("DELETE FROM attachment_wait WHERE attachment = \(id)")
    let item = try Item.find(try tx.only("SELECT item FROM attachment WHERE id = \(id)")["item"], tx)
    try tx.record("attachment.checked", of: "item:\(item.id)", in: item.organisation, "附件 \(id)：发现 \(file.traces.count) 项")
    return true
  }
}

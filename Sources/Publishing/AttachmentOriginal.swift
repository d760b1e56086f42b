import Files
import Foundation
import Kernel
import Store

extension Attachment {
  /// Opens the sealed original of a file (查看原件): for who answers for the item, with a reason, and never without a
  /// line in the journal.
  package static func openOriginal(
    _ id: ID, of item: Item.ID, reason: String, _ tx: Transaction
  ) throws -> (attachment: Attachment, digest: BlobDigest, size: Int) {
    let item = try Item.visible(item, tx)
    try requireAnswering(tx.actor, for: item)
    let row = try tx.first(
      """
      SELECT attachment.*, attachment_check.original, attachment_check.original_size
      FROM attachment JOIN attachment_check ON attachment_check.attachment = attachment.id
      WHERE attachment.id = \(id) AND attachment.item = \(item.id) AND attachment_check.original IS NOT NULL
      """)
    guard let row else { throw Fault.notFound }
    let attachment = try Attachment(row)
    guard !attachment.isErased else { throw Fault.notFound }
    guard !reason.trimmed.isEmpty, reason.count <= 200 else {
      throw Fault.invalid("reason", "请写明为什么要查看原件（200 字以内），这次查看会记入审计日志。")
    }
    try tx.record("attachment.originalOpened", of: "item:\(item.id)", in: item.organisation, "附件 \(id)：\(reason.trimmed)")
    return (attachment, try row["original"], try row["original_size"])
  }
}

import Files
import Foundation
import Kernel
import Store
import Traces

/// What is known of an attachment beyond its name (附件检查): the findings, the sealed original, what it replaced.
package struct AttachmentCheck: Equatable, Sendable {
  package let attachment: Attachment.ID
  /// The sealed original; nil when the public copy is what was uploaded.
  package let original: BlobDigest?
  package let originalSize: Int?
  package let checkedAt: Date
  /// What stays in the public copy, and why.
  package let kept: Set<Trace.Kind>
  package let keptReason: String
  package let replaces: Attachment.ID?
  package var traces: [Trace] = []

  init(_ row: Row) throws {
    attachment = try row["attachment"]
    original = try row["original"]
    originalSize = try row["original_size"]
    checkedAt = try row["checked_at"]
    kept = Self.kinds(try row["kept"])
    keptReason = try row["kept_reason"]
    replaces = try row["replaces"]
  }

  /// What is still in the public copy, should not be, and is kept for no reason.
  package var leftOver: [Trace] { traces.filter { $0.weight == .grave && !$0.isRemoved && !kept.contains($0.kind) } }

  /// As they are stored, separated by commas.
  static func kinds(_ stored: String) -> Set<Trace.Kind> {
    Set(stored.split(separator: ",").compactMap { Trace.Kind(rawValue: String($0)) })
  }

  /// Adds to what is known of a file.
  static func note(_ traces: [Trace], of id: Attachment.ID, _ tx: Transaction) throws {
    let known = try tx.count("SELECT count(*) FROM attachment_trace WHERE attachment = \(id)")
    for (index, trace) in traces.enumerated() {
      try tx.run(
        """
        INSERT INTO attachment_trace (attachment, position, kind, weight, detail, count, is_removed)
        VALUES (\(id), \(known + index), \(trace.kind.rawValue), \(trace.weight.rawValue), \(trace.detail),
          \(max(1, trace.count)), \(trace.isRemoved))
        """)
    }
  }

  /// The checks of an item's files, by file. That the item may be seen is the caller's to check.
  package static func list(of item: Item.ID, _ reader: some Reader) throws -> [Attachment.ID: AttachmentCheck] {
    let checks = try reader.all(
      """
      SELECT attachment_check.* FROM attachment JOIN attachment_check ON attachment_check.attachment = attachment.id
      WHERE attachment.item = \(item)
      """, AttachmentCheck.init)
    var found = Dictionary(checks.map { ($0.attachment, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = try reader.all(
      """
      SELECT attachment_trace.* FROM attachment JOIN attachment_trace ON attachment_trace.attachment = attachment.id
      WHERE attachment.item = \(item) ORDER BY attachment.id, attachment_trace.position
      """)
    for row in rows { found[try row["attachment"]]?.traces.append(try Trace(row)) }
    return found
  }
}

extension Trace {
  init(_ row: Row) throws {
    let (kind, weight): (String, String) = (try row["kind"], try row["weight"])
    self.init(
      Kind(rawValue: kind) ?? .unreadable, try row["detail"], count: try row["count"],
      weight: Weight(rawValue: weight), isRemoved: try row["is_removed"])
  }
}

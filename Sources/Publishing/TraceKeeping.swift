import Files
import Foundation
import Kernel
import Store
import Traces

/// Leaving a trace in the public copy with a reason (保留痕迹), such as an author who wants to be named.
package struct TraceKeeping: Sendable {
  package let item: Item.ID
  package let attachment: Attachment.ID
  package let kinds: Set<Trace.Kind>
  package let reason: String

  package init(_ item: Item.ID, _ attachment: Attachment.ID, _ kinds: Set<Trace.Kind>, reason: String) {
    (self.item, self.attachment, self.kinds, self.reason) = (item, attachment, kinds, reason.trimmed)
  }

  /// The original that the new public copy is to be made from. Throws `invalid` with all that is missing; `isSure` is
  /// the second thought that a person's place, hidden content and struck text ask for.
  package func original(isSure: Bool, as actor: Actor, _ reader: some Reader) throws -> (blob: Blob, name: String) {
    let item = try Desk.item(item, as: actor, reader)
    try Owner.find(item.item.organisation, reader).requireDrafting(actor, column: item.item.column)
    guard item.newest?.state == .draft, item.revision?.content.attachments.contains(attachment) == true,
      let file = item.attachments.first(where: { $0.id == attachment }), !file.isErased
    else { throw Fault.conflict("只能改动草稿里的附件。要改请先收回，或者另起一版。") }
    guard try AttachmentWait.list(of: item.item.id, reader)[attachment] == nil else {
      throw Fault.conflict("这个附件还没有检查完，请等结果出来以后再办。")
    }
    let check = try AttachmentCheck.list(of: item.item.id, reader)[attachment]
    // What could not be taken out stands in the public copy itself; letting it go out is decided the same way.
    let digest = check?.original ?? (check?.leftOver.isEmpty == false ? file.digest : nil)
    guard let digest, let blob = try Blob.find(digest, reader) else {
      throw Fault.conflict("这个附件没有去掉过内容，也没有须处理的内容，不用保留。")
    }
    var issues: [Issue] = []
    if kinds.isEmpty { issues.append(Issue("keep", "请选择要保留哪一项。")) }
    if reason.isEmpty || reason.count > 200 { issues.append(Issue("reason", "请写明为什么要保留（200 字以内）。")) }
    let grave = kinds.filter(\.needsSecondThought).map(\.chinese).sorted()
    if !grave.isEmpty, !isSure {
      issues.append(Issue("sure", "“\(grave.joined(separator: "、"))”公开后谁都能看到，确实要保留请再勾选一次确认。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return (blob, file.name)
  }

  /// Puts the new copy in the old one's place, in a new revision of the draft.
  package func save(_ file: CheckedFile, _ tx: Transaction) throws {
    let item = try Desk.item(item, as: tx.actor, tx)
    guard let edition = item.newest, var content = item.revision?.content else { throw Fault.notFound }
    var file = file
    file.replaces = attachment
    file.keep(kinds, because: reason)
    let new = try Item.attach(file, to: item.item.id, tx)
    content.attachments = content.attachments.map { $0 == attachment ? new.id : $0 }
    _ = try Edition.save(edition.id, content, expecting: edition.revision, tx)
    let names = kinds.map(\.chinese).sorted().joined(separator: "、")
    try tx.record("attachment.traceKept", of: "item:\(item.item.id)", in: item.item.organisation, "附件 \(new.id)：保留\(names)")
  }
}

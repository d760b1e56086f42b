import Files
import Foundation
import Jobs
import Kernel
import Store

/// Looks through one large file of an item (附件检查任务), while nobody waits for a page.
package struct FileCheckJob: Job {
  package static let kind = "attachment.check"
  package static let queue = JobQueue.heavy
  package static let maxAttempts = 3
  let attachment: Int64
  let item: Int64

  init(_ attachment: Attachment.ID, of item: Item.ID) { (self.attachment, self.item) = (attachment.value, item.value) }

  package var label: String { "检查附件，第 \(attachment) 号" }
  package var subject: String { "files:\(item)" }

  package func run(_ context: JobContext) async throws {
    let (store, id) = (context.store, Attachment.ID(attachment))
    let today = store.today()
    let (found, rules) = try await store.read { reader in
      let town: Identifier<Organisation>? = try reader.value("SELECT town FROM item WHERE id = \(item)")
      return (try AttachmentWait.find(id, reader), try FileRules.inForce(for: town, on: today, reader))
    }
    guard let found else { return }
    context.report(WorkProgress(0, of: 1, "正在检查"))
    let files = try FileStore(folder: context.tools.files)
    let checked = try await CheckedFile.check(
      found.upload, named: found.name, in: files, scratch: URL(filePath: context.tools.scratch),
      token: context.tools.entropy.token(bytes: 8), keeping: found.kept, rules.thresholds, on: today)
    let isSettled = try await store.write(as: .program("jobs")) { try AttachmentWait.settle(id, checked, $0) }
    if !isSettled { try await remove(checked, store, files) }
    try await context.conclude(checked.traces.isEmpty ? "没有发现看不见的信息。" : "发现 \(checked.traces.count) 项，见附件检查页。")
  }

  /// The item was erased while we looked: no copy that we made may stay.
  private func remove(_ checked: CheckedFile, _ store: Store, _ files: FileStore) async throws {
    guard checked.original != nil else { return }
    let isKnown = try await store.read { try Blob.find(checked.blob.digest, $0) != nil }
    if !isKnown { try files.remove(checked.blob.digest) }
  }
}

import Accounts
import Files
import Jobs
import Kernel
import Publishing
import Store

/// A bulk work's job (批量处理任务): looks for the words, does what was ordered, or writes an export, whichever the bulk
/// work has come to. It acts as who ordered it, with the rights he has when it runs.
struct BulkJob: Job {
  static let kind = "bulk.work"
  static let queue = JobQueue.heavy
  var bulk: Int64
  /// 查找替换“文化站”.
  var words: String

  var label: String { "批量处理第 \(bulk) 号：\(words)" }
  var subject: String { "bulk:\(bulk)" }

  func run(_ context: JobContext) async throws {
    let (store, id) = (context.store, Bulk.ID(bulk))
    let (work, staff) = try await store.read { reader in
      let work = try Bulk.find(id, as: .program("jobs"), reader)
      return (work, try Account.atWork(work.account, reader))
    }
    guard let staff else { throw Hopeless("下达这一批的账号已经停用，没有办的不再办。") }
    let actor = Actor.staff(staff)
    if case .export? = work.order {
      try await Bulk.export(
        id, as: actor, store, try FileStore(folder: context.tools.files), report: context.report)
    } else if work.state == .looking {
      try await Bulk.look(id, as: actor, store, report: context.report)
    } else {
      try await Bulk.run(id, as: actor, store, report: context.report)
    }
    try await context.conclude(try await store.read { try BulkWords.summary(of: id, $0) })
  }
}

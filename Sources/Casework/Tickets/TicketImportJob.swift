import Foundation
import Jobs
import Kernel
import Store

/// Takes an uploaded list in (导入工单任务): part by part, each part with its place in one transaction, so that a list which
/// was interrupted goes on where it stopped, and no row is lost or taken twice.
package struct TicketImportJob: Job {
  package static let kind = "tickets.import"
  package static let queue = JobQueue.heavy
  let list: Int64
  let name: String

  package var label: String { "导入工单：\(name)" }
  package var subject: String { "ticketImport:\(list)" }

  package func run(_ context: JobContext) async throws {
    guard let lock = context.tools.lock else { throw Hopeless("后台任务没有解密用的钥匙，读不了上传的工单表，请联系系统管理员。") }
    let (store, seal, id) = (context.store, ContactSeal(lock), TicketImport.ID(list))
    let table = try await store.read { reader -> TicketTable? in
      let found = try TicketImport.find(id, reader)
      return found.isWaiting ? try found.table(seal) : nil
    }
    if let table {
      var next: Int? = 0
      while next != nil {
        try Task.checkCancellation()
        next = try await store.write(as: .program("import")) {
          try TicketImport.takePart(of: table, into: id, by: context.id, seal, $0)
        }
        context.report(WorkProgress(next ?? table.rows.count, of: table.rows.count, "正在导入工单"))
      }
    }
    let done = try await store.read { try TicketImport.find(id, $0) }
    try await context.conclude(done.outcome)
  }
}

extension ContactSeal {
  /// By which keyed marks of persons are told from other marks of the same key.
  package static let purpose = "casework:person"

  init(_ lock: JobLock) {
    self.init(seal: lock.seal, open: lock.open, mark: { lock.mark($0, Self.purpose) })
  }
}

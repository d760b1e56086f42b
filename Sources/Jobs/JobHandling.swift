import Kernel
import Store

/// Taking jobs back and trying them again (取消与重试): by who asked for them, or by the system administrator of where
/// they belong.
extension JobRow {
  package func mayHandle(_ actor: Actor) -> Bool {
    if actor.name == createdBy { return true }
    guard let organisation else { return actor.staff == nil }
    return actor.may(.systemAdministration, in: organisation)
  }

  /// Takes a job back that is not finished. One that is running is stopped within a second or so.
  package static func cancel(_ id: Identifier<JobRow>, _ tx: Transaction) throws {
    let job = try handled(id, tx)
    let changed = try tx.run(
      """
      UPDATE job SET state = 'cancelled', lease = NULL, leased_until = NULL, settled_at = \(tx.now)
      WHERE id = \(id) AND state IN ('waiting', 'running')
      """)
    guard changed == 1 else { throw Fault.conflict("这个任务已经结束，不能取消，请刷新任务列表。") }
    try tx.record("job.cancel", of: "job:\(id)", in: job.organisation, job.kind)
  }

  /// Puts a failed or cancelled job back in line.
  package static func retry(_ id: Identifier<JobRow>, _ tx: Transaction) throws {
    let job = try handled(id, tx)
    let changed = try tx.run(
      """
      UPDATE job SET state = 'waiting', attempts = 0, due_at = \(tx.now), settled_at = NULL
      WHERE id = \(id) AND state IN ('dead', 'cancelled') AND NOT EXISTS (
        SELECT 1 FROM job AS same
        WHERE same.kind = job.kind AND same.payload = job.payload AND same.state = 'waiting')
      """)
    guard changed == 1 else { throw Fault.conflict("这个任务没有失败，或者同样的任务已在等待，请刷新任务列表。") }
    try tx.record("job.retry", of: "job:\(id)", in: job.organisation, job.kind)
  }

  private static func handled(_ id: Identifier<JobRow>, _ tx: Transaction) throws -> JobRow {
    guard let job = try find(id, tx) else { throw Fault.notFound }
    guard job.mayHandle(tx.actor) else {
      throw Fault.forbidden("这个任务由提交人或系统管理员取消、重试，请联系他们。")
    }
    return job
  }
}

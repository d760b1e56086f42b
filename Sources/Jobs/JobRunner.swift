import Foundation
import Kernel
import Logging
import Store
import Synchronization

/// Runs jobs until it is told to stop (任务执行). Claim, run and settle are three steps, each its own transaction,
/// and none is open while the job runs.
package struct JobRunner: Sendable {
  private let store: Store
  private let kinds: JobKinds
  private let tools: JobTools
  private let logger: Logger
  /// How long a claim holds without a sign of life.
  private let lease: TimeInterval
  /// How often a sign of life is given, and an idle queue looked at.
  private let beat: Duration

  package init(
    _ store: Store, _ kinds: JobKinds, tools: JobTools, logger: Logger, lease: TimeInterval = 60,
    beat: Duration = .seconds(1)
  ) {
    self.store = store
    self.kinds = kinds
    self.tools = tools
    self.logger = logger
    self.lease = lease
    self.beat = beat
  }

  /// Lets go of what an earlier run of the program held when it died, so that it is taken up again at once instead of
  /// after its lease. Only for the one program that runs jobs on this database, before it runs any.
  package func takeUpAbandoned() async throws {
    try await store.write(as: .program("jobs")) { try JobClaim.endLeases($0) }
  }

  /// Works on both queues, one job of each at a time, until its task is cancelled. A job in hand is then
  /// stopped and put back in line.
  package func run() async {
    await withTaskGroup(of: Void.self) { group in
      for queue in JobQueue.allCases { group.addTask { await work(on: queue) } }
    }
  }

  /// Runs what is due now, one after another, and returns how many there were. For tests and the command line.
  @discardableResult
  package func drain(_ queue: JobQueue) async throws -> Int {
    var count = 0
    while try await runNext(queue) { count += 1 }
    return count
  }

  private func work(on queue: JobQueue) async {
    while !Task.isCancelled {
      do {
        if try await runNext(queue) { continue }
      } catch is CancellationError {
        return
      } catch {
        logger.error("job queue \(queue.rawValue): \(error)")
      }
      // Cancelled while waiting: the loop's condition ends it.
      do { try await Task.sleep(for: beat) } catch { return }
    }
  }

  private func runNext(_ queue: JobQueue) async throws -> Bool {
    let (store, lease, token) = (store, lease, tools.entropy.token(bytes: 16))
    guard try await store.read({ try JobClaim.isDue(queue, at: store.now(), $0) }) else { return false }
    let claim = try await store.write(as: .program("jobs")) {
      try JobClaim.next(queue, lease: lease, token: token, $0)
    }
    guard let claim else { return false }
    let outcome = await outcome(of: claim)
    if case .failed(let sentence, _) = outcome { logger.warning("job \(claim.id) \(claim.kind): \(sentence)") }
    if case .hopeless(let sentence) = outcome { logger.error("job \(claim.id) \(claim.kind): \(sentence)") }
    // In a task of its own: the outcome must be written down even when this one has been cancelled.
    try await Task.detached {
      _ = try await store.write(as: .program("jobs")) { try claim.settle(outcome, $0) }
    }.value
    return true
  }

  /// Runs the job beside its heartbeat; whichever ends first stops the other.
  private func outcome(of claim: JobClaim) async -> JobClaim.Outcome {
    let latest = Latest()
    return await withTaskGroup(of: JobClaim.Outcome?.self) { group in
      group.addTask { await attempt(claim, latest) }
      group.addTask {
        await heartbeat(claim, latest)
        return nil
      }
      var outcome: JobClaim.Outcome?
      while outcome == nil, let ended = await group.next() {
        outcome = ended
        if ended == nil { group.cancelAll() }
      }
      group.cancelAll()
      return outcome ?? .interrupted
    }
  }

  private func attempt(_ claim: JobClaim, _ latest: Latest) async -> JobClaim.Outcome {
    do {
      let job = try kinds.job(claim.kind, claim.payload)
      try await job.run(JobContext(store: store, id: claim.id, tools: tools, report: { latest.put($0) }))
      return .done
    } catch is CancellationError {
      return .interrupted
    } catch is GivingWay {
      return .gaveWay(latest.take())
    } catch let hopeless as Hopeless {
      return .hopeless(hopeless.sentence)
    } catch let fault as Fault where fault.kind != .busy && fault.kind != .conflict {
      return .hopeless(fault.issues.map(\.sentence).joined(separator: "；"))
    } catch {
      let wait = BackOff.delay(afterAttempt: claim.attempt, tools.entropy)
      return .failed(Self.words(of: error), retryAt: store.now().addingTimeInterval(wait))
    }
  }

  /// Gives a sign of life with the progress at every beat. Returns when the job is no longer ours.
  private func heartbeat(_ claim: JobClaim, _ latest: Latest) async {
    let lease = lease
    while true {
      do {
        try await Task.sleep(for: beat)
        let progress = latest.take()
        let isOurs = try await store.write(as: .program("jobs")) { try claim.renew(lease, progress, $0) }
        if !isOurs { return }
      } catch is CancellationError {
        return
      } catch {
        logger.warning("job \(claim.id): no sign of life written: \(error)")
      }
    }
  }

  private static func words(of error: any Error) -> String {
    if let fault = error as? Fault { return fault.issues.map(\.sentence).joined(separator: "；") }
    if let failure = error as? ChildProcess.Failure { return failure.sentence }
    return String("\(error)".prefix(1000))
  }

  /// The latest progress, not yet written down.
  private final class Latest: Sendable {
    private let progress = Mutex<WorkProgress?>(nil)
    func put(_ new: WorkProgress) { progress.withLock { $0 = new } }
    func take() -> WorkProgress? {
      progress.withLock { progress in
        defer { progress = nil }
        return progress
      }
    }
  }
}

import Files
import Jobs
import Kernel
import Store

/// Walks over everything a town has published (巡检任务): every night, and when somebody asks for it.
package struct PatrolJob: Job {
  package static let kind = "patrol.run"
  package static let queue = JobQueue.heavy
  package static let maxAttempts = 3
  let town: Int64
  let run: Int64

  package init(town: Int64, run: Int64) { (self.town, self.run) = (town, run) }

  package var label: String { "巡检已公开的信息" }
  package var subject: String { "patrol:\(run)" }

  package func run(_ context: JobContext) async throws {
    let files = try FileStore(folder: context.tools.files)
    let patrol = Patrol(store: context.store, files: files, probe: context.tools.probe, progress: context.report) {
      try await context.giveWay(on: Self.queue)
    }
    let outcome = try await patrol.run(Identifier(town), run: Identifier(run))
    try await context.conclude(outcome.words)
  }
}

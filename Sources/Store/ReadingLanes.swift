import Dispatch
import Synchronization

/// Where reads run (读取通道): a few lanes beside the threads that all handlers share, since a read may wait for the disk.
///
/// GRDB's own way leads every read through one queue, to wait for a connection, and then through the connection's: two
/// changes of thread before anything is read. Here a lane that is free takes the read that waits longest.
final class ReadingLanes: TaskExecutor {
  private struct Line {
    var waiting: [UnownedJob] = []
    var idle: [DispatchQueue]
  }
  private let line: Mutex<Line>

  init(_ count: Int) {
    line = Mutex(Line(idle: (1...count).map { DispatchQueue(label: "yudeng.reading.\($0)") }))
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let lane = line.withLock { line in
      line.waiting.append(job)
      return line.idle.popLast()
    }
    lane?.async { self.serve(lane) }
  }

  /// Until nobody waits any more.
  private func serve(_ lane: DispatchQueue?) {
    while let job = next(lane) { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  private func next(_ lane: DispatchQueue?) -> UnownedJob? {
    line.withLock { line in
      if !line.waiting.isEmpty { return line.waiting.removeFirst() }
      if let lane { line.idle.append(lane) }
      return nil
    }
  }
}

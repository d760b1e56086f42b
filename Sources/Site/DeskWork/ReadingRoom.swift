import Dispatch
import Kernel
import Synchronization

/// Where texts are proofread while somebody waits (校对室): on a few threads of its own. A text takes a core for tens or
/// hundreds of milliseconds; on the server's common threads, of which there is one for each core, two long texts would hold
/// up every page.
package final class ReadingRoom: Sendable {
  private let lanes: [DispatchQueue]
  private let state = Mutex((waiting: 0, next: 0))
  /// More than these at once would wait too long: they are told to come back.
  private let limit: Int

  /// `lanes` is how many are read at the same time.
  package init(lanes: Int = 2, limit: Int = 64) {
    self.limit = limit
    self.lanes = (0..<max(1, lanes)).map { DispatchQueue(label: "yudeng.reading.\($0)") }
  }

  /// Reads, and gives what was found. Throws `busy` when too many are waiting.
  package func read<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    let lane = try state.withLock { state in
      guard state.waiting < limit else { throw Fault.busy("现在校对的人太多，请过几秒再试。") }
      state.waiting += 1
      state.next = (state.next + 1) % lanes.count
      return lanes[state.next]
    }
    defer { state.withLock { $0.waiting -= 1 } }
    return try await withCheckedThrowingContinuation { continuation in
      lane.async { continuation.resume(with: Result { try work() }) }
    }
  }
}

import Kernel
import Store

/// Thrown by long work between two of its steps when something else waits on its queue (让路): the job goes back in line behind
/// it, keeps its progress for people to see, and the attempt does not count. What it has done so far must be written
/// down; it finds its place again when it is taken up.
package struct GivingWay: Error {
  package init() {}
}

extension JobContext {
  /// Lets others go first, if there are any.
  package func giveWay(on queue: JobQueue) async throws {
    if try await store.read({ try JobClaim.isDue(queue, at: store.now(), $0) }) { throw GivingWay() }
  }
}

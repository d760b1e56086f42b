import Kernel
import Synchronization

/// Those who are told which public pages a committed change touched.
final class Observers: Sendable {
  private let list = Mutex<[@Sendable (Set<Identifier<Organisation>>) -> Void]>([])

  func add(_ told: @escaping @Sendable (Set<Identifier<Organisation>>) -> Void) {
    list.withLock { $0.append(told) }
  }

  func tell(_ touched: Set<Identifier<Organisation>>) {
    for told in list.withLock({ $0 }) { told(touched) }
  }
}

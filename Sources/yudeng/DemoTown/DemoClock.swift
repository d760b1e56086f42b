import Foundation
import Kernel
import Synchronization

/// The clock of a demonstration (演示时钟): turned from day to day while last year's work is written down, and the world's own
/// afterwards.
final class DemoClock: Sendable {
  private let turned = Mutex<Date?>(nil)

  var now: Date { turned.withLock { $0 } ?? Date() }

  /// Ten in the morning of a day.
  func turn(to day: Day) { turned.withLock { $0 = day.start.addingTimeInterval(10 * 3600) } }

  func release() { turned.withLock { $0 = nil } }
}

import Foundation
import Kernel

/// How long a failed job waits before the next attempt (退避): twice as long each time, up to an hour, and a fifth
/// more or less by chance, so that jobs that failed together do not come back together.
package enum BackOff {
  package static let first: TimeInterval = 10
  package static let longest: TimeInterval = 3600

  package static func delay(afterAttempt attempt: Int, _ entropy: Entropy) -> TimeInterval {
    let doubled = first * pow(2, Double(max(0, min(attempt, 20) - 1)))
    let drawn = entropy.bytes(2).reduce(0) { $0 << 8 | Int($1) }
    return min(longest, doubled) * (0.8 + 0.4 * Double(drawn) / 65_535)
  }
}

import Foundation
import Synchronization

/// How often one key (an address or an account) may do one thing (限速): a bucket that refills steadily.
package final class RateLimit: Sendable {
  private struct Bucket {
    var tokens: Double
    var filled: Date
  }

  private let burst: Double
  private let perSecond: Double
  private let mostKeys: Int
  private let clock: @Sendable () -> Date
  private let buckets = Mutex<[String: Bucket]>([:])

  /// `burst` at once, then one each `seconds`. At most `mostKeys` are remembered.
  package init(
    burst: Int, seconds: Double, mostKeys: Int = 20_000, clock: @escaping @Sendable () -> Date
  ) {
    (self.burst, perSecond, self.mostKeys, self.clock) = (Double(burst), 1 / seconds, mostKeys, clock)
  }

  /// Takes one token, or as many as the thing costs, or throws `TooOften` with the seconds to wait.
  package func take(_ key: String, cost: Int = 1) throws {
    let cost = min(Double(cost), burst)
    let now = clock()
    let wait: Double? = buckets.withLock { buckets in
      if buckets.count >= mostKeys, buckets[key] == nil { forget(&buckets, now) }
      var bucket = refilled(buckets[key], now)
      let isAllowed = bucket.tokens >= cost
      if isAllowed { bucket.tokens -= cost }
      buckets[key] = bucket
      return isAllowed ? nil : (cost - bucket.tokens) / perSecond
    }
    if let wait { throw TooOften(seconds: max(1, Int(wait.rounded(.up)))) }
  }

  private func refilled(_ bucket: Bucket?, _ now: Date) -> Bucket {
    guard let bucket else { return Bucket(tokens: burst, filled: now) }
    let gained = max(0, now.timeIntervalSince(bucket.filled)) * perSecond
    return Bucket(tokens: min(burst, bucket.tokens + gained), filled: now)
  }

  /// Full buckets say nothing and go first. If a flood of keys leaves none, half of all go.
  private func forget(_ buckets: inout [String: Bucket], _ now: Date) {
    buckets = buckets.filter { refilled($0.value, now).tokens < burst }
    guard buckets.count >= mostKeys else { return }
    let oldest = buckets.sorted { $0.value.filled < $1.value.filled }.prefix(mostKeys / 2)
    for (key, _) in oldest { buckets[key] = nil }
  }
}

/// A refusal for asking too often; becomes 429 with Retry-After.
package struct TooOften: Error, Equatable {
  package let seconds: Int
}

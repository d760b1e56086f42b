import Dispatch
import Kernel
import Synchronization

/// Where passwords are hashed: on a few threads of its own, because a hash takes a core for tens of
/// milliseconds and must hold up neither the server's common threads nor a transaction.
package final class Hashing: Sendable {
  private let lanes: [DispatchQueue]
  private let entropy: Entropy
  private let state = Mutex((waiting: 0, next: 0))
  /// More than these at once is an attack: they are told to come back.
  private let limit: Int

  /// `lanes` is how many may be hashed at the same time.
  package init(entropy: Entropy, lanes: Int = 2, limit: Int = 64) {
    self.entropy = entropy
    self.limit = limit
    self.lanes = (0..<max(1, lanes)).map { DispatchQueue(label: "yudeng.hashing.\($0)") }
  }

  /// Hashes a new password. Throws `busy` when too many are waiting.
  package func hash(_ password: String, _ rules: SecurityRules) async throws -> PasswordHash {
    let salt = entropy.bytes(PasswordHash.saltLength), cost = rules[.passwordCost]
    return try await run { try PasswordHash.make(password, cost: cost, salt: salt) }
  }

  /// Whether `password` is the one that was hashed.
  func verify(_ password: String, _ hash: PasswordHash) async throws -> Bool {
    try await run { try hash.matches(password) }
  }

  private func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    let lane = try state.withLock { state in
      guard state.waiting < limit else { throw Fault.busy("登录的人太多，请过一会儿再试。") }
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

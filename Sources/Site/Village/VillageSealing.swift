import Accounts
import Foundation
import Kernel
import Villages

/// How the villages' domain locks what must not lie open (密封): with the program's own box.
extension Site {
  var villageSealing: Sealing {
    let (box, entropy) = (box, entropy)
    return Sealing(
      seal: { try box.seal($0, for: $1, entropy) }, open: { try box.open($0, for: $1) }, mark: { box.mark($0, for: "village") },
      token: { entropy.token(bytes: 12) })
  }

  /// CPU work of a tenth of a second on a thread of its own, so that it does not hold up the server's.
  func apart<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
    }
  }
}

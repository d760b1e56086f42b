import Casework
import Kernel
import Store

extension Site {
  /// Reckons anew what was provisional (暂定期限重算), once a new notice of holidays has been taken in.
  package func recountProvisional() async throws {
    _ = try await store.write(as: .program("deadlines")) { try Ticket.recountProvisional($0) }
  }
}

import Accounts
import Casework
import Kernel
import Store

extension Site {
  /// Reckons anew what was provisional (暂定期限重算), once a new notice of holidays has been taken in.
  package func recountProvisional() async throws {
    try await store.write(as: .program("deadlines")) {
      try HolidayTaking.recount(try Organisation.towns($0).map(\.id), $0)
    }
  }
}

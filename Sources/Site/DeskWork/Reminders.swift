import Accounts
import Kernel
import Publishing
import Store

/// Reminding those for whom something waits too long (自动催办).
extension Site {
  /// Called by the upkeep now and then; it does nothing outside working hours, and says nothing twice. Returns how many
  /// were told.
  @discardableResult
  package func remind() async throws -> Int {
    let now = store.now()
    var told = 0
    for due in try await store.read({ try Reminder.due(at: now, $0) }) {
      told += try await store.write(as: .program("reminder")) { tx in
        let leaders = try Account.holding([.issue], in: due.organisation, column: due.column, tx).map(\.id)
        return try Reminder.send(due, takers: try due.takers(tx), leaders: leaders, tx)
      }
    }
    return told
  }
}

extension Reminder {
  /// Those it waits for: the step's, or the writer to whom it came back with whoever stands in for him.
  fileprivate func takers(_ tx: Transaction) throws -> [Identifier<AccountRow>] {
    if let duty {
      return try Colleagues.takers(of: duty, edition, in: organisation, column: column, on: tx.today, tx)
    }
    guard let account else { return [] }
    return [account] + (try StandIn.deputies(of: [account], on: tx.today, tx)).map(\.deputy)
  }
}

import Kernel
import Store

extension Account {
  /// The person at work with the rights he has now (当前职责), for work that goes on after his request. Nil when the
  /// account is closed.
  package static func atWork(_ id: Identifier<AccountRow>, _ reader: some Reader) throws -> Staff? {
    guard let account = try fetch(id, reader), account.isActive else { return nil }
    return account.staff(try Grant.resolved(of: id, reader))
  }
}

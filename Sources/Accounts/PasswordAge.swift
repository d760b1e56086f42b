import Foundation
import Kernel
import Store

/// How old a password is (口令期限), for the page on which its owner looks after it.
package struct PasswordAge: Hashable, Sendable {
  package let setOn: Day
  /// The day by which it is to be changed (定期更换).
  package let dueOn: Day

  package static func fetch(
    of account: Identifier<AccountRow>, _ rules: SecurityRules, _ reader: some Reader
  ) throws -> PasswordAge {
    let setAt: Date? = try reader.value("SELECT password_set_at FROM account WHERE id = \(account)")
    guard let setAt else { throw Fault.notFound }
    return PasswordAge(setOn: Day(at: setAt), dueOn: Day(at: setAt) + rules[.passwordDays])
  }
}

import Crypto
import Foundation
import Kernel
import Store

/// The secret in the address from which somebody's own calendar program reads his deadlines (日历订阅). It opens nothing
/// else, shows no names and no contents, and ends when a new one is made or the account is closed.
package enum CalendarKey {
  /// Makes a new one; the old address reads nothing any more.
  package static func renew(_ entropy: Entropy, _ tx: Transaction) throws -> String {
    guard let staff = tx.actor.staff else { throw Fault.forbidden }
    let key = entropy.token(bytes: 24)
    try tx.run(
      """
      INSERT INTO calendar_key (account, digest, made_at) VALUES (\(staff.account), \(digest(key)), \(tx.now))
      ON CONFLICT (account) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at
      """)
    try tx.record("calendar.renewed", of: "account:\(staff.account)", in: staff.organisation)
    return key
  }

  /// Whose it is, while the account is in use.
  package static func account(_ key: String, _ reader: some Reader) throws -> Identifier<AccountRow>? {
    try reader.value(
      """
      SELECT account.id FROM calendar_key JOIN account ON account.id = calendar_key.account
      WHERE calendar_key.digest = \(digest(key)) AND account.is_active = 1
      """)
  }

  private static func digest(_ key: String) -> String { Hex.encode(SHA256.hash(data: Data(key.utf8))) }
}

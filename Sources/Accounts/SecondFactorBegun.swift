import Foundation
import Kernel
import Store

extension SecondFactor {
  /// The enrolment that whoever is acting has begun and not confirmed (未完成的启用), so that a mistyped code does not
  /// mean starting over with the phone. Nil when there is none.
  package static func begun(_ account: Account, _ box: SecretBox, _ reader: some Reader) throws -> Enrolment? {
    guard !account.hasSecondFactor else { return nil }
    let sealed: Data? = try reader.value("SELECT totp_secret FROM account WHERE id = \(account.id)")
    guard let sealed else { return nil }
    let secret = try box.open(sealed, for: place(account.id))
    return Enrolment(secret: Base32.encode(secret), uri: uri(account.name, secret))
  }
}

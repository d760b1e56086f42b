import Foundation
import Kernel
import Store

/// Who a request comes from (已登录者): what the token in its cookie resolves to.
package struct SignedIn: Hashable, Sendable {
  package let session: Identifier<Session>
  /// With no rights at all until a first or expired password is changed.
  package let staff: Staff
  /// What every form of this session must carry.
  package let csrfSecret: String
  package let mustChangePassword: Bool
  package let hasSecondFactor: Bool
  /// More than a minute has passed since the session was last touched.
  package let needsTouch: Bool
  /// When it ends whatever is done.
  package let endsAt: Date

  package var actor: Actor { .staff(staff) }

  /// Whether a form came from a page of this session, compared in constant time.
  package func accepts(csrf: String) -> Bool { isSame(csrf, csrfSecret) }
}

extension Session {
  /// Who holds this token at `now`; nil when nobody does any more. Two short queries and no write.
  package static func resume(_ token: String, at now: Date, _ reader: some Reader) throws -> SignedIn? {
    guard let row = try reader.first(lookUp(token, .open, now)) else { return nil }
    let account = try Account(row)
    let seen: Date = try row["seen_at"]
    return SignedIn(
      session: try row["session"],
      staff: account.staff(account.mustChangePassword ? [] : try Grant.resolved(of: account.id, reader)),
      csrfSecret: try row["csrf_secret"], mustChangePassword: account.mustChangePassword,
      hasSecondFactor: account.hasSecondFactor, needsTouch: now.timeIntervalSince(seen) > 60,
      endsAt: try row["ends_at"])
  }

  static func lookUp(_ token: String, _ stage: Stage, _ now: Date) -> SQL {
    """
    SELECT session.id AS session, session.csrf_secret, session.seen_at, session.ends_at, \(Account.columns)
    FROM session JOIN account ON account.id = session.account
    WHERE session.token_digest = \(digest(token)) AND session.stage = \(stage)
      AND session.idle_until > \(now) AND session.ends_at > \(now) AND account.is_active = 1
    """
  }
}

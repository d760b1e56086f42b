import Foundation
import Kernel
import Store

/// A session (会话): one browser in which somebody is signed in. Its token is known to the browser alone; here
/// lies its digest, so that a copied database opens no door.
package struct Session: Hashable, Sendable {
  package let id: Identifier<Session>
  package let account: Identifier<AccountRow>
  package let address: String
  package let openedAt: Date
  package let seenAt: Date

  /// Waiting for the code of the second factor, or open.
  package enum Stage: String, Sendable { case pending, open }

  /// Opens a session and gives the token for the cookie.
  package static func open(
    _ stage: Stage = .open, for account: Identifier<AccountRow>, from address: String, _ rules: SecurityRules,
    _ entropy: Entropy, _ tx: Transaction
  ) throws -> String {
    let token = entropy.token()
    let code = TimeInterval(rules[.codeMinutes] * 60)
    let idle = stage == .open ? TimeInterval(rules[.idleMinutes] * 60) : code
    let longest = stage == .open ? TimeInterval(rules[.sessionHours] * 3600) : code
    try tx.run(
      """
      INSERT INTO session (token_digest, account, stage, csrf_secret, address, opened_at, seen_at, idle_until, ends_at)
      VALUES (\(digest(token)), \(account), \(stage), \(entropy.token()), \(address), \(tx.now), \(tx.now),
        \(tx.now.addingTimeInterval(idle)), \(tx.now.addingTimeInterval(longest)))
      """)
    return token
  }

  /// Says that the person is still there. Called when `SignedIn.needsTouch`, so at most once a minute.
  package static func touch(_ id: Identifier<Session>, _ tx: Transaction) throws {
    let idle = TimeInterval(try SecurityRules.current(on: tx.today, tx)[.idleMinutes] * 60)
    try tx.run(
      "UPDATE session SET seen_at = \(tx.now), idle_until = \(tx.now.addingTimeInterval(idle)) WHERE id = \(id)")
  }

  /// Signs out (退出).
  package static func close(_ id: Identifier<Session>, _ tx: Transaction) throws {
    let row = try tx.first(
      """
      SELECT account.id, account.organisation FROM session JOIN account ON account.id = session.account
      WHERE session.id = \(id)
      """)
    guard let row else { return }
    let account: Identifier<AccountRow> = try row["id"]
    try tx.run("DELETE FROM session WHERE id = \(id)")
    try tx.record("signOut", of: "account:\(account)", in: try row["organisation"])
  }

  /// Signs out everywhere (全部退出): the person's own wish, or the security administrator's.
  package static func closeAll(
    of id: Identifier<AccountRow>, except kept: Identifier<Session>? = nil, _ tx: Transaction
  ) throws {
    let account = try Account.existing(id, tx)
    if tx.actor.staff?.account != id { try tx.actor.require(.securityAdministration, in: account.organisation) }
    let closed = try removeAll(of: id, except: kept, tx)
    try tx.record("signOut.everywhere", of: account.subject, in: account.organisation, "关闭 \(closed) 个会话")
  }

  /// Where an account is signed in now, the latest first.
  package static func list(
    of account: Identifier<AccountRow>, at now: Date, _ reader: some Reader
  ) throws -> [Session] {
    try reader.all(
      """
      SELECT id, account, address, opened_at, seen_at FROM session
      WHERE account = \(account) AND stage = 'open' AND idle_until > \(now) AND ends_at > \(now)
      ORDER BY seen_at DESC, id DESC
      """
    ) {
      Session(
        id: try $0["id"], account: try $0["account"], address: try $0["address"], openedAt: try $0["opened_at"],
        seenAt: try $0["seen_at"])
    }
  }

  /// Removes what has run out, and the traces of unknown names a day old. Returns how many sessions went.
  @discardableResult
  package static func purge(_ tx: Transaction) throws -> Int {
    try tx.run("DELETE FROM unknown_name WHERE failed_at < \(tx.now.addingTimeInterval(-86_400))")
    return try tx.run("DELETE FROM session WHERE idle_until <= \(tx.now) OR ends_at <= \(tx.now)")
  }

  @discardableResult
  static func removeAll(
    of account: Identifier<AccountRow>, except kept: Identifier<Session>? = nil, _ tx: Transaction
  ) throws -> Int {
    try tx.run("DELETE FROM session WHERE account = \(account) AND id <> \(kept?.value ?? 0)")
  }
}

extension Session.Stage: Storable {}

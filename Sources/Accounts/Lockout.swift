import Foundation
import Kernel
import Store

/// The count of failed sign-ins in a row, and the lock it leads to (登录失败处理): after five, five minutes, unless
/// the rules say otherwise. A name that does not exist counts and locks alike.
enum Lockout {
  /// Whose failures are counted.
  enum Subject: Hashable, Sendable {
    case account(Identifier<AccountRow>)
    case unknown(String)
  }

  /// Until when it is locked; nil when it is not.
  static func lockedUntil(_ subject: Subject, _ tx: Transaction) throws -> Date? {
    let until: Date? =
      switch subject {
      case .account(let id): try tx.value("SELECT locked_until FROM account WHERE id = \(id)")
      case .unknown(let name): try tx.value("SELECT locked_until FROM unknown_name WHERE digest = \(digest(name))")
      }
    return until.flatMap { $0 > tx.now ? $0 : nil }
  }

  /// Counts one more; the last that is allowed locks, and the count begins anew. Returns until when.
  static func fail(_ subject: Subject, _ rules: SecurityRules, _ tx: Transaction) throws -> Date? {
    let failures = try counted(subject, tx) + 1
    guard failures >= rules[.failures] else {
      try keep(subject, failures, nil, tx)
      return nil
    }
    let until = tx.now.addingTimeInterval(TimeInterval(rules[.lockMinutes] * 60))
    try keep(subject, 0, until, tx)
    return until
  }

  static func clear(_ id: Identifier<AccountRow>, _ tx: Transaction) throws {
    try keep(.account(id), 0, nil, tx)
  }

  /// For the person in front of the lock.
  static func sentence(until: Date, now: Date) -> String {
    let minutes = max(1, Int((until.timeIntervalSince(now) / 60).rounded(.up)))
    return "连续登录失败次数过多，账号已锁定，请 \(minutes) 分钟后再试，或联系安全管理员解锁。"
  }

  private static func counted(_ subject: Subject, _ tx: Transaction) throws -> Int {
    switch subject {
    case .account(let id): try tx.count("SELECT failures FROM account WHERE id = \(id)")
    case .unknown(let name): try tx.count("SELECT failures FROM unknown_name WHERE digest = \(digest(name))")
    }
  }

  private static func keep(_ subject: Subject, _ failures: Int, _ until: Date?, _ tx: Transaction) throws {
    switch subject {
    case .account(let id):
      try tx.run("UPDATE account SET failures = \(failures), locked_until = \(until) WHERE id = \(id)")
    case .unknown(let name):
      try tx.run(
        """
        INSERT INTO unknown_name (digest, failures, locked_until, failed_at)
        VALUES (\(digest(name)), \(failures), \(until), \(tx.now))
        ON CONFLICT (digest) DO UPDATE
        SET failures = excluded.failures, locked_until = excluded.locked_until, failed_at = excluded.failed_at
        """)
    }
  }
}

import Kernel
import Store

/// Codes on paper for the day the phone is lost (恢复码): each opens the door once. 80 unpredictable bits each, so
/// a plain digest keeps them.
enum RecoveryCode {
  static let count = 10

  /// Makes new ones in place of any old.
  static func replace(
    _ account: Identifier<AccountRow>, _ entropy: Entropy, _ tx: Transaction
  ) throws -> [String] {
    try removeAll(of: account, tx)
    return try (0..<count).map { _ in
      let code = Base32.encode(entropy.bytes(10))
      try tx.run("INSERT INTO recovery_code (account, digest) VALUES (\(account), \(digest(code)))")
      return grouped(code)
    }
  }

  /// Uses one up. False when it is none of theirs, or was used.
  static func use(_ typed: String, of account: Identifier<AccountRow>, _ tx: Transaction) throws -> Bool {
    let code = typed.uppercased().filter { $0.isLetter || $0.isNumber }
    return try tx.run(
      """
      UPDATE recovery_code SET used_at = \(tx.now)
      WHERE account = \(account) AND digest = \(digest(code)) AND used_at IS NULL
      """) == 1
  }

  static func removeAll(of account: Identifier<AccountRow>, _ tx: Transaction) throws {
    try tx.run("DELETE FROM recovery_code WHERE account = \(account)")
  }

  /// `ABCD-EFGH-IJKL-MNOP`, for reading off paper.
  private static func grouped(_ code: String) -> String {
    stride(from: 0, to: code.count, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }
}

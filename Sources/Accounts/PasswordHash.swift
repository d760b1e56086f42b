import Crypto
import CryptoExtras
import Foundation
import Kernel
import Store

/// A password as it is kept (口令散列): scrypt (RFC 7914) with its own salt and the parameters beside it, stored
/// as `scrypt$N$r$p$salt$key`, so that the parameters can rise without anybody's password being lost.
package struct PasswordHash: Hashable, Sendable {
  /// N, r and p.
  let rounds: Int
  let blockSize: Int
  let parallelism: Int
  let salt: [UInt8]
  let key: [UInt8]

  static let saltLength = 16
  static let keyLength = 32

  /// Hashes `password`; about 80 ms and 32 MB at a cost of 15. Only `Hashing` calls it, off the common threads.
  static func make(_ password: String, cost: Int, salt: [UInt8]) throws -> PasswordHash {
    let key = try derive(bytes(password), salt, 1 << cost, 8, 1, keyLength)
    return PasswordHash(rounds: 1 << cost, blockSize: 8, parallelism: 1, salt: salt, key: bytes(key))
  }

  /// Whether `password` is the one. `SymmetricKey` compares in constant time.
  func matches(_ password: String) throws -> Bool {
    try Self.derive(Self.bytes(password), salt, rounds, blockSize, parallelism, key.count) == SymmetricKey(data: key)
  }

  func isWeaker(than cost: Int) -> Bool { rounds < 1 << cost }

  /// What a name that does not exist is checked against, so that it takes as long as one that does.
  static func decoy(cost: Int) -> PasswordHash {
    PasswordHash(
      rounds: 1 << cost, blockSize: 8, parallelism: 1, salt: Array(repeating: 0, count: saltLength),
      key: Array(repeating: 0, count: keyLength))
  }

  static func derive(
    _ password: [UInt8], _ salt: [UInt8], _ rounds: Int, _ blockSize: Int, _ parallelism: Int, _ count: Int
  ) throws -> SymmetricKey {
    try KDF.Scrypt.deriveKey(
      from: password, salt: salt, outputByteCount: count, rounds: rounds, blockSize: blockSize,
      parallelism: parallelism)
  }

  /// One keyboard may compose a character that another sends whole; both must mean the same password.
  private static func bytes(_ password: String) -> [UInt8] {
    Array(password.precomposedStringWithCanonicalMapping.utf8)
  }

  private static func bytes(_ key: SymmetricKey) -> [UInt8] { key.withUnsafeBytes { Array($0) } }
}

extension PasswordHash: Storable {
  package var stored: Value {
    let salt = Data(self.salt).base64EncodedString(), key = Data(self.key).base64EncodedString()
    return .text("scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(salt)$\(key)")
  }

  package init?(stored: Value) {
    guard let text = String(stored: stored) else { return nil }
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    // The limits keep a tampered row from asking for all the memory there is.
    guard parts.count == 6, parts[0] == "scrypt",
      let rounds = Int(parts[1]), (2...1 << 20).contains(rounds), rounds.nonzeroBitCount == 1,
      let blockSize = Int(parts[2]), (1...32).contains(blockSize),
      let parallelism = Int(parts[3]), (1...16).contains(parallelism),
      let salt = Data(base64Encoded: parts[4]), let key = Data(base64Encoded: parts[5]), key.count >= 16
    else { return nil }
    self.init(
      rounds: rounds, blockSize: blockSize, parallelism: parallelism, salt: Array(salt), key: Array(key))
  }
}

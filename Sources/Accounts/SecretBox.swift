import Crypto
import Foundation
import Kernel

/// Seals small fields that must not lie open in the database file or its backups (存储加密): AES-256-GCM with a
/// key that is kept in a file beside the database, never in it.
package struct SecretBox: Sendable {
  private let key: SymmetricKey

  /// The key is no key, or the sealed bytes are not what was sealed for this place: for operators.
  package enum Failure: Error, Equatable { case wrongKeyLength(Int), unreadable(String) }

  /// `key` is 32 bytes.
  package init(key: [UInt8]) throws {
    guard key.count == 32 else { throw Failure.wrongKeyLength(key.count) }
    self.key = SymmetricKey(data: key)
  }

  /// Seals for one place, such as `account:7:totp`: copied to another place, it does not open.
  package func seal(_ secret: [UInt8], for place: String, _ entropy: Entropy) throws -> Data {
    let nonce = try AES.GCM.Nonce(data: entropy.bytes(12))
    let sealed = try AES.GCM.seal(secret, using: key, nonce: nonce, authenticating: Array(place.utf8))
    return Data(nonce) + sealed.ciphertext + sealed.tag
  }

  /// A keyed mark of a text for a purpose (密钥摘要), 64 hexadecimal digits: by it the same telephone number is known again
  /// without being kept, and nobody gets back from it without the key.
  package func mark(_ text: String, for purpose: String) -> String {
    let own = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, salt: Data("yudeng".utf8), info: Data("mark:\(purpose)".utf8), outputByteCount: 32)
    return Hex.encode(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: own))
  }

  package func open(_ sealed: Data, for place: String) throws -> [UInt8] {
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      return Array(try AES.GCM.open(box, using: key, authenticating: Array(place.utf8)))
    } catch {
      throw Failure.unreadable(place)
    }
  }
}

import Crypto
import Foundation

/// The code an authenticator shows (动态口令): TOTP, RFC 6238, with SHA-1 and steps of 30 seconds, which is what
/// every authenticator knows.
enum TimeCode {
  static let period = 30.0
  static let digits = 6

  static func step(at now: Date) -> Int64 { Int64((now.timeIntervalSince1970 / period).rounded(.down)) }

  /// RFC 4226, 5.3: the last four bits say where in the digest the number stands.
  static func code(_ secret: [UInt8], step: Int64, digits: Int = digits) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
    let offset = Int(mac[mac.count - 1] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let modulus = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
    let text = String(UInt64(number) % modulus)
    return String(repeating: "0", count: digits - text.utf8.count) + text
  }

  /// The step whose code this is, of the one now and its neighbours; only later ones than `last`.
  static func match(_ code: String, _ secret: [UInt8], at now: Date, after last: Int64?) -> Int64? {
    let present = step(at: now)
    return (present - 1...present + 1).first { $0 > last ?? .min && isSame(Self.code(secret, step: $0), code) }
  }
}

/// RFC 4648 Base32 without padding, in which authenticators take a secret by hand.
enum Base32 {
  static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var out = "", buffer: UInt32 = 0, bits = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        out.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
      }
      buffer &= (1 << UInt32(bits)) - 1
    }
    if bits > 0 { out.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
    return out
  }
}

import Crypto
import Foundation
import Kernel

/// The code by which somebody without an account follows his case (查询码): eight digits, easy to read out. Only its
/// digest is kept.
package enum FollowCode {
  package static func make(_ entropy: Entropy) -> String {
    // Each byte below 250 gives one even digit.
    var digits = ""
    while digits.count < 8 { digits += entropy.bytes(16).filter { $0 < 250 }.map { String($0 % 10) }.joined() }
    return String(digits.prefix(8))
  }

  /// Blanks and full-width digits count for nothing.
  static func digest(_ code: String, for number: String) -> String {
    let digits = code.compactMap(\.wholeNumberValue).map(String.init).joined()
    return Hex.encode(SHA256.hash(data: Data("\(number):\(digits)".utf8)))
  }
}

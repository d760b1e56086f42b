import Crypto
import Foundation
import Kernel

/// Words that the journal vouches for without holding them (摘要存证). The journal can never be changed, so a name or
/// a number that got into a remark by mistake would stay in it for ever; the remark stands in history, and the first
/// bytes of its digest here show whether it is still what was said.
enum Vouched {
  /// `（附言摘要 3f9a1c…）`; nothing for no words.
  static func note(_ words: String) -> String { words.isEmpty ? "" : "（附言摘要 \(digest(words))）" }

  static func digest(_ words: String) -> String { Hex.encode(SHA256.hash(data: Data(words.utf8)).prefix(8)) }
}

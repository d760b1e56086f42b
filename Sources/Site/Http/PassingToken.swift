import Accounts
import Foundation
import Kernel
import Store

/// Words that travel with a page or in an address (随页凭据), sealed for one purpose and good for a while: the server
/// remembers nothing of them, and nobody reads or changes them on the way.
enum PassingToken {
  /// What came back (验看结果).
  enum Reading: Equatable, Sendable {
    case fresh([String])
    /// Ours, but its time is over.
    case stale
    /// Not ours, or for another purpose.
    case foreign
  }

  /// `words` hold no colon.
  static func make(_ words: [String], for purpose: String, seconds: Int, _ site: Site) throws -> String {
    precondition(words.allSatisfy { !$0.contains(":") }, "a colon parts the words")
    let until = Int(site.store.now().timeIntervalSince1970) + seconds
    let text = ([String(until)] + words).joined(separator: ":")
    return Hex.encode(try site.box.seal(Array(text.utf8), for: purpose, site.entropy))
  }

  static func read(_ token: String, for purpose: String, _ site: Site) -> Reading {
    // What does not open was made by somebody else: the same answer as for nonsense.
    guard let sealed = Hex.decode(token), let opened = try? site.box.open(Data(sealed), for: purpose) else {
      return .foreign
    }
    let parts = String(decoding: opened, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
    guard let until = parts.first.flatMap({ Int($0) }) else { return .foreign }
    return until < Int(site.store.now().timeIntervalSince1970) ? .stale : .fresh(parts.dropFirst().map(String.init))
  }
}

import Kernel
import Proofing
import Store

extension Lexicon {
  /// What the corrector leaves alone in a town (本地词表): the words of its list and the names that it holds anyway, but
  /// none that somebody struck out.
  package static func inForce(
    in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> Lexicon {
    let listed: [String] = try reader.all(LexiconWord.query(town, isStruck: false)) { try $0["word"] }
    let struck: [String] = try reader.all(LexiconWord.query(town, isStruck: true)) { try $0["word"] }
    let names = try HouseNames.fetch(town, on: day, reader).all
    return Lexicon(Set(listed + names).subtracting(struck).sorted())
  }

  /// Tells one list from another: a text that was read with this one need not be read again.
  var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in words.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}

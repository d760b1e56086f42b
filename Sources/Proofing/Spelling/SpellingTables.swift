import Foundation

/// The tables of the corrector (纠错数据): the model, what is mistaken for what, words, and the trees that weigh a
/// proposal.
package struct SpellingTables: Sendable {
  /// What a character may have been meant to be (候选字).
  struct Candidate: Sendable {
    let character: UInt16
    /// 1 same sound, 2 alike in sound, 3 a letter apart, 4 alike in shape.
    let kind: UInt8
    /// How alike they look, 0–9.
    let likeness: UInt8
  }

  let model: CharacterModel
  let words: GramTable
  let trees: Trees?
  private let confusion: MappedFile
  private let pairs: MappedFile

  /// The tables that come with the program; nil when they are not beside it.
  package static let shipped = Bundle.module.url(forResource: "Resources", withExtension: nil).flatMap {
    SpellingTables(folder: $0.path)
  }

  package init?(folder: String) {
    guard let file = MappedFile(path: folder + "/spelling-model.bin"),
      let met = MappedFile(path: folder + "/spelling-met.bin"), let model = CharacterModel(file, pairs: met),
      let confusion = MappedFile(path: folder + "/spelling-confusion.bin"),
      let words = MappedFile(path: folder + "/spelling-words.bin"),
      let pairs = MappedFile(path: folder + "/spelling-pairs.bin")
    else { return nil }
    (self.model, self.confusion, self.words, self.pairs) = (model, confusion, GramTable(words, at: 0), pairs)
    trees = MappedFile(path: folder + "/spelling-trees.bin").map(Trees.init)
  }

  func candidates(_ scalar: Unicode.Scalar) -> [Candidate] {
    guard (0x4E00...0x9FFF).contains(scalar.value) else { return [] }
    let place = 4 * Int(scalar.value - 0x4E00)
    let entries = 4 * (0x5200 + 1)
    return (confusion.word(place)..<confusion.word(place + 4)).map { index in
      let entry = confusion.word(entries + 4 * Int(index))
      return Candidate(
        character: UInt16(truncatingIfNeeded: entry), kind: UInt8(truncatingIfNeeded: entry >> 16),
        likeness: UInt8(truncatingIfNeeded: entry >> 24))
    }
  }

  /// The characters that make a word of two with this one before them.
  func seconds(_ first: UInt16) -> [UInt16] {
    let entries = 4 * (0x1000 + 1)
    return (pairs.word(4 * Int(first))..<pairs.word(4 * Int(first) + 4)).map {
      pairs.base.loadUnaligned(fromByteOffset: entries + 2 * Int($0), as: UInt16.self)
    }
  }

  /// How many characters the longest word through a place has, 1 where there is none.
  func longestWord(_ text: [UInt16], through place: Int) -> Int {
    for length in stride(from: 5, through: 2, by: -1) {
      for start in max(0, place - length + 1)...place where start + length <= text.count {
        let key = text[start..<start + length].reduce(UInt64(0)) { $0 << 12 | UInt64($1) }
        if words.has(key) { return length }
      }
    }
    return 1
  }
}

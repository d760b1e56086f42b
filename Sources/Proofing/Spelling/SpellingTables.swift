import Foundation

/// The tables of the corrector (纠错数据): the models, what is mistaken for what, words by their sound, and the trees
/// that weigh a proposal.
package struct SpellingTables: Sendable {
  /// What a character may have been meant to be (候选字).
  struct Candidate: Sendable {
    let character: UInt16
    /// 1 same sound, 2 alike in sound, 3 a letter apart, 4 alike in shape, 5 akin in parts, 8 none of these.
    let kind: UInt8
    /// How alike they look, 0–9.
    let likeness: UInt8
  }

  let model: CharacterModel
  let words: WordModel
  let sounds: SoundIndex
  let surroundings: Surroundings
  /// Debian's model of words, where it is installed.
  let trie: WordTrie?
  /// What gives a proposal no chance, and what weighs those that are left.
  let sieve: Trees?
  let trees: Trees?
  private let confusion: MappedBytes
  /// What all of them lie in.
  private let files: [MappedFile]
  /// In the file of what is mistaken: where the entries of each character begin, then for each entry two bytes for the
  /// character and its kind, then a byte for its likeness.
  private static let entries = 4 * (0x5200 + 1)
  private let confused: Int

  /// The tables that come with the program; nil when they are not beside it.
  package static let shipped = folder.flatMap { SpellingTables(folder: $0.path, everydayWords: everydayWords) }

  /// Where `libime-data-language-model` puts its model, by the kind of machine.
  package static let everydayWords = ["x86_64-linux-gnu", "aarch64-linux-gnu"].map { "/usr/lib/\($0)/libime/zh_CN.lm" }
    .first { FileManager.default.fileExists(atPath: $0) }

  /// Where they lie.
  package static let folder = Bundle.module.url(forResource: "Resources", withExtension: nil)

  /// Nil when a table is not there, cut short, or leads out of itself. A model of everyday words that cannot be read is
  /// done without, as on a machine that has none.
  package init?(folder: String, everydayWords: String? = nil) {
    var files: [MappedFile] = []
    func opened(_ path: String) -> MappedBytes? {
      guard let file = MappedFile(path: path) else { return nil }
      files.append(file)
      return file.bytes
    }
    func file(_ name: String) -> MappedBytes? { opened(folder + "/spelling-\(name).bin") }
    guard let grams = file("model"), let met = file("met"), let model = CharacterModel(grams, pairs: met),
      let confusion = file("confusion"), let list = file("words"), let follow = file("follow"),
      let words = WordModel(words: list, follow: follow), let sounds = file("sounds").flatMap(SoundIndex.init),
      let surroundings = file("surroundings").flatMap(Surroundings.init), confusion.count > Self.entries,
      (confusion.count - Self.entries) % 3 == 0,
      confusion.rises(0, 0x5200, to: (confusion.count - Self.entries) / 3), Self.isSound(confusion)
    else { return nil }
    (self.model, self.confusion, self.words, self.sounds) = (model, confusion, words, sounds)
    confused = (confusion.count - Self.entries) / 3
    self.surroundings = surroundings
    trie = everydayWords.flatMap(opened).flatMap(WordTrie.init)
    // Without them the features are written that they are trained on.
    func trees(_ name: String, _ features: Int, _ hopeless: [Trees.Hopeless]) -> Trees?? {
      guard FileManager.default.fileExists(atPath: folder + "/spelling-\(name).bin") else { return .some(nil) }
      return file(name).flatMap { Trees($0, features: features, hopeless: hopeless) }.map(Optional.some)
    }
    guard let sieve = trees("sieve", Evidence.cheap, []),
      let trees = trees("trees", Evidence.count, Evidence.hopeless)
    else { return nil }
    (self.sieve, self.trees, self.files) = (sieve, trees, files)
  }

  /// What a character may have been meant to be, of kinds up to one: those that sound the same come first in the table.
  func candidates(_ scalar: Unicode.Scalar, upTo kind: UInt8 = .max) -> [Candidate] {
    guard (0x4E00...0x9FFF).contains(scalar.value) else { return [] }
    let place = 4 * Int(scalar.value - 0x4E00)
    var known: [Candidate] = []
    let entries = Int(confusion.word(place))..<Int(confusion.word(place + 4))
    known.reserveCapacity(entries.count)
    for entry in entries {
      let next = candidate(entry)
      guard next.kind <= kind else { break }
      known.append(next)
    }
    return known
  }

  private static let characterBits: UInt16 = 0x1FFF

  /// Whether all candidates are characters: a damaged table is found when it is opened, not when it is used.
  private static func isSound(_ confusion: MappedBytes) -> Bool {
    (0..<(confusion.count - entries) / 3).allSatisfy {
      CharacterModel.holds(confusion.half(entries + 2 * $0) & characterBits)
    }
  }

  /// What one character has in common with another that it may have been meant to be.
  func candidate(_ character: UInt16, for scalar: Unicode.Scalar) -> Candidate {
    let known = candidates(scalar).first { $0.character == character }
    return known ?? Candidate(character: character, kind: 8, likeness: 0)
  }

  private func candidate(_ index: Int) -> Candidate {
    let entry = confusion.half(Self.entries + 2 * index)
    return Candidate(
      character: entry & Self.characterBits, kind: UInt8(entry >> 13),
      likeness: confusion.byte(Self.entries + 2 * confused + index))
  }
}

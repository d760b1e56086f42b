import Foundation
import Testing

@testable import Proofing

/// Debian's model of words is read as the library reads it that wrote it; without it, or with a spoilt one, the
/// corrector works all the same.
@Suite struct WordTrieTests {
  /// Kept as long as the test: the model is read where it lies.
  private let file: MappedFile
  private let trie: WordTrie

  init() throws {
    let path = try #require(SpellingTables.everydayWords, "libime-data-language-model is not installed")
    file = try #require(MappedFile(path: path))
    trie = try #require(WordTrie(file.bytes))
  }

  /// What `kenlm.Model(path).score(words, bos=False, eos=False)` says of them.
  static let oracle: [(words: String, log: Double)] = [
    ("政府", -3.866705), ("政府 信息", -6.920697), ("政府 信息 公开", -7.255929), ("认真 部署 防汛 工作", -18.817947),
    ("公开 政府", -8.412611), ("的 的 的", -7.195236), ("合同 甲方 应当 履行", -16.712046),
  ]

  @Test(arguments: oracle) func `words are as likely as KenLM says`(_ words: String, _ log: Double) throws {
    var (state, sum) = (WordTrie.State(), 0.0)
    for word in words.split(separator: " ") {
      let number = trie.word(Array(word.utf8))
      #expect(number > 0)
      let next = trie.after(state, number)
      (state, sum) = (next.state, sum + Double(next.log))
    }
    #expect(abs(sum - log) < 0.0001)
  }

  @Test func `a word that the model does not know has no number`() throws {
    #expect(trie.word(Array("谶鼍".utf8)) == 0)
  }

  @Test func `without the model the corrector mends plain mistakes all the same`() throws {
    let folder = try #require(SpellingTables.folder)
    let tables = try #require(SpellingTables(folder: folder.path))
    let found = Speller(tables: tables).corrections(in: ProofText("依法公开政府信西，接受社会监督。"), level: .standard)
    #expect(found.map(\.replacement) == ["息"])
  }

  @Test func `a model that is cut is done without, and a spoilt one makes no sentence fail`() throws {
    let whole = try Data(contentsOf: URL(filePath: try #require(SpellingTables.everydayWords)))
    let folder = try #require(SpellingTables.folder)
    let file = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID().uuidString).lm")
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
    // What comes after the triples are the words in letters, which are not read.
    for kept in [1, 0x84, 0x90, 5_000_000, 15_000_000] {
      try whole.prefix(kept).write(to: file)
      #expect(MappedFile(path: file.path).flatMap { WordTrie($0.bytes) } == nil)
      #expect(SpellingTables(folder: folder.path, everydayWords: file.path) != nil)
    }
    let text = ProofText("结合当前工作须要，坚持基本元则，修盯有关法律法规和政策。")
    for seed in 1...8 {
      var data = whole
      for place in stride(from: 0x90 + seed * 7, to: data.count, by: 13 * seed) { data[place] ^= UInt8(1 + seed * 31) }
      try data.write(to: file)
      let tables = try #require(SpellingTables(folder: folder.path, everydayWords: file.path))
      let found = Speller(tables: tables).corrections(in: text, level: .sensitive)
      #expect(found.allSatisfy { $0.range.upperBound <= text.count })
    }
  }
}

import Foundation
import Testing

@testable import Proofing

/// Debian's model of words is read as the library reads it that wrote it; without it, or with a spoilt one, the
/// corrector works all the same.
@Suite struct WordTrieTests {
  private func trie() throws -> WordTrie {
    let path = try #require(SpellingTables.everydayWords, "libime-data-language-model is not installed")
    return try #require(MappedFile(path: path).flatMap(WordTrie.init))
  }

  /// What `kenlm.Model(path).score(words, bos=False, eos=False)` says of them.
  static let oracle: [(words: String, log: Double)] = [
    ("政府", -3.866705), ("政府 信息", -6.920697), ("政府 信息 公开", -7.255929), ("认真 部署 防汛 工作", -18.817947),
    ("公开 政府", -8.412611), ("的 的 的", -7.195236), ("合同 甲方 应当 履行", -16.712046),
  ]

  @Test(arguments: oracle) func `words are as likely as KenLM says`(_ words: String, _ log: Double) throws {
    let trie = try trie()
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
    #expect(try trie().word(Array("谶鼍".utf8)) == 0)
  }
}

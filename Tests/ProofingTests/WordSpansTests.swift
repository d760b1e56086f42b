import Testing

@testable import Proofing

/// Runs of a sentence are looked up once and remembered; what a change touches is asked for anew.
@Suite struct WordSpansTests {
  private let tables: SpellingTables

  init() throws { tables = try #require(SpellingTables.shipped) }

  private func codes(_ text: String) -> [UInt16] {
    [CharacterModel.edge] + text.unicodeScalars.map(tables.model.number) + [CharacterModel.edge]
  }

  private let sentence = "坚持以人民为中心的发展思想，依法公开政府信息，接受社会监督。"

  @Test func `what is remembered is what the list of words says`() {
    let text = codes(sentence)
    var spans = WordSpans(text.count)
    // Some of it side by side, the rest one by one.
    _ = tables.words.cut(text, &spans, 3..<text.count - 4, at: 5)
    for place in 1..<text.count - 1 {
      #expect(tables.words.longest(text, &spans, through: place) == tables.words.longest(text, through: place))
    }
  }

  @Test(arguments: [1, 2, 4]) func `a change is as if the changed sentence had been asked about itself`(_ length: Int) {
    let text = codes(sentence)
    let others = codes("公开民政府人息心")
    var spans = WordSpans(text.count)
    for start in 1..<text.count - 1 - length {
      var after = text
      after.replaceSubrange(start..<start + length, with: others[1...length])
      var changed = spans.changed(in: start..<start + length)
      for place in 1..<text.count - 1 {
        #expect(tables.words.longest(after, &changed, through: place) == tables.words.longest(after, through: place))
        _ = tables.words.longest(text, &spans, through: place)
      }
      var fresh = WordSpans(after.count)
      let around = max(1, start - 5)..<min(text.count - 1, start + length + 5)
      let cut = tables.words.cut(after, &changed, around, at: start)
      #expect(cut == tables.words.cut(after, &fresh, around, at: start))
    }
  }
}

import Kernel
import TestKit
import Testing

@testable import Search

@Suite struct TokensTests {
  @Test(arguments: [
    ("土地公示", "土地 地公 公示 示"), ("镇", "镇"), ("国发〔2019〕5号", "国发 发 2019 5 号"), ("ＡＢＣ类", "abc 类"),
    ("公\u{200B}开", "公开 开"), ("a b,c", "a b c"), ("", ""), ("\u{E001}7", "7"), ("〇二〇", "〇二 二〇 〇"),
  ])
  func `text is cut into pairs and words`(text: String, words: String) {
    #expect(Tokens.words(text).joined(separator: " ") == words)
  }

  @Test func `words hold no space, no quote and no private mark, whatever the text`() {
    var random = Seeded(seed: 3)
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<40 { text.append(Unicode.Scalar(UInt32.random(in: 0...0xFFFF, using: &random)) ?? "镇") }
      for word in Tokens.words(String(text)) {
        #expect(!word.isEmpty)
        #expect(!word.unicodeScalars.contains { $0 == " " || $0 == "\"" || (0xE000...0xF8FF).contains($0.value) })
      }
    }
  }

  @Test(arguments: [
    ("自2025年3月9日起", ["202503", "20250309"]), ("2025-03-09", ["202503", "20250309"]),
    ("２０２５．３．９", ["202503", "20250309"]),
    ("2025年3月", ["202503"]), ("2025/13/1", []), ("12025-03-09", []), ("2025年2月30日", ["202502"]), ("比率2025.3", []),
  ])
  func `dates are read however they are written`(text: String, digits: [String]) {
    #expect(Dates.digits(in: text).sorted() == digits)
  }

  @Test func `initials begin at any character and know both readings`() {
    let marks = Pinyin.marks(of: "呈坎镇长会议")
    #expect(marks.contains(Mark.initials("ckzzhy")))
    #expect(marks.contains(Mark.initials("ckzchy")))
    #expect(marks.contains(Mark.initials("hy")))
    #expect(Pinyin.query("c") == nil)
    #expect(Pinyin.query("呈坎") == nil)
  }

  @Test func `a snippet shows the words in about eighty characters`() {
    let text = String(repeating: "前言。", count: 100) + "本镇低保公示如下" + String(repeating: "后文。", count: 100)
    let snippet = Snippet.make(text: text, words: "低保公示")
    #expect(snippet.filter(\.isHit).map(\.text) == ["低保公示"])
    #expect(snippet.map(\.text).joined().count <= 84)
    #expect(snippet.first?.text.hasPrefix("…") == true)
    #expect(Snippet.make(text: "短文", words: "没有") == [Stretch("短文")])
    #expect(
      Highlight.make("ＧＤＰ与gdp", words: "GDP")
        == [Stretch("ＧＤＰ", isHit: true), Stretch("与"), Stretch("gdp", isHit: true)])
  }
}

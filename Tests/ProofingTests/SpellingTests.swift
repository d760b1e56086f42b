import Foundation
import Kernel
import Proofing
import Testing

@Suite struct SpellingTests {
  private let speller: Speller

  init() throws { speller = Speller(tables: try #require(SpellingTables.shipped)) }

  private func mended(_ text: String, _ level: Level = .standard) -> String {
    var scalars = Array(text.unicodeScalars)
    for each in speller.corrections(in: ProofText(text), level: level).reversed() {
      scalars.replaceSubrange(each.range, with: Array(each.replacement.unicodeScalars))
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test func `one wrong character in an official sentence is mended`() {
    #expect(mended("依法公开政府信西，接受社会监督。") == "依法公开政府信息，接受社会监督。")
    #expect(mended("村民委员会应当实行村务公开制渡。") == "村民委员会应当实行村务公开制度。")
  }

  @Test func `a word of the same sound is mended as one`() {
    let found = speller.corrections(in: ProofText("各单位要认真贯彻落实，维护群众合法全益。"), level: .standard)
    #expect(found.map(\.replacement) == ["权"])
  }

  @Test func `what neither sounds nor looks like the right one is found where the rest of the sentence asks for that`() {
    #expect(mended("各级人民政府应当协调处理医厅纠纷，维护正常的医疗秩序。") == "各级人民政府应当协调处理医疗纠纷，维护正常的医疗秩序。")
    #expect(mended("商止银行应当依法开展业务。") == "商业银行应当依法开展业务。")
  }

  @Test func `a character that was left out is put back, and told with its neighbours`() throws {
    let text = ProofText("各级人民政府应当依法公开政府息，保障公民的知情权。")
    let found = try #require(speller.corrections(in: text, level: .standard).first)
    #expect(found.kind == .missing)
    #expect(text.string(found.range) == "府息" && found.replacement == "府信息")
  }

  @Test func `a character or a word that stands twice is told`() {
    #expect(mended("要加强强组织领导，落实责任。") == "要加强组织领导，落实责任。")
    #expect(mended("提高服务务水平。") == "提高服务水平。")
    #expect(mended("各单位要加强组织组织领导，落实责任。") == "各单位要加强组织领导，落实责任。")
  }

  @Test func `a name that ends in its kind may be followed by the word for the kind`() {
    for text in ["《数字乡村》平台平台维护单位另行公布。", "“一网通办”系统系统管理员负责账号。"] {
      #expect(mended(text, .sensitive) == text)
    }
  }

  @Test func `nothing is missing between two whole words`() {
    for text in ["携手应对全球挑战。", "境外英烈纪念设施修缮。"] { #expect(mended(text, .sensitive) == text) }
  }

  @Test func `words that double themselves stay`() {
    for text in ["人人参与，天天清扫，家家户户干干净净。", "逐步形成层层负责、事事有人管的局面。", "把一件件年货送到群众手中。"] {
      #expect(mended(text, .sensitive) == text)
    }
  }

  /// In a long text every common word stands somewhere: that must not make a rare one beside it look more wrong.
  @Test func `a common word elsewhere in the text makes no rare one a mistake`() {
    let rare = ProofText("位于山区的“三河彝品”文化产品生产基地一派繁忙。")
    let common = String(repeating: "\n加强食品安全监管，食品生产经营者应当保证食品安全。", count: 5)
    let alone = speller.corrections(in: rare, level: .sensitive)
    let among = speller.corrections(in: ProofText(rare.string(0..<rare.count) + common), level: .sensitive)
    #expect(alone == among)
    #expect(alone.map(\.replacement) == ["食"])
  }

  @Test func `official sentences without faults stay as they are at every level`() {
    let text = """
      中华人民共和国政府信息公开条例
      第二十条 行政机关应当依照本条例第十九条的规定，主动公开本行政机关的下列政府信息：
      （一）行政法规、规章和规范性文件；
      （二）机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名；
      """
    for level in Level.allCases { #expect(mended(text, level) == text) }
  }

  @Test func `a higher level says no more than a lower one would of one sentence without neighbours`() {
    let text = ProofText("结合当前工作须要，坚持基本元则，修盯有关法律法规和政策。")
    let counts = [Level.strict, .standard, .sensitive].map { speller.corrections(in: text, level: $0).count }
    #expect(counts == counts.sorted())
    #expect(counts[2] > 0)
  }

  @Test func `the same text has the same findings each time`() {
    let text = ProofText("结合当前工作须要，坚持基本元则，修盯有关法律法规和政策。\n镇政俯信息公开指南")
    let first = speller.corrections(in: text, level: .sensitive)
    for _ in 0..<3 { #expect(speller.corrections(in: text, level: .sensitive) == first) }
  }

  @Test func `texts that are read together are corrected as each is alone`() {
    let texts = [
      "结合当前工作须要，坚持基本元则，修盯有关法律法规和政策。", "", "镇政俯信息公开指南\n依法公开政府信西。", "各单位要认真贯彻落实。",
      "维护群众合法全益，加强组组织领导。",
    ].map { ProofText($0) }
    // More sentences than are read at once.
    let many = (0..<12).flatMap { _ in texts }
    for level in Level.allCases {
      let alone = many.map { speller.corrections(in: $0, level: level) }
      #expect(speller.corrections(in: many, level: level) == alone)
      #expect(alone.contains { !$0.isEmpty })
    }
    #expect(speller.corrections(in: [], level: .standard).isEmpty)
  }

  @Test func `corrections lie in the text, in its order, and never overlap, whatever the text is`() {
    var seed: UInt64 = 5
    func next(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    for _ in 0..<300 {
      let bytes = (0..<next(120)).map { _ in UInt8(next(256)) }
      let scalars = (0..<next(60)).compactMap { _ in Unicode.Scalar(0x4E00 + next(0x51F0)) }
      let han = String(String.UnicodeScalarView(scalars))
      let text = ProofText(String(decoding: bytes, as: UTF8.self) + han + "\u{0}\u{FFFF}𠀀〇" + han)
      var last = 0
      for each in speller.corrections(in: text, level: .sensitive) {
        #expect(each.range.lowerBound >= last && each.range.upperBound <= text.count)
        let grown = each.replacement.unicodeScalars.count - each.range.count
        #expect(each.kind == .wrong ? grown == 0 : each.kind == .missing ? grown == 1 : grown == -1 || grown == -2)
        last = each.range.upperBound
      }
    }
  }
}

@Suite struct LexiconTests {
  @Test func `remarks and blanks are no part of a word, and a single character is none`() {
    #expect(Lexicon(text: "# 说明\n灵 山村 # 村名\r\n甲\n\n呈坎镇").words == ["灵山村", "呈坎镇"])
  }

  @Test func `what the corrector doubts in several texts is learned, and is then left alone`() throws {
    let speller = Speller(tables: try #require(SpellingTables.shipped))
    let text = ProofText("依法公开政府信西，接受社会监督。")
    var learning = LexiconLearning(speller)
    learning.add(text)
    #expect(learning.words(inAtLeast: 2).isEmpty)
    learning.add(text)
    let learned = learning.words(inAtLeast: 2)
    #expect(learned.map(\.word) == ["信西"])
    var context = ProofContext(today: try #require(Day(year: 2026, month: 11, day: 28)))
    context.level = .sensitive
    let rule = try #require(Proofreader.allRules.first { $0.name == "spelling" })
    #expect(rule.findings(in: text, context: context).count == 1)
    context.lexicon = Lexicon(learned.map(\.word))
    #expect(rule.findings(in: text, context: context).isEmpty)
  }
}

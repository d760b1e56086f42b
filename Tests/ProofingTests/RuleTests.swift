import Foundation
import Kernel
import TestKit
import Testing

@testable import Proofing

private let today = Day(year: 2025, month: 12, day: 31) ?? Day(ordinal: 0)

/// Every first fix applied, from the end to the front.
private func mended(_ text: String, by findings: [Finding]) -> String {
  var scalars = Array(text.unicodeScalars)
  for finding in findings.reversed() {
    if let fix = finding.fixes.first { scalars.replaceSubrange(finding.range, with: Array(fix.unicodeScalars)) }
  }
  return String(String.UnicodeScalarView(scalars))
}

/// The rules of the proofreader.
@Suite struct RuleTests {
  @Test func `each rule does to its own examples what it says`() {
    for rule in Proofreader.allRules {
      for example in rule.examples {
        let findings = rule.findings(in: ProofText(example.wrong), context: example.context(on: today))
        #expect(mended(example.wrong, by: findings) == example.right, "\(rule.name)")
        #expect(rule.findings(in: ProofText(example.right), context: example.context(on: today))
          .allSatisfy { $0.fixes.isEmpty }, "\(rule.name) finds something in what is right: \(example.right)")
      }
    }
  }

  @Test func `every rule but the corrector, which is measured on sets, has an example of what it finds`() {
    for rule in Proofreader.allRules where rule.name != "spelling" {
      let speaks = rule.examples.contains {
        !rule.findings(in: ProofText($0.wrong), context: $0.context(on: today)).isEmpty
      }
      #expect(speaks, "\(rule.name)")
    }
  }

  @Test func `points that are left out or counted twice are pointed at, figures and days are no points`() {
    func marks(_ words: String) -> [String] {
      let text = ProofText(words)
      return ItemNumbers().findings(in: text, context: ProofContext(today: today)).map { text.string($0.range) }
    }
    #expect(marks("1.甲项。\n2.乙项。\n4.丁项。") == ["4."])
    #expect(marks("1.甲项；2.乙项；\n3.丙项。").isEmpty)
    #expect(marks("1.5公里。\n3.15维权。\n5.6万元。").isEmpty)
    #expect(marks("第一条\n（1）甲项；\n（2）乙项。\n第二条\n（4）丙项。").isEmpty)
  }

  @Test func `rules have names of their own, a title, and sentences that say what to do`() {
    #expect(Set(Proofreader.allRules.map(\.name)).count == Proofreader.allRules.count)
    #expect(Proofreader.allRules.allSatisfy { !$0.title.isEmpty })
  }

  @Test func `days that are not there and weekdays that do not fit are found`() {
    let rule = ImpossibleDates()
    let context = ProofContext(today: today)
    #expect(rule.findings(in: ProofText("2025年2月30日"), context: context).count == 1)
    #expect(rule.findings(in: ProofText("2024年2月29日（星期四）"), context: context).isEmpty)
    #expect(rule.findings(in: ProofText("2025年13月1日"), context: context).count == 1)
  }

  @Test func `the corrector never takes what stands between two characters`() throws {
    let speller = Speller(tables: try #require(SpellingTables.shipped))
    let text = ProofText("涉嫌 危 机 违纪，分别给予嫌 弃改正。")
    let blanks = speller.thoughts(in: text).filter { text.string($0.correction.range).contains(" ") }
    #expect(blanks.isEmpty)
  }

  @Test func `a list with a gap and no line to number is only pointed at`() {
    let found = LevelNumbers().findings(in: ProofText("一、甲\n三、丙"), context: ProofContext(today: today))
    #expect(found.count == 1)
    #expect(found.first?.fixes == [])
  }

  @Test func `the title of another text is quoted as it is`() {
    let found = ListedWords().findings(in: ProofText("《关于布署工作的通知》"), context: ProofContext(today: today))
    #expect(found.isEmpty)
  }

  @Test func `any scalars are read to the end, always with the same findings`() {
    var random = Seeded(seed: 11)
    let pieces = [
      "一", "（", "）", "、", "，", "。", "《", "》", "“", "”", " ", "\n", "2025年", "02月", "30日", "〔2025〕", "3号", "的", "件次", "余", "近",
      "+", "...", "布署", "《婚姻法》", "，其中", "共计", "12件", "3月5日（星期三）", "百分之", "环保局", "三、四十人", "http://a.b/", "\u{200B}", "机密★", "附件：", "\u{0}", "\u{1F600}", "\r\n", "～", "%", "\u{20BB7}",
    ]
    for level in Level.allCases {
      for _ in 0..<60 {
        let text = ProofText((0..<40).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined())
        let reader = Proofreader(level: level)
        let found = reader.findings(in: text, context: ProofContext(today: today, isWholePaper: true))
        #expect(found == reader.findings(in: text, context: ProofContext(today: today, isWholePaper: true)))
        #expect(found.allSatisfy { $0.range.upperBound <= text.count })
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
      }
    }
  }
}

/// The town's own summary of 2025, with its known mistakes.
@Suite(.enabled(if: SharedData.isPresent, "no shared data: set YUDENG_DATA"))
struct SummaryTests {
  private func findings() throws -> (text: ProofText, found: [Finding]) {
    let text = ProofText(try String(contentsOf: SharedData.url("seed-summary.txt"), encoding: .utf8))
    let context = ProofContext(today: today, isWholePaper: true, signer: "呈坎镇人民政府")
    return (text, Proofreader(level: .standard).findings(in: text, context: context))
  }

  @Test func `each of the known mistakes is found with the right fix`() throws {
    let (text, found) = try findings()
    let said = found.map { "\(text.string($0.range))→\($0.fixes.first ?? "?")" }
    for wanted in [
      "做优政策解读，提升公开实效→（二）做优政策解读，提升公开实效", "热线件→热线工单", "760余件次→760余件", "2件次→2件", "、→", "的→地", "+→和",
    ] {
      #expect(said.contains(wanted), "\(wanted)")
    }
    #expect(found.contains { text.string($0.range).contains("凝目") && ($0.fixes.first ?? "").contains("凝聚") }
      || said.contains("目→聚"))
    #expect(found.contains { $0.rule == "marks.etc" })
    #expect(found.filter { $0.rule == "blanks.inner" }.count >= 11)
    #expect(found.contains { $0.rule == "blanks.trailing" })
    #expect(found.contains { $0.rule == "structure.signature" })
    #expect(found.contains { $0.rule == "marks.symbols" && $0.fixes == ["和"] })
  }

  @Test func `what is right in it is left alone`() throws {
    let (text, found) = try findings()
    for phrase in ["“大字版”", "“画册版”", "7个行政村", "1007条", "3万余人次", "12345", "急难愁盼", "H5", "PDF", "Word", "特扶", "AB岗"] {
      for place in text.places(of: phrase) {
        let touching = found.filter { !$0.range.isEmpty && $0.range.overlaps(place) && $0.rule != "blanks.inner" }
        #expect(touching.isEmpty, "\(phrase): \(touching)")
      }
    }
  }
}

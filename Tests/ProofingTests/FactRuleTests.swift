import Kernel
import Manuscript
import Testing

@testable import Proofing

private func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

/// Rules that need more than the words: tables, links, lists, the day, the policy.
@Suite struct FactRuleTests {
  private func found(
    _ rule: any Rule, _ text: String, on date: String = "2026-03-02", _ fill: (inout ProofFacts) -> Void = { _ in }
  ) -> [Finding] {
    var facts = ProofFacts()
    fill(&facts)
    return rule.findings(in: ProofText(text), context: ProofContext(today: day(date), facts: facts))
  }

  private func table(_ rows: [[String]]) -> Manuscript {
    Manuscript(blocks: [
      .paragraph(Paragraph([.text("各村情况如下：")])),
      .table(
        Table(
          caption: [.text("表1")],
          rows: rows.map { row in row.map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) } })),
    ])
  }

  private func sums(_ rows: [[String]]) -> [(words: String, fix: String)] {
    let sheet = ProofSheet(title: "统计表", manuscript: table(rows))
    let context = ProofContext(today: day("2026-03-02"), facts: sheet.facts)
    return TableSums().findings(in: sheet.text, context: context).map {
      (sheet.text.string($0.range), $0.fixes.first ?? "")
    }
  }

  @Test func `a paper that is nothing but an empty table has a table and no words`() {
    let empty = Table(caption: nil, rows: [[Table.Cell([]), Table.Cell([])], [Table.Cell([])]])
    let sheet = ProofSheet(title: nil, manuscript: Manuscript(blocks: [.table(empty)]))
    #expect(sheet.text.count == 0)
    #expect(sheet.facts.tables.map { $0.rows.map { $0.map(\.range) } } == [[[0..<0, 0..<0], [0..<0]]])
  }

  @Test func `a row of sums that does not add up is found in its cell, with the right sum`() {
    let rows = [["村", "户数", "人数"], ["呈坎村", "12", "30"], ["灵山村", "8", "25"], ["合计", "21", "55"]]
    let wrong = sums(rows)
    #expect(wrong.map(\.words) == ["21"] && wrong.map(\.fix) == ["20"])
    #expect(sums([["村", "户数"], ["呈坎村", "12"], ["灵山村", "8"], ["合计", "20"]]).isEmpty)
  }

  @Test func `what is not added up is left alone: years, rates, words, two rows of sums`() {
    #expect(sums([["村", "满意率"], ["呈坎村", "98"], ["灵山村", "96"], ["合计", "97"]]).isEmpty)
    #expect(sums([["村", "户数"], ["呈坎村", "约12"], ["灵山村", "8"], ["合计", "21"]]).isEmpty)
    #expect(sums([["村", "户数"], ["小计", "12"], ["灵山村", "8"], ["合计", "21"]]).isEmpty)
  }

  @Test func `a merged cell keeps the columns below it in their places`() {
    var manuscript = table([["村", "户数", "人数"], ["呈坎村", "12", "30"], ["灵山村", "8", "25"], ["合计", "20", "56"]])
    guard case .table(var own) = manuscript.blocks[1] else { return }
    own.rows[0] = [
      Table.Cell([.paragraph(Paragraph([.text("村")]))]), Table.Cell([.paragraph(Paragraph([.text("享受情况")]))], colSpan: 2),
    ]
    manuscript.blocks[1] = .table(own)
    let sheet = ProofSheet(title: "统计表", manuscript: manuscript)
    let found = TableSums().findings(in: sheet.text, context: ProofContext(today: day("2026-03-02"), facts: sheet.facts))
    #expect(found.map { sheet.text.string($0.range) } == ["56"])
  }

  @Test func `a link that says one host and opens another is an error, one off the government's hosts a hint`() {
    let manuscript = Manuscript(blocks: [
      .paragraph(
        Paragraph([
          .text("请登录"), .link(address: "https://example.com/a", [.text("www.huangshan.gov.cn")]), .text("，或者"),
          .link(address: "https://www.ahhz.gov.cn/", [.text("徽州区政府网")]), .text("，或者"),
          .link(address: "https://example.org/", [.text("这里")]),
        ]))
    ])
    let sheet = ProofSheet(title: "通知", manuscript: manuscript)
    let found = LinkTargets().findings(in: sheet.text, context: ProofContext(today: day("2026-03-02"), facts: sheet.facts))
    #expect(found.map { sheet.text.string($0.range) } == ["www.huangshan.gov.cn", "这里"])
    #expect(found.map(\.severity) == [.error, .info])
  }

  @Test func `a link that runs a script is an error`() {
    let found = found(LinkTargets(), "点这里") { $0.links = [ProofLink(range: 1..<3, address: "javascript:alert(1)")] }
    #expect(found.map(\.severity) == [.error])
  }

  @Test func `a title that lacks a character is known again, one of another place or with other figures is not`() {
    let table = TitleTable([
      TitleTable.Entry(title: "中华人民共和国政府信息公开条例", until: "", replacedBy: "", source: "法规文本"),
      TitleTable.Entry(title: "黄山市徽州古建筑保护条例", until: "", replacedBy: "", source: "法规文本"),
    ])
    func fix(_ title: String) -> String? { found(TitleNames(table), "依据《\(title)》办理。").first?.fixes.first }
    #expect(fix("政府信公开条例") == "政府信息公开条例")
    #expect(fix("中华人民共和国政府信息工开条例（修订）") == "中华人民共和国政府信息公开条例（修订）")
    #expect(fix("黄岩市徽州古建筑保护条例") == nil)
    #expect(fix("政府信息公开规定") == nil)
    #expect(fix("政府信息公开条例") == nil)
  }

  @Test func `a law is repealed from its day on and not before`() {
    let text = "依据《中华人民共和国合同法》签订合同。"
    #expect(found(TitleValidity(), text, on: "2020-12-31").isEmpty)
    let later = found(TitleValidity(), text, on: "2021-01-01")
    #expect(later.first?.fixes == ["中华人民共和国民法典"])
    #expect(found(TitleValidity(), "《中华人民共和国合同法》同时废止。", on: "2026-03-02").isEmpty)
  }

  @Test func `the list of leaders decides their order and their offices, and without it nothing is said`() {
    let leaders = Leader.list("镇党委书记 汪甲\n镇长 胡乙；副镇长 罗丙")
    #expect(leaders.map(\.name) == ["汪甲", "胡乙", "罗丙"])
    let text = "胡乙、汪甲参加会议，镇长罗丙主持。"
    #expect(found(LeaderOrder(), text).isEmpty)
    let said = found(LeaderOrder(), text) { $0.leaders = leaders }
    #expect(said.count == 2 && said[1].fixes == ["副镇长"], "\(said)")
    #expect(found(LeaderOrder(), "汪甲、胡乙参加，副镇长罗丙主持。") { $0.leaders = leaders }.isEmpty)
  }

  @Test func `an element that is said by none of its signs is missing`() {
    let phone = WantedElement(name: "监督电话", signs: ["电话", "热线"], source: "公示的一般要素")
    #expect(found(MissingElements(), "现予公示。") { $0.elements = [phone] }.count == 1)
    #expect(found(MissingElements(), "现予公示，监督电话见下。") { $0.elements = [phone] }.isEmpty)
  }

  @Test func `an interpretation that copies the policy is told so, one in its own words is not`() {
    let policy = String(
      (0..<40).flatMap { "为了规范第\($0)类农村公益事业的管理，镇人民政府应当依法组织实施并接受群众监督。" })
    let own = String(repeating: "这份办法出台的背景，是去年不少村民反映办事要跑好几趟，镇里走访以后作了调整。", count: 5)
    #expect(found(CopiedPolicy(), "解读\n" + policy) { $0.policies = [policy] }.count == 1)
    #expect(found(CopiedPolicy(), "解读\n" + own) { $0.policies = [policy] }.isEmpty)
    #expect(CopiedPolicy.share(of: Array("太短".unicodeScalars), in: Array(policy.unicodeScalars)) == nil)
  }

  @Test func `a name of an office is old from its day on, in titles and of the past it stays`() {
    #expect(found(OfficeNames(), "由区国土局负责。", on: "2018-01-01").isEmpty)
    #expect(found(OfficeNames(), "由区国土局负责。").first?.fixes == ["自然资源和规划局"])
    #expect(found(OfficeNames(), "国土局部分人员").isEmpty)
  }

  @Test func `a paper bears its day at its end or under its title`() {
    #expect(PaperDate.of(ProofText("关于甲的通知\n各村：\n请照办。\n呈坎镇人民政府\n2019年3月5日")) == day("2019-03-05"))
    #expect(PaperDate.of(ProofText("关于甲的通知\n（2019年3月5日）\n各村：\n请照办。")) == day("2019-03-05"))
    #expect(PaperDate.of(ProofText("关于甲的通知\n各村：\n2019年3月5日施行。")) == nil)
  }
}

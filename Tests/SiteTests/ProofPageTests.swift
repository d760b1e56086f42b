import Foundation
import HTTPTypes
import HummingbirdTesting
import Jobs
import Kernel
import Logging
import Manuscript
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The proof of an item at the desk, as its users go through it.
@Suite struct ProofPageTests {
  private func draft(_ kit: DeskKit, _ text: String) async throws -> Int64 {
    try await kit.store.write(as: DeskKit.program) { try drafted(kit, text, $0).item.value }
  }

  private func drafted(_ kit: DeskKit, _ text: String, _ tx: Transaction) throws -> Edition {
    let column = try #require(try ColumnTree.fetch(kit.town.id, tx).columns.first { $0.kind == .notice })
    var content = Content(title: "关于防汛的通知", manuscript: Manuscript(blocks: [.paragraph(Paragraph([.text(text)]))]))
    content.issuer = "某某镇人民政府"
    return try Item.draft(content, in: kit.town.id, column: column.id, tx)
  }

  private func publish(_ kit: DeskKit, _ text: String) async throws {
    try await kit.store.write(as: DeskKit.program) { tx in
      let edition = try drafted(kit, text, tx)
      try Edition.submit(edition.id, tx)
      try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", tx)
      let column = try #require(try ColumnTree.fetch(kit.town.id, tx).columns.first { $0.kind == .notice })
      for _ in column.steps { try Edition.approve(edition.id, note: "", tx) }
    }
  }

  private func hidden(_ name: String, _ page: String) -> String {
    let start = page.range(of: "name=\"\(name)\" value=\"")?.upperBound
    return start.map { String(page[$0...].prefix { $0 != "\"" }) } ?? ""
  }

  @Test func `findings stand beside the text, are ignored with a reason, and the reason comes back when it is missing`()
    async throws
  {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("jingban", .handler))
    let item = try await draft(kit, "请各村于2026年2月30日以前报送防汛物资清单。")
    let address = "/desk/items/\(item)/proof"
    let page = try await kit.ask(address, mine)
    #expect(page.status == .ok && page.text.contains("2026年2月30日</") || page.text.contains("2026年2月30日<sup>"))

    let fields = [("revision", hidden("revision", page.text)), ("key", hidden("key", page.text)), ("number", "1")]
    let refused = try await kit.ask(address, mine, fields + [("act", "ignore"), ("reason", " ")])
    #expect(refused.status == .unprocessableContent && refused.text.contains("不改正就要写明理由"))
    let done = try await kit.ask(address, mine, fields + [("act", "ignore"), ("reason", "原文如此")])
    #expect(done.status == .seeOther)
    let after = try await kit.ask(address, mine)
    #expect(after.text.contains("原文如此") && after.text.contains("恢复提示"))
    let reviewer = try await kit.session(try await kit.person("chushen", .firstReviewer))
    #expect(try await kit.ask(address, reviewer).text.contains("原文如此"))
    let stranger = try await kit.ask(address, nil)
    #expect(stranger.status != .ok && !stranger.text.contains("原文如此"))
  }

  @Test func `one key mends what is safe, and an old page changes nothing`() async throws {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("jingban", .handler))
    let item = try await draft(kit, "各村要学习《防汛办法》、《抗旱办法》,确保安全。")
    let address = "/desk/items/\(item)/proof"
    let page = try await kit.ask(address, mine)
    #expect(page.text.contains("一键改正 2 处"), "\(page.text)")
    let fields = [("revision", hidden("revision", page.text)), ("act", "all")]
    #expect(try await kit.ask(address, mine, fields).location?.contains("proof-mended") == true)
    #expect(try await kit.ask(address, mine).text.contains("《防汛办法》《抗旱办法》，确保安全。"))
    let again = try await kit.ask(address, mine, fields)
    #expect(again.status == .conflict && again.text.contains("内容改过了"))
  }

  @Test func `a text that is being written is read without being kept`() async throws {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("jingban", .handler))
    let asked = [("title", "关于𠮷,甲的通知"), ("body", "请于2026年2月30日报送。"), ("item", "")]
    let answer = try await kit.ask("/desk/proofreading", mine, asked)
    let read = try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    let findings = try #require(read["findings"] as? [[String: Any]])
    let comma = try #require(findings.first { $0["isTitle"] as? Bool == true })
    // Counted as scripts count: the rare character takes two units.
    #expect(comma["start"] as? Int == 4 && comma["fixes"] as? [String] == ["，"])
    #expect(findings.contains { $0["line"] as? String == "请于2026年2月30日报送。" && $0["grade"] as? String == "error" })
    #expect(try await kit.store.read { try $0.count("SELECT count(*) FROM item") } == 0)
    #expect(try await kit.ask("/desk/proofreading", nil, asked).status != .ok)
  }

  @Test func `the town's own words are listed, added and struck out, and only who drafts may do so`() async throws {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("jingban", .handler))
    let reader = try await kit.session(try await kit.person("chushen", .firstReviewer))
    let path = "/desk/proofreading/lexicon"
    #expect(try await kit.ask(path, mine).text.contains("东村村民委员会"))
    #expect(try await kit.ask(path, mine, [("words", "坎上\n坎下"), ("note", "自然村名")]).status == .seeOther)
    let page = try await kit.ask(path, mine).text
    #expect(page.contains("坎上") && page.contains("人工添加：自然村名"))
    #expect(try await kit.ask(path + "/strikes", mine, [("word", "坎上")]).status == .seeOther)
    #expect(try await kit.ask(path, mine).text.contains("去掉的词"))
    #expect(try await kit.ask(path + "/1/return", mine, []).status == .seeOther)
    let refused = try await kit.ask(path, mine, [("words", "坎，<b>"), ("note", "")])
    #expect(refused.status == .unprocessableContent && refused.text.contains("坎，&lt;b&gt;"))
    #expect(try await kit.ask(path, reader).status == .ok)
    #expect(try await kit.ask(path, reader, [("words", "坎东")]).status == .forbidden)
  }

  @Test func `the town's own words are learned in the background for who asks at the desk`() async throws {
    let kit = try await DeskKit()
    let mine = try await kit.session(try await kit.person("jingban", .handler))
    let path = "/desk/proofreading/lexicon/learning"
    for number in 1...2 { try await publish(kit, "依法公开政府信西，接受社会监督。第\(number)次通知。") }
    let refused = try await kit.ask(path, mine, [("least", "1")])
    #expect(refused.status == .unprocessableContent && refused.text.contains("2 到 1000 的数字"))
    let first = try await kit.ask(path, mine, [("least", "2")])
    #expect(first.status == .seeOther)
    // Asked twice it is done once.
    #expect(try await kit.ask(path, mine, [("least", "2")]).location == first.location)
    let tools = JobTools(files: kit.folder.path + "/files", scratch: kit.folder.path, entropy: kit.entropy)
    try await JobRunner(kit.store, Site.jobs, tools: tools, logger: Logger(label: "test")).drain(.heavy)
    let page = try await kit.ask("/desk/proofreading/lexicon", mine).text
    #expect(page.contains("信西") && page.contains("学习得来，见于 2 条信息"))
    #expect(try await kit.ask(first.location ?? "", mine).text.contains("学到本地词 1 个"))
    let reader = try await kit.session(try await kit.person("chushen", .firstReviewer))
    #expect(try await kit.ask(path, reader, [("least", "2")]).status == .forbidden)
    #expect(try await !kit.ask("/desk/proofreading/lexicon", reader).text.contains("开始学习"))
  }

  @Test func `silenced words are listed and can be spoken of again`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.person("jingban", .handler)
    let mine = try await kit.session(writer)
    #expect(try await kit.ask("/desk/proofreading/silences", mine).text.contains("还没有"))
    _ = try await kit.store.write(as: DeskKit.program) { tx in
      try tx.run(
        """
        INSERT INTO proof_silence (town, rule, words, actor, at)
        VALUES (\(kit.town.id), 'spelling', '坎上', 'program:test', \(tx.now))
        """)
    }
    let page = try await kit.ask("/desk/proofreading/silences", mine)
    #expect(page.text.contains("坎上") && page.text.contains("疑似错别字"))
    #expect(try await kit.ask("/desk/proofreading/silences/1/removal", mine, []).status == .seeOther)
    #expect(try await kit.ask("/desk/proofreading/silences", mine).text.contains("还没有"))
  }
}

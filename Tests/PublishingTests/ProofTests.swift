import Kernel
import Manuscript
import Proofing
import Store
import TestKit
import Testing

@testable import Publishing

/// Proofreading at the desk: what stops an item, who answers, what is mended.
@Suite struct ProofTests {
  private func proof(_ town: Town, _ edition: Edition.ID) async throws -> (proof: ItemProof, revision: Revision) {
    try await town.store.read { reader in
      let own = try Edition.find(edition, reader)
      guard let revision = try Revision.of(own, reader) else { throw Fault.notFound }
      let house = try ItemProof.House.fetch(town.id, item: own.item, on: Day(at: town.clock.now), reader)
      return (ItemProof.read(revision.content, house, rules: ProofGate.rules, on: Day(at: town.clock.now)), revision)
    }
  }

  private func refusal(_ town: Town, _ edition: Edition.ID) async throws -> [Kernel.Issue] {
    do {
      try await town.store.write(as: town.writer) { try Edition.submit(edition, $0) }
      return []
    } catch let fault as Fault where fault.kind == .invalid { return fault.issues }
  }

  @Test func `an error stops an item until it is mended by one key, and the mending is a revision of its own`() async throws {
    let town = try await Town()
    let text = "各村要认真学习《防汛办法》、《抗旱办法》，做好防汛准备,确保安全。"
    let draft = try await town.draft(Town.content("关于防汛的通知", text))
    let issues = try await refusal(town, draft.id)
    #expect(issues.map(\.field) == ["proof"], "\(issues)")

    let (proof, revision) = try await proof(town, draft.id)
    let safe = proof.safe
    try await town.store.write(as: town.writer) {
      try proof.mend(
        safe.map { ($0, $0.finding.fixes[0]) }, in: draft.id, of: revision.content, expecting: revision.ordinal, $0)
    }
    let mended = try await self.proof(town, draft.id)
    #expect(mended.revision.ordinal == 2 && mended.revision.plainText == "各村要认真学习《防汛办法》《抗旱办法》，做好防汛准备，确保安全。")
    #expect(try await refusal(town, draft.id).isEmpty)
    let journal: [String] = try await town.store.read {
      try $0.all("SELECT detail FROM journal WHERE event = 'proof.mended'") { try $0["detail"] }
    }
    #expect(journal.count == 1 && journal[0].hasPrefix("采纳 2 处"), "\(journal)")
  }

  @Test func `an error may stand with a reason, as long as the words around it stay`() async throws {
    let town = try await Town()
    let draft = try await town.draft(Town.content("关于防汛的通知", "请各村于2026年2月30日以前报送防汛物资清单。"))
    let (proof, revision) = try await proof(town, draft.id)
    let mark = try #require(proof.marks.first { $0.finding.severity == .error })
    #expect(mark.words == "2026年2月30日")
    await #expect(throws: Fault.self) {
      try await town.store.write(as: town.writer) { try ProofAnswer.give(mark, reason: " ", to: draft.id, $0) }
    }
    try await town.store.write(as: town.writer) { try ProofAnswer.give(mark, reason: "引用原文如此", to: draft.id, $0) }

    func save(_ text: String, expecting: Int) async throws {
      var content = revision.content
      content.manuscript = Manuscript(blocks: [.paragraph(Paragraph([.text(text)]))])
      let made = content
      try await town.store.write(as: town.writer) { _ = try Edition.save(draft.id, made, expecting: expecting, $0) }
    }
    try await save("请各村于2026年2月30日以前报送防汛物资清单和联系人。", expecting: 1)
    #expect(try await self.proof(town, draft.id).proof.marks.first?.answer?.reason == "引用原文如此")
    try await save("请各镇在2026年2月30日以后报送防汛物资清单。", expecting: 2)
    #expect(try await refusal(town, draft.id).map(\.field) == ["proof"])
    try await save("请各村于2026年2月30日以前报送防汛物资清单。", expecting: 3)
    #expect(try await refusal(town, draft.id).isEmpty)
  }

  @Test func `what is mended is read again until nothing safe is left`() async throws {
    let town = try await Town()
    let draft = try await town.draft(Town.content("关于防汛的通知", "各村高度重视,,抓好落实。"))
    let (proof, revision) = try await proof(town, draft.id)
    let house = try await town.store.read { try ItemProof.House.fetch(town.id, item: draft.item, on: Day(at: monday), $0) }
    let all = ItemProof.mendedAll(revision.content, house, on: Day(at: monday))
    #expect(all.content.manuscript.plainText == "各村高度重视，抓好落实。", "\(proof.safe)")
    try await town.store.write(as: town.writer) {
      try ItemProof.keep(all, in: draft.id, expecting: revision.ordinal, $0)
    }
    #expect(try await self.proof(town, draft.id).proof.safe.isEmpty)
    await #expect(throws: Fault.self) {
      try await town.store.write(as: town.writer) { try ItemProof.keep((all.content, [:]), in: draft.id, expecting: 2, $0) }
    }
  }

  @Test func `elements of the kind that stand in a field are not asked for in the text`() {
    var content = Town.content("关于低保对象的公示", "经村民代表会议评议，现将拟享受低保的对象名单予以公示，公示期七天，如有异议请书面反映。")
    content.kind = "publicity"
    #expect(ProofElements.wanted(by: content).contains { $0.name == "监督或联系电话" })
    content.facts["phone"] = "0559-0000000"
    #expect(!ProofElements.wanted(by: content).contains { $0.name == "监督或联系电话" })
  }

  @Test func `private matter is let through by a reviewer, never by who wrote it`() async throws {
    let town = try await Town()
    let draft = try await town.draft(Town.content("关于防汛的通知", "有事请找村民王某，手机13800138000。"))
    let (proof, _) = try await proof(town, draft.id)
    let mark = try #require(proof.marks.first { $0.isPrivate && $0.finding.severity == .error })
    await #expect(throws: Fault.self) {
      try await town.store.write(as: town.writer) { try ProofAnswer.give(mark, reason: "本人同意", to: draft.id, $0) }
    }
    #expect(try await refusal(town, draft.id).map(\.field) == ["proof"])
    try await town.store.write(as: town.first) { try ProofAnswer.give(mark, reason: "值班手机，本人书面同意", to: draft.id, $0) }
    #expect(try await refusal(town, draft.id).isEmpty)
    let journal = try await town.store.read { try $0.all("SELECT detail FROM journal") { try $0["detail"] as String } }
    #expect(!journal.contains { $0.contains("13800138000") })
  }

  @Test func `what is quoted as a title is never mended by itself`() async throws {
    let town = try await Town()
    let draft = try await town.draft(Town.content("关于防汛的通知", "请学习《关于甲,乙的意见》，并贯彻甲,乙两项要求。"))
    let (proof, _) = try await proof(town, draft.id)
    let commas = proof.marks.filter { $0.words == "," }
    #expect(commas.map { $0.isSafe(on: proof.paper) } == [false, true])
  }

  @Test func `words that were silenced are passed over in the town, errors are not silenced`() async throws {
    let town = try await Town()
    let draft = try await town.draft()
    let paper = ProofPaper(Town.content())
    func mark(_ rule: String, _ severity: Finding.Severity) -> ProofMark {
      ProofMark(Finding(range: 10..<12, rule: rule, severity: severity, message: "请核对。"), on: paper)
    }
    let (doubt, error) = (mark("spelling", .error), mark("marks.width", .error))
    await #expect(throws: Fault.self) {
      try await town.store.write(as: town.writer) { try ProofSilence.add(error, on: draft.id, $0) }
    }
    try await town.store.write(as: town.writer) { try ProofSilence.add(doubt, on: draft.id, $0) }
    let silences = try await town.store.read { try ProofSilence.list(in: town.id, $0) }
    #expect(silences.map(\.words) == [doubt.words] && doubt.isSilenced(by: silences.keys))
    #expect(!error.isSilenced(by: ["marks.width\u{0}" + error.words]))
    try await town.store.write(as: town.writer) { try ProofSilence.remove(silences[0].id, in: town.id, $0) }
    #expect(try await town.store.read { try ProofSilence.list(in: town.id, $0) }.isEmpty)
  }

  @Test func `places in headings, cells and captions are found again in the tree`() {
    var content = Town.content("关于甲,乙的通知")
    content.manuscript = Manuscript(blocks: [
      .heading(level: 1, [.text("一、甲,乙")]),
      .table(Table(caption: [.text("表,一")], rows: [[Table.Cell([.paragraph(Paragraph([.text("丙,丁")]))])]])),
    ])
    let house = ItemProof.House(level: .standard, silences: [], answers: [:])
    let proof = ItemProof.read(content, house, rules: ProofGate.rules, on: Day(at: monday))
    let commas = proof.marks.filter { $0.words == "," }
    #expect(commas.map(\.line) == [0, 1, 2, 3])
    let mended = proof.paper.mended(content, by: commas.map { ($0.finding.range, $0.finding.fixes[0]) })
    #expect(mended.title == "关于甲，乙的通知" && mended.manuscript.plainText == "一、甲，乙\n表，一\n丙，丁")
  }
}

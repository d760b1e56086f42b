import Files
import Foundation
import Jobs
import Kernel
import Logging
import Manuscript
import Rendering
import Store
import TestKit
import Testing

@testable import Casework

/// Letters are filled from the case, numbered, kept, and tell the right remedy.
@Suite struct LetterTests {
  private func body(_ town: ApplicationTown, _ id: Letter.ID) async throws -> String {
    try await town.store.read { try Letter.find(id, $0).body.plainText }
  }

  private func make(
    _ town: ApplicationTown, _ kind: LetterKind, _ id: Application.ID
  ) async throws -> Letter.ID {
    try await town.store.write(as: town.clerk) { try Letter.make(kind, of: id, $0) }
  }

  @Test func `the receipt says number, day, due day and rule, and its code leads to the case`() async throws {
    let town = try await ApplicationTown(on: "2025-09-22")
    let id = try await town.register(town.intake())
    let made = try await make(town, .receipt, id)
    let letter = try await town.store.read { try Letter.find(made, $0) }
    #expect(letter.number == "某公收〔2025〕1号" && letter.addressee == "方小鱼")
    let text = letter.body.plainText
    for part in ["2025年9月22日", "2025-0001", "2025年10月24日前予以答复", "当面提交的", "某某镇人民政府"] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("110101199003074573"))
    let document = letter.document(origin: "https://town.example")
    #expect(document.media["qr.png"]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(letter.document(origin: "").media.isEmpty && !text.contains("K7M2P9QX"))
    let told = try await town.store.write(as: town.clerk) { try Letter.make(.receipt, of: id, code: "K7M2P9QX", $0) }
    #expect(try await body(town, told).contains("查询码（K7M2P9QX）"))
  }

  @Test func `a refusal sends to reconsideration first, a disclosure leaves both ways open`() async throws {
    let town = try await ApplicationTown()
    let proposals = [
      Application.Proposal(code: "C4", reason: "涉及个人隐私"), .init(code: "A2", answer: "附报告"),
      .init(code: "B", refused: ["C4", "C6"], reason: "涉及隐私", answer: "报告正文"),
    ]
    var texts: [String] = []
    for (index, proposal) in proposals.enumerated() {
      let id = try await town.register(town.intake(.window, "第\(index)件", key: "letter-key-\(index)"))
      try await town.act { try Application.accept(id, $0) }
      #expect(try await town.refusal { try Letter.make(.reply, of: id, $0) }?.contains("还没有审批") == true)
      try await town.act { try Application.propose(id, proposal, $0) }
      try await town.act(as: town.head) { try Application.approve(id, $0) }
      texts.append(try await body(town, try await make(town, .reply, id)))
    }
    let first = "应当先申请行政复议"
    #expect(texts[0].contains(first) && !texts[0].contains("六个月") && texts[0].contains("向某某区人民政府申请行政复议"))
    #expect(!texts[1].contains(first) && texts[1].contains("六个月"))
    #expect(texts[2].contains("其中不予公开的部分") && texts[2].contains("六个月"))
    #expect(texts[2].contains("第十五条") && texts[2].contains("第十六条第二款"))
    let numbers = try await town.store.read { try $0.all("SELECT number FROM application_letter ORDER BY id") { try $0["number"] as String } }
    #expect(numbers == ["某公复〔2025〕1号", "某公复〔2025〕2号", "某公复〔2025〕3号"])
  }

  @Test(arguments: LetterKind.allCases.filter { $0 != .forwarding })
  func `every letter of the set is written from a full case and leaves no blank`(kind: LetterKind) async throws {
    let town = try await ApplicationTown()
    let id = try await town.register(town.intake())
    let day = try aDay("2025-07-01")
    try await town.act { tx in
      try Application.askCorrection(id, "请写明年份", days: nil, on: day, tx)
      try Application.correct(id, content: "2024年", on: day, tx)
      try Application.accept(id, tx)
      for kind in ApplicationConsultation.Kind.allCases {
        let asked = try Application.consult(id, kind, party: "某\(kind.chinese)", question: "是否同意公开", on: day, tx)
        try Application.settle(asked, .agrees, on: day, "", tx)
      }
      try Application.askExtension(id, days: 20, reason: "因档案较多", tx)
    }
    try await town.act(as: town.head) { try Application.consentExtension(id, $0) }
    try await town.act { tx in
      try Application.askReasons(id, "一个月内申请了 60 件", days: nil, on: day, tx)
      try Application.explain(id, "研究课题需要", on: day, tx)
      try Application.acceptReasons(id, words: "", tx)
    }
    try await town.act(as: town.head) { try Application.setDelay(id, days: 60, reason: "材料分散在四个村", $0) }
    try await town.act { tx in
      try Application.noticeFee(id, .page, units: 68, on: day, tx)
      try Application.pay(id, on: day, tx)
      try Application.propose(id, .init(code: "A2", answer: "附报告"), tx)
    }
    try await town.act(as: town.head) { try Application.approve(id, $0) }
    let text = try await body(town, try await make(town, kind, id))
    #expect(text.count > (kind == .transfer ? 60 : 120) && !text.contains("{") && !text.contains("。。") && !text.contains("因因") && !text.contains("（前）"))
    if kind == .course { #expect(text.contains("收到申请") && text.contains("↓") && text.contains("经手：u1")) }
    if kind == .submission { #expect(text.contains("同意。u2，2025年7月1日") && text.contains("保密审查意见")) }
    if kind == .transfer { #expect(text.contains("主动公开") && text.contains("附报告")) }
    if kind.isSheet { #expect(!text.contains("13000000000") && !text.contains("110101199003074573")) }
    if kind == .coMaker { #expect(text.contains("视为同意公开") && text.contains("第三十四条")) }
    if kind == .thirdParty { #expect(!text.contains("视为同意公开") && !text.contains("方小鱼")) }
    if kind == .reasons { #expect(text.contains("60 件") && text.contains("2025年7月22日前")) }
    if kind == .delay { #expect(text.contains("60个工作日") && text.contains("2025年9月23日前")) }
    if kind == .fee { #expect(text.contains("380元") && text.contains("2025年7月29日前")) }
    if kind == .extend { #expect(text.contains("甲2同意") && text.contains("2025年8月26日")) }
  }

  @Test func `the files follow as a job: Word always, PDF where there are fonts`() async throws {
    let town = try await ApplicationTown()
    let id = try await town.register(town.intake())
    let made = try await make(town, .receipt, id)
    let fonts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../fonts").standardizedFileURL.path
    let shelf = FontShelf(folders: [fonts, "/usr/share/fonts/opentype/noto"])
    let tools = JobTools(
      files: town.folder.path, scratch: town.folder.path, entropy: seededEntropy(), origin: "https://town.example",
      fonts: shelf == nil ? [] : [fonts, "/usr/share/fonts/opentype/noto"])
    let runner = JobRunner(town.store, JobKinds([LetterJob.self]), tools: tools, logger: Logger(label: "test"))
    #expect(try await runner.drain(.quick) == 1)
    let letter = try await town.store.read { try Letter.find(made, $0) }
    let files = try FileStore(folder: town.folder.path)
    let word = try DOCXReader.read([UInt8](files.read(try #require(letter.docx))))
    #expect(word.manuscript.plainText.contains("登记编号2025-0001"))
    #expect(!word.media.isEmpty)
    if shelf != nil { #expect(try files.read(try #require(letter.pdf)).starts(with: Data("%PDF".utf8))) }
  }

  @Test func `a letter that went out is never changed`() async throws {
    let town = try await ApplicationTown()
    let made = try await make(town, .receipt, try await town.register(town.intake()))
    await #expect(throws: (any Error).self) {
      try await town.store.write(as: town.clerk) { try $0.run("UPDATE application_letter SET title = 'x' WHERE id = \(made)") }
    }
  }
}

/// What is taken out of a copy is nowhere in it.
@Suite struct RedactionTests {
  private static let text = "验收报告\n\n项目负责人方小鱼，电话13000000000。\n\n合同价款为1200000元，由某某建设公司承建。"

  @Test func `chosen words are gone from every part of the file, and blocks stand there`() throws {
    let read = try Redaction.read(Array(Self.text.utf8), named: "报告.txt")
    let made = try Redaction.redact(read, ["方小鱼", "13000000000", "1200000元"])
    let bytes = Redaction.copy(made, title: "公开稿")
    let again = try Redaction.read(bytes, named: "公开稿.docx").plainText
    #expect(again.contains("项目负责人■■■■，电话■■■■。") && again.contains("某某建设公司"))
    for entry in try ZipReader.entries(bytes) {
      for word in ["方小鱼", "13000000000", "1200000元"] { #expect(!entry.contains(word)) }
    }
  }

  @Test func `what is no text is refused with what to do, and words that stand nowhere are told`() throws {
    #expect(throws: Fault.self) { try Redaction.read(Array("%PDF-1.7".utf8), named: "扫描.png") }
    let read = try Redaction.read(Array(Self.text.utf8), named: "报告.txt")
    #expect(throws: Fault.invalid("passages", "文件里没有“王五”，请从文件里复制原文，一行一处。")) { try Redaction.redact(read, ["王五"]) }
    #expect(throws: Fault.self) { try Redaction.redact(read, ["  "]) }
  }

  @Test func `words in links and pictures go too`() throws {
    let image = Block.image(Image(source: "media:a.png", alt: "方小鱼的照片"))
    let link = Block.paragraph(Paragraph([.link(address: "mailto:fang@example.cn", [.text("方小鱼的邮箱")])]))
    let made = try Redaction.redact(Manuscript(blocks: [image, link]), ["方小鱼"])
    let text = try made.json()
    #expect(!text.contains("方小鱼") && !text.contains("fang@example.cn"))
  }
}

extension ZipReader {
  /// The texts of all parts of an office file.
  fileprivate static func entries(_ bytes: [UInt8]) throws -> [String] {
    let archive = try ZipReader.open(bytes)
    return try archive.names.map { String(decoding: try archive.contents(of: $0) ?? [], as: UTF8.self) }
  }
}

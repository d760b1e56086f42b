import Files
import Foundation
import HTTPTypes
import HummingbirdTesting
import Jobs
import Kernel
import Manuscript
import NIOCore
import Publishing
import Store
import TestKit
import Testing
import Traces

@testable import Accounts
@testable import Site

/// The files of items: the public copy is without what nobody sees, the original is sealed.
@Suite struct ItemFilesTests {
  /// A picture that names its maker in a comment (PNG text), and says where the secret lies in its bytes.
  private static let secret = "Secret-Person"
  private static var picture: Data {
    func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
      var sum = ~UInt32(0)
      for byte in Array(kind.utf8) + body {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
      }
      let long = { (value: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
      return long(UInt32(body.count)) + Array(kind.utf8) + body + long(~sum)
    }
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    return Data(
      head + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]) + chunk("tEXt", Array("Author\0\(secret)".utf8))
        + chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 3, 0, 1]) + chunk("IEND", []))
  }

  @Test func `the original is only had with a duty and a reason, and the journal knows`() async throws {
    let kit = try await DeskKit()
    let (writer, other) = (try await kit.person("jingban", .handler), try await kit.person("chushen", .firstReviewer))
    let (item, file) = try await attach(kit, as: writer)
    let (mine, his) = (try await kit.session(writer), try await kit.session(other))
    let page = try await kit.ask("/desk/items/\(item)/attachments", mine)
    #expect(page.text.contains("作者与单位") && page.text.contains("公开稿中已去掉"), "\(page.text)")
    let shown = try await kit.ask("/desk/items/\(item)/attachments/\(file)", mine)
    #expect(shown.status == .ok && !shown.text.contains(Self.secret))

    let address = "/desk/items/\(item)/attachments/\(file)/original"
    #expect(try await kit.ask(address, nil, [("reason", "看看")]).status != .ok)
    #expect(try await kit.ask(address, mine, [("reason", " ")]).status == .unprocessableContent)
    let refused = try await kit.ask(address, his, [("reason", "看看")])
    #expect(refused.status == .forbidden && !refused.text.contains(Self.secret))
    let opened = try await kit.ask(address, mine, [("reason", "核对作者")])
    #expect(opened.status == .ok && opened.body.readableBytesView.elementsEqual(Self.picture))
    let lines: [String] = try await kit.store.read {
      try $0.all("SELECT detail FROM journal WHERE event = 'attachment.originalOpened'") { try $0["detail"] }
    }
    #expect(lines == ["附件 \(file)：核对作者"])
  }

  @Test func `no public address gives the original, before publishing or after`() async throws {
    let kit = try await DeskKit()
    let (item, file) = try await attach(kit, as: try await kit.person("jingban", .handler))
    #expect(try await kit.ask("/chengkan/attachments/\(file)").status == .notFound)
    try await publish(kit, item)
    let live = try await kit.ask("/chengkan/attachments/\(file)")
    #expect(live.status == .ok && !live.text.contains(Self.secret))
    for path in ["/chengkan/attachments/\(file)/original", "/chengkan/attachments/original", "/files/\(file)"] {
      #expect(try await kit.ask(path).status != .ok)
    }
  }

  @Test func `a replaced file's old address shows the new one from its release on`() async throws {
    let kit = try await DeskKit()
    let (item, old) = try await attach(kit, as: try await kit.person("jingban", .handler))
    try await publish(kit, item)
    let id = Item.ID(item)
    let new = try await kit.store.write(as: DeskKit.program) { tx -> Int64 in
      _ = try Item.openEdition(id, tx)
      let upload = try kit.site.files.put(Data("新的文件内容".utf8), name: "新.txt")
      var file = try CheckedFile(upload, named: "新.txt", in: kit.site.files)
      file.replaces = Identifier(old)
      var content = try #require(try Desk.item(id, as: tx.actor, tx).revision?.content)
      let attachment = try Item.attach(file, to: id, tx)
      content.attachments = [attachment.id]
      content.changeNote = "换了附件"
      let edition = try #require(try Desk.item(id, as: tx.actor, tx).newest)
      _ = try Edition.save(edition.id, content, expecting: edition.revision, tx)
      return attachment.id.value
    }
    #expect(try await kit.ask("/chengkan/attachments/\(old)").text != "新的文件内容")
    #expect(try await kit.ask("/chengkan/attachments/\(new)").status == .notFound)
    try await publish(kit, item)
    for address in [old, new] {
      #expect(try await kit.ask("/chengkan/attachments/\(address)").text == "新的文件内容", "\(address)")
    }
    let history = try await kit.store.read { try Desk.item(id, as: DeskKit.program, $0).attachments.count }
    #expect(history == 2)
  }

  @Test func `a trace stays with a reason, in a new revision, and the journal knows`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.person("jingban", .handler)
    let (item, file) = try await attach(kit, as: writer)
    let token = try await kit.session(writer)
    let address = "/desk/items/\(item)/attachments/\(file)/traces"
    #expect(try await kit.ask(address, token, [("keep", "author"), ("reason", "")]).status == .unprocessableContent)
    #expect(try await kit.ask(address, token, [("reason", "署名")]).status == .unprocessableContent)
    let unsure = try await kit.ask(address, token, [("keep", "location"), ("reason", "署名")])
    #expect(unsure.status == .unprocessableContent && unsure.text.contains("再勾选一次"))
    #expect(try await kit.ask(address, token, [("keep", "author"), ("reason", "作者要求署名")]).status == .seeOther)
    let now = try #require(try await kit.store.read { try Desk.item(Identifier(item), as: DeskKit.program, $0).revision })
    #expect(now.ordinal == 3 && now.content.attachments.count == 1 && now.content.attachments[0].value != file)
    let shown = try await kit.ask("/desk/items/\(item)/attachments/\(now.content.attachments[0])", token)
    #expect(shown.text.contains(Self.secret))
    let page = try await kit.ask("/desk/items/\(item)/attachments", token)
    #expect(page.text.contains("作者要求署名") && page.text.contains("公开稿中仍有"))
    let count = try await kit.store.read { try $0.count("SELECT count(*) FROM journal WHERE event = 'attachment.traceKept'") }
    #expect(count == 1)
  }

  @Test func `what nobody could look into keeps an item in, until it is kept with a reason`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.person("jingban", .handler)
    let (item, _) = try await attach(kit, as: writer)
    let token = try await kit.session(writer)
    let locked = try await replaceFile(kit, item, named: "加密.pdf") {
      $0.note(Trace(.unreadable, "文件加了密码，不能检查，请去掉密码后再上传。"))
    }
    let refused = try await kit.ask("/desk/items/\(item)/submission", token, [])
    #expect(refused.status == .unprocessableContent)
    #expect(refused.text.contains("href=\"/desk/items/\(item)/attachments#file-\(locked)\""), "\(refused.text)")
    let address = "/desk/items/\(item)/attachments/\(locked)/traces"
    let unsure = try await kit.ask(address, token, [("keep", "unreadable"), ("reason", "对方要求加密")])
    #expect(unsure.status == .unprocessableContent && unsure.text.contains("再勾选一次"))
    let kept = try await kit.ask(address, token, [("keep", "unreadable"), ("reason", "对方要求加密"), ("sure", "yes")])
    #expect(kept.status == .seeOther)
    #expect(try await kit.ask("/desk/items/\(item)/attachments", token).text.contains("对方要求加密"))
    #expect(try await kit.ask("/desk/items/\(item)/submission", token, []).status == .seeOther)
    let edition = try await kit.store.read { try Desk.item(Identifier(item), as: DeskKit.program, $0).newest }
    #expect(edition?.state.name == .inReview)
  }

  @Test func `a large file is looked through by a job, and nothing of it goes out before`() async throws {
    let kit = try await DeskKit()
    try await kit.store.write(as: DeskKit.program) {
      try Setting.set("attachments.checkNow", to: "0", for: nil, from: $0.today, source: "测试", $0)
      try $0.run("UPDATE organisation SET code = '003001234' WHERE id = \(kit.town.id)")
    }
    let token = try await kit.session(try await kit.person("jingban", .handler))
    let answer = try await kit.upload(
      "/desk/items", token,
      [("title", "一条通知"), ("column", "notices"), ("openness", "active"), ("body", "正文"), ("issuer", "某某镇人民政府")],
      "图.png", Self.picture)
    #expect(answer.status == .seeOther, "\(answer.text)")
    let (item, file): (Int64, Int64) = try await kit.store.read {
      let row = try $0.only("SELECT id, item FROM attachment")
      return (try row["item"], try row["id"])
    }
    let page = try await kit.ask("/desk/items/\(item)/attachments", token)
    #expect(page.text.contains("正在检查") && page.text.contains("data-live"), "\(page.text)")
    let refused = try await kit.ask("/desk/items/\(item)/submission", token, [])
    #expect(refused.status == .unprocessableContent && refused.text.contains("还没有检查完"), "\(refused.text)")
    try await work(kit)
    let shown = try await kit.ask("/desk/items/\(item)/attachments/\(file)", token)
    #expect(shown.status == .ok && !shown.text.contains(Self.secret))
    let done = try await kit.ask("/desk/items/\(item)/attachments", token)
    #expect(done.text.contains("作者与单位") && !done.text.contains("data-live"))
    #expect(try await kit.ask("/desk/items/\(item)/submission", token, []).status == .seeOther)
    let (waits, lines) = try await kit.store.read {
      (
        try $0.count("SELECT count(*) FROM attachment_wait"),
        try $0.count("SELECT count(*) FROM journal WHERE event = 'attachment.checked'")
      )
    }
    #expect(waits == 0 && lines == 1)
    // A second turn of the same job, as after a crash, changes nothing.
    try await work(kit)
    #expect(try await kit.store.read { try $0.count("SELECT count(*) FROM attachment_trace") } == 1)
  }

  @Test func `a file that is erased while it waits leaves no copy behind`() async throws {
    let kit = try await DeskKit()
    let (item, _) = try await attach(kit, as: try await kit.person("jingban", .handler))
    let waiting = try await replaceFile(kit, item, named: "待查.png", Self.picture, waits: true) { _ in }
    _ = try await kit.store.write(as: DeskKit.program) {
      try $0.run("UPDATE attachment SET erased_at = \($0.now) WHERE id = \(waiting)")
    }
    try await work(kit)
    let row = try await kit.store.read { try $0.only("SELECT digest FROM attachment WHERE id = \(waiting)")["digest"] as BlobDigest }
    #expect(row == BlobDigest(of: Self.picture))
  }

  /// Runs every job of the kind once, as the program's runner would.
  private func work(_ kit: DeskKit) async throws {
    let payloads: [String] = try await kit.store.read {
      try $0.all("SELECT payload FROM job WHERE kind = \(FileCheckJob.kind)") { try $0["payload"] }
    }
    let tools = JobTools(files: kit.folder.path + "/files", scratch: kit.folder.path, entropy: kit.entropy)
    for payload in payloads {
      let job = try JSONDecoder().decode(FileCheckJob.self, from: Data(payload.utf8))
      try await job.run(JobContext(store: kit.store, id: Identifier(1), tools: tools, report: { _ in }))
    }
  }

  /// Puts another file in the draft's place of its only one.
  private func replaceFile(
    _ kit: DeskKit, _ item: Int64, named name: String, _ bytes: Data = Data("%PDF-1.4".utf8), waits: Bool = false,
    _ change: @Sendable (inout CheckedFile) -> Void
  ) async throws -> Int64 {
    let upload = try kit.site.files.put(bytes, name: name)
    var rules = FileRules()
    rules.checkNow = waits ? 0 : 1 << 30
    var file = CheckedFile(clean: upload, named: name)
    if waits {
      file = try await CheckedFile.receive(
        upload, named: name, in: kit.site.files, scratch: URL(filePath: kit.folder.path), token: "a", rules,
        on: kit.store.today())
    }
    change(&file)
    let ready = file
    return try await kit.store.write(as: DeskKit.program) { tx in
      let found = try Desk.item(Identifier(item), as: tx.actor, tx)
      var content = try #require(found.revision?.content)
      let new = try Item.attach(ready, to: Identifier(item), tx)
      content.attachments = [new.id]
      let edition = try #require(found.newest)
      _ = try Edition.save(edition.id, content, expecting: edition.revision, tx)
      return new.id.value
    }
  }

  @Test func `a file that no revision lists is found and cleared away, the others stay`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.person("jingban", .handler)
    let (item, kept) = try await attach(kit, as: writer)
    let blob = try kit.site.files.put(Data("无主".utf8), name: "无主.txt")
    let loose = try await kit.store.write(as: DeskKit.program) {
      try Item.attach(CheckedFile(clean: blob, named: "无主.txt"), to: Identifier(item), $0).id.value
    }
    let token = try await kit.session(writer)
    let page = try await kit.ask("/desk/attachments", token)
    #expect(page.text.contains("无主.txt") && !page.text.contains("图.png"), "\(page.text)")
    #expect(try await kit.ask("/desk/attachments/\(kept)/removal", token, []).status == .conflict)
    #expect(try await kit.ask("/desk/attachments/\(loose)/removal", token, []).status == .seeOther)
    #expect(!kit.site.files.holds(blob.digest))
    let left = try await kit.store.read { try Desk.item(Identifier(item), as: DeskKit.program, $0).attachments.map(\.id.value) }
    #expect(left == [kept])
  }

  @Test(arguments: [(0, true, true), (1, true, false), (1, false, false), (2, true, false), (2, false, true)])
  func `an infected file is refused, and trouble of the scanner as the settings say`(
    exit: Int, isStrict: Bool, isTaken: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let script = folder.path + "/scan"
    try "#!/bin/sh\n[ -f \"$2\" ] && [ \"$1\" = --quick ] && exit \(exit)\nexit 9\n".write(toFile: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    var settings = HttpSettings()
    settings.scanner = HttpSettings.Scanner(program: script, arguments: ["--quick"], isStrict: isStrict)
    let kit = try await DeskKit(settings)
    let token = try await kit.session(try await kit.person("jingban", .handler))
    let answer = try await kit.upload("/desk/items", token, [("title", "一条通知"), ("column", "notices"), ("openness", "active")],
      "公开.txt", Data("公开的文字".utf8))
    #expect((answer.status == .seeOther) == isTaken, "\(answer.text)")
    let count = try await kit.store.read { try $0.count("SELECT count(*) FROM attachment") }
    #expect(count == (isTaken ? 1 : 0))
    let lines = try await kit.store.read {
      try $0.count("SELECT count(*) FROM journal WHERE event IN ('upload.infected', 'upload.notScanned')")
    }
    #expect(lines == (exit == 0 ? 0 : 1))
    if exit == 1 { #expect(answer.text.contains("查出了病毒")) }
  }

  /// With a signature database of our own that knows one thing, the harmless test file of all scanners.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/clamscan"), "no clamscan: run bin/setup"))
  func `a real scanner finds the test virus, in an archive too, and lets the rest in`() async throws {
    let folder = try TemporaryFolder()
    try "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test\n".write(
      toFile: folder.path + "/own.hdb", atomically: true, encoding: .utf8)
    var settings = HttpSettings()
    settings.scanner = HttpSettings.Scanner(
      program: "/usr/bin/clamscan", arguments: ["--no-summary", "--database=\(folder.path)"], isStrict: true)
    let kit = try await DeskKit(settings)
    let token = try await kit.session(try await kit.person("jingban", .handler))
    let virus = Array("X5O!P%@AP[4\\PZX54(P^)7CC)7}$".utf8) + Array("EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)
    var archive = ZipWriter()
    archive.add("readme.txt", virus)
    for (name, bytes, isTaken) in [
      ("公开.txt", Array("公开的文字".utf8), true), ("eicar.txt", virus, false), ("打包.zip", archive.finished(), false),
    ] {
      let answer = try await kit.upload(
        "/desk/items", token, [("title", name), ("column", "notices"), ("openness", "active")], name, Data(bytes))
      #expect((answer.status == .seeOther) == isTaken, "\(name): \(answer.status)")
      #expect(answer.text.contains("查出了病毒") == !isTaken, "\(name)")
    }
    let (files, lines) = try await kit.store.read {
      (
        try $0.count("SELECT count(*) FROM attachment"),
        try $0.count("SELECT count(*) FROM journal WHERE event = 'upload.infected'")
      )
    }
    #expect(files == 1 && lines == 2)
    let bad = try await kit.upload("/desk/imports", token, [], "旧站.zip", Data(archive.finished()), field: "file")
    #expect(bad.status == .unprocessableContent && bad.text.contains("查出了病毒"), "\(bad.status)")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/qpdf"), "no qpdf: run bin/setup"))
  func `a PDF loses its author and its notes and keeps its pages`() async throws {
    let (folder, files) = (try TemporaryFolder(), try TemporaryFolder())
    let store = try FileStore(folder: files.path)
    let upload = try store.put(Self.document, name: "文件.pdf")
    let file = try await CheckedFile.check(
      upload, named: "文件.pdf", in: store, scratch: URL(filePath: folder.path), token: "a", TraceThresholds(), on: Day(at: monday))
    #expect(Set(file.traces.filter(\.isRemoved).map(\.kind)) == [.author, .comment, .macro])
    let clean = String(decoding: try store.read(file.blob.digest), as: UTF8.self)
    for secret in ["Secret-Person", "Secret-Note", "app.alert"] { #expect(!clean.contains(secret)) }
    #expect(clean.contains("Public text") && clean.contains("/URI"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    let broken = try store.put(Data("%PDF-1.4\nnothing".utf8), name: "坏.pdf")
    let found = try await CheckedFile.check(
      broken, named: "坏.pdf", in: store, scratch: URL(filePath: folder.path), token: "b", TraceThresholds(), on: Day(at: monday))
    #expect(found.traces.map(\.kind) == [.unreadable] && found.original == nil)
  }

  /// A PDF of one page with an author, a note, a link and a script.
  private static var document: Data {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert) >> >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Annots [5 0 R 6 0 R] >>",
      "<< /Length 26 >>\nstream\nBT 30 100 Td (Public text) Tj\nendstream",
      "<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /T (Secret-Person) /Contents (Secret-Note) >>",
      "<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S /URI /URI (http://www.example.gov.cn/) >> >>",
      "<< /Author (Secret-Person) >>",
    ]
    let body = objects.enumerated().map { "\($0.offset + 1) 0 obj\n\($0.element)\nendobj\n" }.joined()
    // Without a table of places: qpdf finds the objects by itself.
    return Data("%PDF-1.4\n\(body)trailer\n<< /Size 8 /Root 1 0 R /Info 7 0 R >>\nstartxref\n0\n%%EOF\n".utf8)
  }

  /// A draft with the picture.
  private func attach(_ kit: DeskKit, as account: Account) async throws -> (item: Int64, file: Int64) {
    let upload = try kit.site.files.put(Self.picture, name: "图.png")
    let file = try CheckedFile(upload, named: "图.png", in: kit.site.files)
    return try await kit.store.write(as: DeskKit.program) { tx in
      try tx.run("UPDATE organisation SET code = '003001234' WHERE id = \(kit.town.id)")
      let columns = try ColumnTree.fetch(kit.town.id, tx).columns
      let column = try #require(columns.first { $0.kind == .notice })
      var content = Content(title: "一条通知", manuscript: Manuscript(blocks: [.paragraph(Paragraph([.text("正文。")]))]))
      content.issuer = "某某镇人民政府"
      let edition = try Item.draft(content, in: kit.town.id, column: column.id, tx)
      let attachment = try Item.attach(file, to: edition.item, tx)
      content.attachments = [attachment.id]
      _ = try Edition.save(edition.id, content, expecting: 1, tx)
      return (edition.item.value, attachment.id.value)
    }
  }

  /// The program may take every step itself.
  private func publish(_ kit: DeskKit, _ item: Int64) async throws {
    try await kit.store.write(as: DeskKit.program) { tx in
      let edition = try #require(try Desk.item(Identifier(item), as: tx.actor, tx).newest)
      try Edition.submit(edition.id, tx)
    }
    for step in 0..<3 {
      try await kit.store.write(as: .program("reviewer\(step)")) { tx in
        let edition = try #require(try Desk.item(Identifier(item), as: tx.actor, tx).newest)
        guard edition.state.name == .inReview else { return }
        if step == 0 { try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", tx) }
        try Edition.approve(edition.id, tx)
      }
    }
  }
}

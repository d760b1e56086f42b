import Files
import Foundation
import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Publishing

/// An old site taken over: its pages with what was packed beside them, mapped, tried, taken, and taken back.
@Suite struct LegacyStoryTests {
  private static let body = "各村民委员会、镇直各单位：为做好今年的防汛工作，现将有关事项通知如下，请认真贯彻落实，并及时报告情况。"

  /// A PNG of one point, with its author in a comment.
  private static var picture: [UInt8] {
    func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
      var sum = ~UInt32(0)
      for byte in Array(kind.utf8) + body {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
      }
      let long = { (value: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
      return long(UInt32(body.count)) + Array(kind.utf8) + body + long(~sum)
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]) + chunk("tEXt", Array("Author\0Secret-Person".utf8))
      + chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 3, 0, 1]) + chunk("IEND", [])
  }

  /// Two pages of a site with a picture, two files, one that is missing, and a link outside.
  private static var site: [(String, [UInt8])] {
    func page(_ number: Int, _ rest: String) -> [UInt8] {
      Array(
        """
        <html><head><meta charset="utf-8"><meta name="ArticleTitle" content="旧站防汛通知之\(number)">
        <meta name="Url" content="http://old.example/art/\(number).html"><meta name="PubDate" content="2019-03-0\(number)">
        </head><body><h1>旧站防汛通知之\(number)</h1><div id="zoom"><p>\(Self.body)第\(number)号。</p>\(rest)</div></body></html>
        """.utf8)
    }
    let links = """
      <p><img src="../img/map.png" alt="示意图"></p><p><a href="/files/a%20b.txt">附件：值班安排</a></p>
      <p><a href="../FILES/list.txt">点击下载</a></p><p><a href="../files/none.pdf">附件3</a></p>
      <p><a href="https://www.example.gov.cn/">区政府</a></p>
      """
    return [
      ("site/art/1.html", page(1, links)), ("site/art/2.html", page(2, "<p><a href=\"1.html\">上一篇</a></p>")),
      ("site/img/map.png", picture), ("site/files/a b.txt", Array("值班：公开的文字".utf8)),
      ("site/files/list.txt", Array("名单：公开的文字".utf8)),
    ]
  }

  private static var mapping: FieldMapping {
    var mapping = FieldMapping()
    mapping.fields = ["title": "meta:ArticleTitle", "body": "#zoom", "publishedOn": "meta:PubDate", "address": "meta:Url"]
    mapping.otherwise = "notices"
    return mapping
  }

  private static func archive(_ files: [(String, [UInt8])]) -> [UInt8] {
    var zip = ZipWriter()
    for (name, bytes) in files { zip.add(name, bytes) }
    return zip.finished()
  }

  private struct Place {
    let town: Town
    let organisation: Organisation
    let folder: TemporaryFolder
    let files: FileStore
    let account: Identifier<AccountRow>
    var actor: Actor
  }

  private func place() async throws -> Place {
    let (town, folder) = (try await Town(), try TemporaryFolder())
    let account: Identifier<AccountRow> = try await town.store.write(as: .program("test")) { tx in
      try tx.insert(
        """
        INSERT INTO account (organisation, name, display_name, password, password_set_at, created_at)
        VALUES (\(town.id), 'jingban', '甲', 'scrypt$', \(tx.now), \(tx.now)) RETURNING id
        """)
    }
    let organisation = Organisation(
      id: town.id, parent: nil, kind: .town, slug: "town", name: "某镇人民政府", shortName: "某镇", code: "003110926")
    return Place(
      town: town, organisation: organisation, folder: folder, files: try FileStore(folder: folder.path + "/files"),
      account: account, actor: town.staff(account.value, .draft))
  }

  private func open(_ place: Place, _ name: String, _ bytes: [UInt8]) async throws -> LegacyImport.ID {
    let blob = try place.files.put(Data(bytes), name: name)
    return try await place.town.store.write(as: place.actor) { tx in
      let id = try LegacyImport.open(blob, named: name, in: place.town.id, tx)
      let sample = try LegacySource(path: place.files.path(of: blob.digest), name: name).sample()
      try LegacyImport.find(id, as: tx.actor, tx).read(sample, tx)
      try LegacyImport.find(id, as: tx.actor, tx).choose(Self.mapping, keptAs: "旧站网页", tx)
      return id
    }
  }

  /// What the job does of one phase.
  private func work(_ place: Place, _ id: LegacyImport.ID, _ order: LegacyImport.State, _ end: LegacyImport.State)
    async throws -> [RecordReport]
  {
    let store = place.town.store
    let (found, columns) = try await store.write(as: place.actor) { tx in
      try LegacyImport.find(id, as: tx.actor, tx).order(order, tx)
      return (try LegacyImport.find(id, as: tx.actor, tx), try ColumnTree.fetch(place.town.id, tx))
    }
    let phase: LegacyImport.Phase = order == .running ? .run : .check
    var importing = Importing(
      store: store, files: place.files, scratch: URL(filePath: place.folder.path), town: place.organisation,
      columns: columns, mapping: try ColumnMapping(), column: nil)
    importing.fields = try #require(found.mapping)
    importing.session = try await store.read { try LegacyImport.Session(id, phase, $0) }
    importing.leadsOldAddresses = true
    let source = try LegacySource(
      path: place.files.path(of: found.digest), name: found.name, mapping: importing.fields)
    _ = try await importing.run(source, as: place.actor)
    return try await store.write(as: place.actor) { tx in
      try found.end(end, tx)
      return try LegacyImport.lines(of: id, phase, nil, tx)
    }
  }

  private func count(_ place: Place, _ sql: SQL) async throws -> Int {
    try await place.town.store.read { try $0.count(sql) }
  }

  @Test func `pages bring their pictures and files, looked through; old addresses lead to both`() async throws {
    let place = try await place()
    let id = try await open(place, "site.zip", Self.archive(Self.site))
    let tried = try await work(place, id, .checking, .checked)
    #expect(tried.map(\.outcome) == [.taken, .taken] || tried.map(\.outcome) == [.repaired, .taken], "\(tried)")
    #expect(try await count(place, "SELECT count(*) FROM item") == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.path)
    #expect(names == ["files"], "a trial leaves nothing behind: \(names)")

    let lines = try await work(place, id, .running, .done)
    let reasons = lines[0].reasons.joined()
    #expect(reasons.contains("随页转入附件 2 个") && reasons.contains("有 1 处图片或附件没有打包进来"), "\(reasons)")
    let files: [String] = try await place.town.store.read {
      try $0.all("SELECT name FROM attachment ORDER BY id") { try $0["name"] }
    }
    #expect(files == ["map.png", "值班安排.txt", "list.txt"])
    let page = try #require(try await place.town.store.read { try PublicItem.fetch(1, in: place.town.id, $0) })
    #expect(page.body.contains("/town/attachments/1") && page.body.contains("https://www.example.gov.cn/"), "\(page.body)")
    #expect(!page.body.contains("page.invalid") && !page.body.contains("a%20b.txt"))
    let digest: BlobDigest = try await place.town.store.read {
      try $0.only("SELECT digest FROM attachment WHERE id = 1")["digest"]
    }
    let shown = String(decoding: try place.files.read(digest), as: UTF8.self)
    #expect(!shown.contains("Secret-Person"))
    #expect(try await count(place, "SELECT count(*) FROM attachment_trace WHERE kind = 'author' AND is_removed = 1") == 1)
    for (old, new) in [
      ("/art/1.html", "/town/notices/1"), ("/files/a%20b.txt", "/town/attachments/2"),
      ("/files/list.txt", "/town/attachments/3"),
    ] {
      let found = try await place.town.store.read { try LegacyAddress.target(host: "old.example", old, $0)?.path }
      #expect(found == new, "\(old)")
    }
    // The page that links to its neighbour keeps the old address, which leads on.
    let second = try await place.town.store.read { try PublicItem.fetch(2, in: place.town.id, $0)?.body } ?? ""
    #expect(second.contains("http://old.example/art/1.html"), "\(second)")
  }

  @Test func `an import is taken back as a whole, and may be taken again`() async throws {
    let place = try await place()
    let id = try await open(place, "site.zip", Self.archive(Self.site))
    _ = try await work(place, id, .checking, .checked)
    _ = try await work(place, id, .running, .done)
    try await place.town.store.write(as: place.actor) { tx in
      let found = try LegacyImport.find(id, as: tx.actor, tx)
      try found.order(.undoing, tx)
      while try found.undoNext(tx) {}
      try found.end(.undone, tx)
    }
    #expect(try await count(place, "SELECT count(*) FROM live_item") == 0)
    #expect(try await count(place, "SELECT count(*) FROM legacy_address") == 0)
    _ = try await work(place, id, .checking, .checked)
    let again = try await work(place, id, .running, .done)
    #expect(again.allSatisfy { $0.outcome == .taken || $0.outcome == .repaired }, "\(again)")
    let kept = try await place.town.store.read { try LegacyImport.kept(in: place.town.id, $0) }
    #expect(kept.map(\.name) == ["旧站网页"] && kept.first?.mapping == Self.mapping)
  }

  @Test(
    .enabled(if: SharedData.isPresent, "needs the shared data"),
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice"), "no LibreOffice: run bin/setup"))
  func `a workbook of before 2007 is read by way of LibreOffice and leaves nothing behind`() async throws {
    let scratch = try TemporaryFolder()
    let path = SharedData.url("6_attachments/jmzyclb.xls").path
    #expect(throws: Fault.self) { try LegacySource(path: path, name: "jmzyclb.xls").sample() }
    let sample = try await OldWorkbook.reading(path, named: "jmzyclb.xls", scratch: URL(filePath: scratch.path)) {
      try LegacySource(path: $0, name: $1).sample()
    }
    #expect(sample.fields.count >= 3 && sample.records.count == 5, "\(sample.fields)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    // What is no workbook of that time is read as it is.
    let plain = scratch.path + "/plain.csv"
    try Data("标题,正文\n一,二\n".utf8).write(to: URL(filePath: plain))
    let same = try await OldWorkbook.reading(plain, named: "表.csv", scratch: URL(filePath: scratch.path)) { path, _ in path }
    #expect(same == plain)
  }

  @Test func `what one has worked on since keeps an import where it is`() async throws {
    let place = try await place()
    let id = try await open(place, "site.zip", Self.archive(Self.site))
    _ = try await work(place, id, .checking, .checked)
    _ = try await work(place, id, .running, .done)
    try await place.town.store.write(as: .program("test")) { tx in
      let item: Item.ID = try tx.only("SELECT id FROM item WHERE number = 2")["id"]
      _ = try Item.openEdition(item, tx)
    }
    #expect(try await place.town.store.read { try LegacyImport.touched(id, $0) } == [2])
  }

  @Test func `a bomb and a file that nobody can look into stay out, the page comes in`() async throws {
    let place = try await place()
    var site = Self.site
    site[3].1 = Array("<html><script>alert(1)</script></html>".utf8)
    let id = try await open(place, "site.zip", Self.archive(site))
    _ = try await work(place, id, .checking, .checked)
    let lines = try await work(place, id, .running, .done)
    #expect(lines[0].reasons.joined().contains("网页代码"), "\(lines[0].reasons)")
    #expect(try await count(place, "SELECT count(*) FROM attachment") == 2)
    let bomb = Self.archive(Self.site + [("site/img/bomb.png", Array(repeating: 0, count: 60 << 20))])
    await #expect(throws: Fault.self) { _ = try await open(place, "bomb.zip", bomb) }
  }
}

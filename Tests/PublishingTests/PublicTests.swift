import Crypto
import Files
import Foundation
import Kernel
import Publishing
import Store
import TestKit
import Testing

/// What the public sees, and what was taken over from elsewhere.
@Suite struct PublicTests {
  @Test func `an imported document keeps its own date and is not taken twice`() async throws {
    let town = try await Town()
    let column = try await town.column("documents")
    var imported = ImportedItem(Town.content("旧文件"), from: "县政府网站", publishedOn: Day("2009-03-01"))
    let taken = try await town.store.write(as: .program("import")) { [imported] in
      try Item.takeIn(imported, in: town.id, column: column.id, $0)
    }
    #expect(taken == .taken(number: 1))
    imported.content.title = "换了标题"
    let again = try await town.store.write(as: .program("import")) { [imported] in
      try Item.takeIn(imported, in: town.id, column: column.id, $0)
    }
    #expect(again == .duplicate(of: 1))
    let item = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }
    #expect(item?.line.date.text == "2009-03-01")
    #expect(item?.origin?.from == "县政府网站")
    let events = try await town.store.read { try Journal.entries(of: "item:1", $0) }
    #expect(events.map(\.event).contains("item.imported"))
  }

  @Test func `a column lists what is below it and lists follow a move`() async throws {
    let town = try await Town()
    let edition = try await town.publish(column: "duties")
    let (statutory, news) = (try await town.column("statutory"), try await town.column("news"))
    #expect(try await town.store.read { try Listing.page(town: town.id, column: statutory.id, page: 1, $0).total } == 1)
    try await town.store.write(as: town.writer) { try Item.move(edition.item, to: news.id, $0) }
    #expect(try await town.store.read { try Listing.page(town: town.id, column: statutory.id, page: 1, $0).total } == 0)
    #expect(try await town.store.read { try Listing.newest(town: town.id, column: news.id, limit: 5, $0).count } == 1)
  }

  @Test func `policy and interpretation show each other and a lapsed document says so`() async throws {
    let town = try await Town()
    var policy = Town.content("某办法")
    policy.documentNumber = "呈政[2026]3号"
    policy.writtenOn = Day("2026-03-01")
    let one = try await town.publish(policy, column: "normative")
    let two = try await town.publish(Town.content("某办法解读", "说明"), column: "interpretation")
    try await town.store.write(as: town.writer) {
      try Item.link(interpretation: two.item, to: one.item, $0)
      try Item.markValidity(one.item, .abolished, on: $0.today, reason: "已有新办法", $0)
    }
    try await town.store.read { reader throws in
      let first = try PublicItem.fetch(1, in: town.id, reader)
      #expect(first?.interpretations.map(\.number) == [2])
      #expect(first?.line.documentNumber == "呈政〔2026〕3号")
      #expect(first?.line.validity == .abolished)
      #expect(try PublicItem.fetch(2, in: town.id, reader)?.policies.map(\.validity) == [.abolished])
      #expect(try reader.count("SELECT is_current FROM search_document ORDER BY key LIMIT 1") == 0)
    }
  }

  @Test func `an attachment is public with its revision and gone with its item`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    let bytes = Data("表格".utf8)
    let blob = Blob(digest: BlobDigest(of: bytes), size: bytes.count, mediaType: .text)
    let file = try await town.store.write(as: town.writer) { tx in
      let file = try Item.attach(blob, named: "../附件/表 一.txt", to: edition.item, tx)
      var content = Town.content()
      content.attachments = [file.id]
      _ = try Edition.save(edition.id, content, expecting: 1, tx)
      return file
    }
    #expect(file.name == "_附件_表 一.txt")
    #expect(try await town.store.read { try Attachment.fetch(file.id, in: town.id, $0) } == nil)
    try await town.review(edition.id)
    try await town.store.write(as: town.issuer) { try Edition.approve(edition.id, $0) }
    #expect(try await town.store.read { try Attachment.fetch(file.id, in: town.id, $0) } == .live(file))
    try await town.store.write(as: town.writer) { try Item.withdraw(edition.item, reason: "更正", $0) }
    #expect(try await town.store.read { try Attachment.fetch(file.id, in: town.id, $0) } == .gone(reason: "更正", at: monday))
  }

  @Test func `the standard columns are installed once and have the four fixed parts`() async throws {
    let town = try await Town()
    let tree = try await town.store.read { try ColumnTree.fetch(town.id, $0) }
    #expect(tree.children(of: nil).prefix(5).map(\.slug) == ["guide", "rules", "statutory", "annual", "apply"])
    #expect(try await town.store.write(as: .program("test")) { try ColumnPlan.install(in: town.id, $0) } == 0)
  }

  @Test func `a renamed column is still found at its old address`() async throws {
    let town = try await Town()
    let column = try await town.column("news")
    try await town.store.write(as: .program("test")) { try Column.rename(column.id, to: "要闻", slug: "headlines", $0) }
    #expect(try await town.column("news").slug == "headlines")
  }

  @Test(arguments: ["003110926/201510-00216", "11441700007280420Y/2021-00050", "000014349/2017-00110"])
  func `index numbers of real sites are valid`(_ number: String) { #expect(IndexNumber.isValid(number)) }

  @Test(arguments: ["TEST00024/2012-0052439", "003110926/20151-00216", "11341702486344515O/202110-00013", ""])
  func `junk is no index number`(_ number: String) { #expect(!IndexNumber.isValid(number)) }

  @Test func `index numbers never repeat however many write at once`() async throws {
    let folder = try TemporaryFolder()
    let town = try await Town(path: folder.path + "/a.sqlite")
    let column = try await town.column("notices")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<40 {
        group.addTask {
          let item = ImportedItem(Town.content("第\(n)", "正文\(n)"), from: "旧站")
          _ = try await town.store.write(as: .program("import")) { try Item.takeIn(item, in: town.id, column: column.id, $0) }
        }
      }
      try await group.waitForAll()
    }
    let numbers: [String] = try await town.store.read { try $0.all("SELECT index_number FROM item") { try $0["index_number"] } }
    #expect(Set(numbers).count == 40)
  }
}

import Files
import Foundation
import Kernel
import Manuscript
import Sheets
import Store
import TestKit
import Traces
import Testing

@testable import Publishing

/// Bulk work: what each verb does to each item, what it skips and says, and the way back.
@Suite struct BulkTests {
  private let town: Town
  /// The accounts that the bulk's row names.
  init() async throws {
    town = try await Town()
    let (place, store) = (town.id, town.store)
    try await store.write(as: .program("test")) { tx in
      for name in ["u1", "u2", "u3", "u4", "u5"] {
        try tx.run(
          """
          INSERT INTO account (organisation, name, display_name, created_at, password, password_set_at)
          VALUES (\(place), \(name), \(name), \(tx.now), 'scrypt$x', \(tx.now))
          """)
      }
    }
  }

  private func choose(_ editions: [Edition], as actor: Actor? = nil) async throws -> Bulk.ID {
    let (items, place) = (editions.map(\.item), town.id)
    return try await town.store.write(as: actor ?? town.writer) { try Bulk.choose(items, in: place, $0) }
  }

  private func order(_ id: Bulk.ID, _ order: BulkOrder, as actor: Actor? = nil) async throws {
    try await town.store.write(as: actor ?? town.writer) { try Bulk.order(id, order, $0) }
  }

  private func run(_ id: Bulk.ID, as actor: Actor? = nil) async throws {
    try await Bulk.run(id, as: actor ?? town.writer, town.store)
  }

  private func undo(_ id: Bulk.ID) async throws -> Bulk.ID {
    let undoing = try await town.store.write(as: town.writer) { try Bulk.undo(id, $0) }
    try await run(undoing)
    return undoing
  }

  private func lines(_ id: Bulk.ID) async throws -> [BulkItem] { try await town.store.read { try Bulk.items(of: id, nil, $0) } }
  private func now(_ item: Item.ID) async throws -> (edition: Edition, revision: Revision) {
    try await town.store.read { reader in
      let edition = try #require(try Edition.inHand(of: item, reader))
      return (edition, try #require(try Revision.of(edition, reader)))
    }
  }

  private static func swap(_ words: String = "防汛", _ by: String = "防灾", submits: Bool = true) -> BulkOrder {
    .replace(BulkReplacement(Substitution(words, by), in: [.title, .body, .keywords], submits: submits))
  }

  private func replaced(_ editions: [Edition], _ order: BulkOrder = swap()) async throws -> Bulk.ID {
    let id = try await choose(editions)
    try await self.order(id, order)
    try await Bulk.look(id, as: town.writer, town.store)
    try await town.store.write(as: town.writer) { try Bulk.confirm(id, $0) }
    try await run(id)
    return id
  }

  @Test func `a draft gets a new revision, what is public a new edition for review, and the page stays`() async throws {
    let (draft, live) = (try await town.draft(), try await town.publish())
    let other = try await town.draft(Town.content("关于医保的通知", "请按时缴费。"))
    let id = try await replaced([draft, live, other])
    let lines = try await lines(id)
    #expect(lines.map(\.outcome) == [.done, .done, .skipped])
    #expect(lines[2].note == "没有找到这些文字。")
    let (written, review) = (try await now(draft.item), try await now(live.item))
    #expect(written.edition.state == .draft && written.revision.ordinal == 2)
    #expect(written.revision.content.title == "关于防灾的通知" && written.revision.plainText == "各村要做好防灾准备。")
    #expect(review.edition.ordinal == 2 && review.edition.step == .firstReview)
    #expect(review.revision.content.changeNote.contains("批量处理第 \(id) 号") && !review.revision.content.isMajor)
    let publicTitle: String? = try await town.store.read { try $0.value("SELECT title FROM live_item WHERE item = \(live.item)") }
    #expect(publicTitle == "关于防汛的通知")
    let journal = try await town.store.read { try Journal.entries(of: "item:\(live.item)", $0) }
    #expect(journal.contains { $0.event == "bulk.applied" && $0.detail.contains("第 \(id) 号") })
  }

  @Test func `words change in the items' facts, in the words of pictures and in the addresses of links`() async throws {
    var content = Town.content()
    content.facts = ["place": "旧礼堂", "time": "上午"]
    content.manuscript.blocks += [
      .image(Image(source: "/town/attachments/9", alt: "旧礼堂外景")),
      .paragraph(Paragraph([.link(address: "https://旧礼堂.example/旧礼堂.html", [.text("地图")]), .text("旧礼堂东门")])),
    ]
    let draft = try await town.draft(content)
    let substitution = Substitution("旧礼堂", "新礼堂")
    _ = try await replaced(
      [draft], .replace(BulkReplacement(substitution, in: [.facts, .alternatives, .links], submits: true)))
    let made = try await now(draft.item).revision.content
    #expect(made.facts == ["place": "新礼堂", "time": "上午"])
    #expect(made.manuscript.images.map(\.alt) == ["新礼堂外景"])
    #expect(made.manuscript.links.map(\.address) == ["https://新礼堂.example/新礼堂.html"])
    #expect(made.manuscript.plainText.contains("旧礼堂东门"))
  }

  @Test func `a renamed file of a public item keeps its old address, and what was found in it`() async throws {
    let draft = try await town.draft()
    let item = draft.item
    let blob = Blob(digest: BlobDigest(of: Data("名单".utf8)), size: 6, mediaType: .text)
    var file = CheckedFile(clean: blob, named: "防汛名单.txt")
    file.note(Trace(.author, "作者：某人", isRemoved: true))
    let (checked, id) = (file, draft.id)
    let old = try await town.store.write(as: town.writer) { tx -> Publishing.Attachment.ID in
      let attachment = try Item.attach(checked, to: item, tx)
      var content = Town.content()
      content.attachments = [attachment.id]
      _ = try Edition.save(id, content, expecting: 1, tx)
      return attachment.id
    }
    try await town.review(id)
    try await town.store.write(as: town.issuer) { try Edition.approve(id, $0) }
    _ = try await replaced(
      [try await now(item).edition], .replace(BulkReplacement(Substitution("防汛", "防灾"), in: [.attachments], submits: true)))
    let next = try await now(item)
    #expect(next.edition.ordinal == 2 && next.edition.state.name == .inReview)
    let found = { try await town.store.read { try Publishing.Attachment.fetch(old, in: town.id, $0) } }
    guard case .live(let before)? = try await found() else { return #expect(Bool(false), "still the old one") }
    #expect(before.name == "防汛名单.txt")
    try await town.store.write(as: town.first) {
      try Edition.recordSecrecyReview(next.edition.id, .mayBePublic, basis: "不涉密", $0)
      try Edition.approve(next.edition.id, $0)
    }
    try await town.store.write(as: town.second) { try Edition.approve(next.edition.id, $0) }
    try await town.store.write(as: town.issuer) { try Edition.approve(next.edition.id, $0) }
    guard case .live(let after)? = try await found() else { return #expect(Bool(false), "the old address leads on") }
    #expect(after.name == "防灾名单.txt" && after.id != old)
    let check = try await town.store.read { try AttachmentCheck.list(of: item, $0)[after.id] }
    #expect((check?.traces ?? []).map(\.kind) == [.author])
  }

  @Test func `only ticked hits change`() async throws {
    let draft = try await town.draft()
    let id = try await choose([draft])
    try await order(id, Self.swap())
    try await Bulk.look(id, as: town.writer, town.store)
    let hits = try await town.store.read { try Bulk.hits(of: id, page: 1, $0) }
    #expect(hits.map(\.field) == [.title, .body] && hits.map(\.lead) == ["关于", "各村要做好"])
    try await town.store.write(as: town.writer) { tx in
      try Bulk.tick(id, page: 1, chosen: [1], tx)
      try Bulk.confirm(id, tx)
    }
    try await run(id)
    let made = try await now(draft.item).revision
    #expect(made.content.title == "关于防汛的通知" && made.plainText == "各村要做好防灾准备。")
  }

  @Test func `what was changed since the preview is left alone and said`() async throws {
    let draft = try await town.draft()
    let id = try await choose([draft])
    try await order(id, Self.swap())
    try await Bulk.look(id, as: town.writer, town.store)
    try await town.store.write(as: town.writer) { tx in
      _ = try Edition.save(draft.id, Town.content("防汛防汛"), expecting: 1, tx)
      try Bulk.confirm(id, tx)
    }
    try await run(id)
    #expect(try await lines(id).map(\.note) == ["预览以后内容又改过，没有动；请重新查找。"])
    #expect(try await now(draft.item).revision.content.title == "防汛防汛")
  }

  @Test func `undoing puts back what nobody has changed since, and says what it could not`() async throws {
    let (draft, live, changed) = (try await town.draft(), try await town.publish(), try await town.draft())
    let id = try await replaced([draft, live, changed])
    try await town.store.write(as: town.writer) { tx in
      _ = try Edition.save(changed.id, Town.content("别人又改了"), expecting: 2, tx)
    }
    let undoing = try await undo(id)
    let lines = try await lines(undoing)
    #expect(lines.map(\.outcome) == [.done, .done, .skipped])
    #expect(lines[2].note.contains("之后又有人改过"))
    #expect(try await now(draft.item).revision.content.title == "关于防汛的通知")
    #expect(try await now(live.item).edition.id == live.id)
    #expect(try await now(changed.item).revision.content.title == "别人又改了")
    #expect(try await town.refusal(as: town.writer) { _ = try Bulk.undo(id, $0) }?.kind == .conflict)
  }

  @Test func `what has been passed meanwhile gets its old words back by a further edition`() async throws {
    let live = try await town.publish()
    let id = try await replaced([live])
    let edition = try await now(live.item).edition
    try await town.store.write(as: town.first) {
      try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", $0)
      try Edition.approve(edition.id, $0)
    }
    try await town.store.write(as: town.second) { try Edition.approve(edition.id, $0) }
    try await town.store.write(as: town.issuer) { try Edition.approve(edition.id, $0) }
    #expect(try await lines(try await undo(id)).first?.note.hasPrefix("改动已经公开。") == true)
    let again = try await now(live.item)
    #expect(again.edition.ordinal == 3 && again.edition.step == .firstReview)
    #expect(again.revision.content.title == "关于防汛的通知")
  }

  @Test func `after thirty days nothing is undone any more`() async throws {
    let id = try await replaced([try await town.draft()])
    town.clock.advance(by: 31 * 86_400)
    let refusal = try await town.refusal(as: town.writer) { _ = try Bulk.undo(id, $0) }
    #expect(refusal?.issues.first?.sentence.contains("期限") == true)
  }

  @Test func `what is not one's own to change is skipped, what one may not see is not chosen`() async throws {
    let (mine, foreign) = (try await town.draft(), try await town.draft(Town.content("防汛公告"), column: "documents"))
    let (notices, place) = (try await town.column("notices"), town.id)
    let narrow = Actor.staff(
      Staff(
        account: Identifier(5), name: "u5", displayName: "甲5", organisation: place,
        grants: [Grant(.draft, in: [place], columns: [notices.id]), Grant(.inspect, in: [place])]))
    let id = try await choose([mine, foreign], as: narrow)
    try await order(id, .retag(BulkTags(added: ["应急"], removed: [], theme: "", submits: true)), as: narrow)
    try await run(id, as: narrow)
    let lines = try await lines(id)
    #expect(lines.map(\.outcome) == [.done, .skipped] && lines[1].note.contains("权限"))
    #expect(try await now(mine.item).revision.content.keywords == ["应急"])
    let blind = Actor.staff(
      Staff(
        account: Identifier(5), name: "u5", displayName: "甲5", organisation: place,
        grants: [Grant(.draft, in: [place], columns: [notices.id])]))
    let seen = try await choose([mine, foreign], as: blind)
    #expect(try await self.lines(seen).map(\.item) == [mine.item])
    #expect(try await town.refusal(as: town.writer) { _ = try Bulk.find(seen, as: town.writer, $0) } == .notFound)
  }

  @Test func `items move and come back, unless somebody moved them on`() async throws {
    let (live, draft) = (try await town.publish(), try await town.draft())
    let (notices, policies, dynamics) = (
      try await town.column("notices"), try await town.column("documents"), try await town.column("plans")
    )
    let id = try await choose([live, draft])
    try await order(id, .move(to: policies.id))
    try await run(id)
    let place: Int64? = try await town.store.read { try $0.value("SELECT column_id FROM live_item WHERE item = \(live.item)") }
    #expect(place == policies.id.value)
    try await town.store.write(as: town.writer) { try Item.move(draft.item, to: dynamics.id, $0) }
    let undone = try await lines(try await undo(id))
    #expect(undone.map(\.outcome) == [.done, .skipped])
    let column: Int64? = try await town.store.read { try $0.value("SELECT column_id FROM live_item WHERE item = \(live.item)") }
    #expect(column == notices.id.value)
  }

  @Test func `marks are made where something was published, and taken back`() async throws {
    let (live, draft) = (try await town.publish(), try await town.draft())
    let id = try await choose([live, draft])
    try await order(id, .mark(.abolished, on: Day(at: monday), reason: "已由新办法代替"))
    try await run(id)
    #expect(try await lines(id).map(\.outcome) == [.done, .skipped])
    let validity: Validity? = try await town.store.read { try $0.value("SELECT validity FROM live_item WHERE item = \(live.item)") }
    #expect(validity == .abolished)
    #expect(try await lines(try await undo(id)).map(\.outcome) == [.done])
    let after: Validity? = try await town.store.read { try $0.value("SELECT validity FROM live_item WHERE item = \(live.item)") }
    #expect(after == .current)
  }

  @Test func `an order is done once, however often its job runs, and a stopped one is gone on with`() async throws {
    var editions: [Edition] = []
    for number in 1...45 { editions.append(try await town.draft(Town.content("防汛通知\(number)"))) }
    let id = try await choose(editions)
    try await order(id, Self.swap())
    try await Bulk.look(id, as: town.writer, town.store)
    try await town.store.write(as: town.writer) { try Bulk.confirm(id, $0) }
    // Stopped after its first part.
    let (writer, store) = (town.writer, town.store)
    let stopped = Task { try await Bulk.run(id, as: writer, store) { _ in withUnsafeCurrentTask { $0?.cancel() } } }
    await #expect(throws: CancellationError.self) { try await stopped.value }
    #expect(try await town.store.read { try Bulk.tally(of: id, $0) } == [.done: 20, .waiting: 25])
    try await run(id)
    try await run(id)
    #expect(try await town.store.read { try Bulk.tally(of: id, $0) } == [.done: 45])
    let revisions = try await town.store.read { try $0.count("SELECT count(*) FROM revision") }
    #expect(revisions == 90)
  }

  @Test func `an export has a row for each item, with its visits and its address`() async throws {
    let (live, draft) = (try await town.publish(), try await town.draft())
    let folder = try TemporaryFolder()
    let files = try FileStore(folder: folder.path)
    let id = try await choose([live, draft])
    try await order(id, .export(origin: "https://example.gov.cn"))
    try await Bulk.export(id, as: town.writer, town.store, files)
    let bulk = try await town.store.read { try Bulk.find(id, as: town.writer, $0) }
    #expect(bulk.state == .done)
    let bytes = try files.read(try #require(bulk.workbook))
    let sheet = try #require(try Workbook.read(Array(bytes)).sheets.first)
    #expect(sheet.rows.count == 3 && sheet[1, 1] == .text("关于防汛的通知"))
    let text = String(decoding: try files.read(try #require(bulk.sheet)), as: UTF8.self)
    #expect(text.contains("https://example.gov.cn/town/notices/1"))
  }

  @Test func `lists of bulk work walk along their index`() async throws {
    let plans: [(SQL, String)] = [
      ("\(Bulk.query(of: Identifier(1))) LIMIT 50", "bulk_by_account"), (Bulk.waiting(Identifier(1), limit: 20), "bulk_item_waiting"),
      ("\(Bulk.query(Identifier(1), nil)) LIMIT 100", "sqlite_autoindex_bulk_item"),
    ]
    for (sql, index) in plans {
      let steps: [String] = try await town.store.read { try $0.all("EXPLAIN QUERY PLAN \(sql)") { try $0["detail"] } }
      let text = steps.joined(separator: "\n")
      #expect(text.contains(index) && !text.contains("TEMP B-TREE"), "\(text)")
    }
  }
}

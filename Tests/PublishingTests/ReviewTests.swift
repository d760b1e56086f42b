import Foundation
import Kernel
import Publishing
import Search
import Store
import TestKit
import Testing

/// The way of an item to the public and back.
@Suite struct ReviewTests {
  @Test func `three people pass a notice and then everyone can read and find it`() async throws {
    let town = try await Town()
    try await town.publish()
    let item = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }
    #expect(item?.line.title == "关于防汛的通知")
    #expect(item?.line.indexNumber == "003110926/202603-00001")
    #expect(item?.line.date.text == "2026-03-09 09:30")
    #expect(item?.body.contains("防汛准备") == true)
    let list = try await town.store.read { try Listing.page(town: town.id, page: 1, $0) }
    #expect(list.rows.map(\.number) == [1])
    let found = try await town.store.read { try $0.count("SELECT count(*) FROM search_document") }
    #expect(found == 1)
    #expect(try await Journal.verify(town.store) != .broken(row: 0, sentence: ""))
  }

  @Test func `no one passes what he wrote nor two steps of one edition`() async throws {
    let town = try await Town()
    let all = town.staff(9, .draft, .firstReview, .secondReview, .issue)
    let column = try await town.column("notices")
    let own = try await town.store.write(as: all) { try Item.draft(Town.content(), in: town.id, column: column.id, $0) }
    try await town.store.write(as: all) { try Edition.submit(own.id, $0) }
    #expect(try await town.refusal(as: all) { try Edition.approve(own.id, $0) }?.kind == .forbidden)

    let other = try await town.draft()
    try await town.store.write(as: town.writer) { try Edition.submit(other.id, $0) }
    try await town.store.write(as: all) { try Edition.approve(other.id, $0) }
    #expect(try await town.refusal(as: all) { try Edition.approve(other.id, $0) }?.kind == .forbidden)
  }

  @Test func `the last approval waits for the secrecy review of the very text`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.store.write(as: town.writer) { try Edition.submit(edition.id, $0) }
    try await town.store.write(as: town.first) { try Edition.approve(edition.id, $0) }
    try await town.store.write(as: town.second) { try Edition.approve(edition.id, $0) }
    let fault = try await town.refusal(as: town.issuer) { try Edition.approve(edition.id, $0) }
    #expect(fault?.issues.map(\.field) == ["secrecy"])
    #expect(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) } == nil)
  }

  @Test func `the gate names everything that is missing at once`() async throws {
    let town = try await Town()
    var content = Content(title: "某办法")
    content.openness = .onRequest
    let edition = try await town.draft(content, column: "policy")
    let fault = try await town.refusal(as: town.writer) { try Edition.submit(edition.id, $0) }
    #expect(
      fault?.issues.map(\.field) == ["body", "issuer", "openness", "opennessBasis", "writtenOn", "documentNumber"])
  }

  @Test func `sending back needs a reason and a later text its own approvals`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.review(edition.id)
    #expect(try await town.refusal(as: town.issuer) { try Edition.sendBack(edition.id, reason: " ", $0) }?.kind == .invalid)
    try await town.store.write(as: town.issuer) { try Edition.sendBack(edition.id, reason: "请核对日期", $0) }
    try await town.store.write(as: town.writer) {
      _ = try Edition.save(edition.id, Town.content("关于防汛的紧急通知"), expecting: 1, $0)
      try Edition.submit(edition.id, $0)
    }
    #expect(try await town.refusal(as: town.issuer) { try Edition.approve(edition.id, $0) }?.kind == .forbidden)
    let item = try await town.store.read { try Desk.item(edition.item, as: town.first, $0) }
    #expect(item.history.map(\.verb) == ["submit", "save", "sendBack", "approve", "approve", "submit"])
    #expect(item.secrecyReview == nil)
  }

  @Test func `saving over a colleague's text is refused`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.store.write(as: town.writer) { _ = try Edition.save(edition.id, Town.content(), expecting: 1, $0) }
    let late = try await town.refusal(as: town.writer) {
      _ = try Edition.save(edition.id, Town.content("旧稿"), expecting: 1, $0)
    }
    #expect(late?.kind == .conflict)
  }

  @Test func `withdrawing takes it out of page, list and search and tells why`() async throws {
    let town = try await Town()
    let edition = try await town.publish()
    #expect(try await town.refusal(as: town.writer) { try Item.withdraw(edition.item, reason: "", $0) }?.kind == .invalid)
    try await town.store.write(as: town.writer) { try Item.withdraw(edition.item, reason: "内容有误，正在更正", $0) }
    try await town.store.read { reader throws in
      #expect(try PublicItem.fetch(1, in: town.id, reader) == nil)
      #expect(try Gone.fetch(1, in: town.id, reader)?.reason == "内容有误，正在更正")
      #expect(try Listing.page(town: town.id, page: 1, reader).total == 0)
      #expect(try reader.count("SELECT count(*) FROM search_document") == 0)
    }
  }

  @Test func `a live page stays while its new edition is written and then gives way`() async throws {
    let town = try await Town()
    let edition = try await town.publish()
    town.clock.advance(by: 86_400)
    let next = try await town.store.write(as: town.writer) { try Item.openEdition(edition.item, $0) }
    #expect(try await town.refusal(as: town.writer) { _ = try Item.openEdition(edition.item, $0) }?.kind == .conflict)
    try await town.store.write(as: town.writer) {
      var content = Town.content("关于防汛的补充通知")
      content.changeNote = "增加了转移路线"
      _ = try Edition.save(next.id, content, expecting: next.revision, $0)
    }
    let before = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }
    #expect(before?.line.title == "关于防汛的通知")
    try await town.review(next.id)
    try await town.store.write(as: town.issuer) { try Edition.approve(next.id, $0) }
    let after = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }
    #expect(after?.line.title == "关于防汛的补充通知")
    #expect(after?.line.date == before?.line.date)
    #expect(after?.line.indexNumber == before?.line.indexNumber)
  }

  @Test func `a scheduled item is public when its hour has come and not before`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.review(edition.id)
    try await town.store.write(as: town.issuer) { try Edition.schedule(edition.id, at: monday.addingTimeInterval(3600), $0) }
    #expect(try await ScheduledRelease.run(town.store) == 0)
    town.clock.advance(by: 3600)
    #expect(try await ScheduledRelease.run(town.store) == 1)
    #expect(try await ScheduledRelease.run(town.store) == 0)
    #expect(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }?.line.date.text == "2026-03-09 10:30")
  }

  @Test func `no statement can change a publish date`() async throws {
    let town = try await Town()
    try await town.publish()
    for statement: SQL in [
      "UPDATE item SET published_at = 1", "UPDATE edition SET published_at = 1", "UPDATE item SET imported_at = 1",
      "UPDATE revision SET title = ''", "DELETE FROM item",
    ] {
      await #expect(throws: (any Error).self) { try await town.store.write(as: .program("x")) { _ = try $0.run(statement) } }
    }
  }

  @Test func `a village handler writes for his village and cannot even see the other's draft`() async throws {
    let town = try await Town()
    let handler = town.staff(7, .villageDraft, in: [town.north])
    let column = try await town.column("notices")
    let own = try await town.store.write(as: handler) { try Item.draft(Town.content(), in: town.north, column: column.id, $0) }
    let other = town.staff(8, .villageDraft, in: [town.south])
    #expect(try await town.refusal(as: other) { try Edition.submit(own.id, $0) } == .notFound)
    #expect(try await town.refusal(as: other) { _ = try Desk.item(own.item, as: other, $0) } == .notFound)
    let foreign = try await town.refusal(as: handler) {
      _ = try Item.draft(Town.content(), in: town.south, column: column.id, $0)
    }
    #expect(foreign?.kind == .forbidden)
  }
}

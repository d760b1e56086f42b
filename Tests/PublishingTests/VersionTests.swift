import Kernel
import Manuscript
import Store
import TestKit
import Testing

@testable import Publishing

/// Every revision is kept, can be brought back, and the public is told what a major change means.
@Suite struct VersionTests {
  /// A second edition on its way, saved with what `change` makes of it.
  private func second(_ town: Town, of item: Item.ID, _ change: (inout Content) -> Void) async throws -> Edition {
    var content = Town.content("关于防汛的补充通知")
    change(&content)
    return try await town.store.write(as: town.writer) { [content] tx in
      let next = try Item.openEdition(item, tx)
      _ = try Edition.save(next.id, content, expecting: next.revision, tx)
      return next
    }
  }

  private func release(_ town: Town, _ edition: Edition.ID) async throws {
    try await town.review(edition)
    try await town.store.write(as: town.issuer) { try Edition.approve(edition, $0) }
  }

  @Test func `a major change is not submitted without its note, and the public reads the note`() async throws {
    let town = try await Town()
    let first = try await town.publish()
    let silent = try await second(town, of: first.item) { $0.changeNote = " " }
    let fault = try await town.refusal(as: town.writer) { try Edition.submit(silent.id, $0) }
    #expect(fault?.issues.map(\.field) == ["changeNote"])
    try await town.store.write(as: town.writer) {
      var content = Town.content("关于防汛的补充通知")
      content.changeNote = "转移时间提前到 18 时"
      _ = try Edition.save(silent.id, content, expecting: silent.revision + 1, $0)
    }
    #expect(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }?.updates == [])
    try await release(town, silent.id)
    let page = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }
    #expect(page?.updates.map(\.note) == ["转移时间提前到 18 时"])
    #expect(page?.updates.map(\.edition) == [2])
  }

  @Test func `a minor change needs no note, and the public is told nothing of it`() async throws {
    let town = try await Town()
    let first = try await town.publish()
    let slip = try await second(town, of: first.item) { ($0.isMajor, $0.changeNote) = (false, "错字") }
    try await release(town, slip.id)
    let page = try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) }
    #expect(page?.line.title == "关于防汛的补充通知")
    #expect(page?.updates == [])
  }

  @Test func `an earlier revision comes back as a new one, and nothing is lost`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    let old = try #require(try await town.store.read { try Revision.at(1, of: edition.id, $0) })
    try await town.store.write(as: town.writer) {
      _ = try Edition.save(edition.id, Town.content("改坏了"), expecting: 1, $0)
      _ = try Edition.restore(old.id, in: edition.item, expecting: 2, $0)
    }
    let kept = try await town.store.read { reader in
      try (1...3).map { try Revision.at($0, of: edition.id, reader)?.content.title }
    }
    #expect(kept == [old.content.title, "改坏了", old.content.title])
    // Whoever looked at revision 2 does not overwrite what came since.
    let late = try await town.refusal(as: town.writer) {
      _ = try Edition.restore(old.id, in: edition.item, expecting: 2, $0)
    }
    #expect(late?.kind == .conflict)
  }

  @Test func `what was public comes back as a new edition, and only while nobody is reviewing`() async throws {
    let town = try await Town()
    let first = try await town.publish()
    let old = try #require(try await town.store.read { try Revision.at(1, of: first.id, $0) })
    let next = try await second(town, of: first.item) { $0.isMajor = false }
    try await town.store.write(as: town.writer) { try Edition.submit(next.id, $0) }
    let refused = try await town.refusal(as: town.writer) {
      _ = try Edition.restore(old.id, in: first.item, expecting: next.revision, $0)
    }
    #expect(refused?.kind == .conflict)
    try await town.store.write(as: town.writer) { try Edition.recall(next.id, $0) }
    try await town.store.write(as: town.writer) {
      let revision = try Edition.find(next.id, $0).revision
      _ = try Edition.restore(old.id, in: first.item, expecting: revision, $0)
    }
    let newest = try await town.store.read { try Edition.find(next.id, $0) }
    let content = try await town.store.read { try Revision.of(newest, $0)?.content }
    #expect(content?.title == old.content.title)
    #expect(content?.isMajor == true)
  }

  @Test func `a long text has a list of its headings, a short one has none`() async throws {
    let town = try await Town()
    func page(_ length: Int) async throws -> PublicItem? {
      let blocks = ["一、总则", "二、职责", "三、附则"].flatMap { head -> [Block] in
        [.heading(level: 1, [.text(head)]), .paragraph(Paragraph([.text(String(repeating: "按规定办理。", count: length))]))]
      }
      var content = Town.content("办法")
      content.manuscript = Manuscript(blocks: blocks)
      let edition = try await town.publish(content)
      return try await town.store.read { reader in
        let number: Int = try reader.only("SELECT number FROM live_item WHERE item = \(edition.item)")["number"]
        return try PublicItem.fetch(number, in: town.id, reader)
      }
    }
    #expect(try await page(400)?.outline.map(\.text) == ["一、总则", "二、职责", "三、附则"])
    #expect(try await page(400)?.outline.map(\.id) == ["h-1", "h-2", "h-3"])
    #expect(try await page(5)?.outline == [])
  }
}

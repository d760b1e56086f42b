import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Publishing

/// What was typed and not saved is kept for its writer, and for nobody else.
@Suite struct KeptDraftTests {
  private func typed(_ tab: String, _ body: String, item: Item.ID? = nil) -> DraftTyped {
    DraftTyped(item: item, tab: tab, revision: 1, fields: [.init("title", "防汛通知"), .init("body", body)])
  }

  @Test func `each tab keeps its own text, and a later one of the same tab takes its place`() async throws {
    let town = try await Town()
    try await town.store.write(as: town.writer) { tx in
      _ = try KeptDraft.keep(typed("tab-00001", "先写的"), tx)
      _ = try KeptDraft.keep(typed("tab-00001", "后写的"), tx)
      _ = try KeptDraft.keep(typed("tab-00002", "另一个窗口"), tx)
    }
    let drafts = try await town.store.read { try KeptDraft.list(of: town.writer, $0) }
    #expect(Set(drafts.map { $0["body"] ?? "" }) == ["后写的", "另一个窗口"])
    #expect(drafts.allSatisfy { $0.title == "防汛通知" })
  }

  @Test func `nobody sees another's`() async throws {
    let town = try await Town()
    let kept = try await town.store.write(as: town.writer) { try KeptDraft.keep(typed("tab-00001", "正文"), $0) }
    let id = try #require(kept).id
    let seen = try await town.store.read { try KeptDraft.list(of: town.first, $0) }
    #expect(seen.isEmpty)
    #expect(try await town.refusal(as: town.first) { try KeptDraft.discard(id, $0) }?.kind == .notFound)
    let left = try await town.store.read { try KeptDraft.list(of: town.writer, $0) }
    #expect(left.count == 1)
  }

  @Test func `what was saved is offered no more, and a late keeping changes nothing`() async throws {
    let town = try await Town()
    try await town.store.write(as: town.writer) { tx in
      _ = try KeptDraft.keep(typed("tab-00001", "正文"), tx)
      try KeptDraft.settle("tab-00001", restored: nil, tx)
    }
    let late = try await town.store.write(as: town.writer) { try KeptDraft.keep(typed("tab-00001", "迟到"), $0) }
    #expect(late == nil)
    let (drafts, standing) = try await town.store.read { reader in
      (
        try KeptDraft.list(of: town.writer, reader),
        try KeptDraft.standing(of: "tab-00001", as: town.writer, reader).standing
      )
    }
    #expect(drafts.isEmpty)
    #expect(standing == .saved)
  }

  @Test func `a second tab of the same person on the same item is noticed`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.store.write(as: town.writer) { tx in
      _ = try KeptDraft.keep(typed("tab-00001", "一", item: edition.item), tx)
      _ = try KeptDraft.keep(typed("tab-00002", "二", item: edition.item), tx)
      #expect(try KeptDraft.elsewhere(edition.item, than: "tab-00002", tx).count == 1)
    }
  }

  @Test func `what nobody came back for goes after the days that are set`() async throws {
    let town = try await Town()
    try await town.store.write(as: town.writer) { _ = try KeptDraft.keep(typed("tab-00001", "正文"), $0) }
    town.clock.advance(by: 29 * 86_400)
    #expect(try await town.store.write(as: .program("drafts")) { try KeptDraft.purge($0) } == 0)
    town.clock.advance(by: 2 * 86_400)
    #expect(try await town.store.write(as: .program("drafts")) { try KeptDraft.purge($0) } == 1)
  }

  @Test func `the list walks along its index`() async throws {
    let town = try await Town()
    let steps: [String] = try await town.store.read {
      try $0.all("EXPLAIN QUERY PLAN \(KeptDraft.query(Identifier(1))) LIMIT 10") { try $0["detail"] }
    }
    #expect(steps.joined().contains("kept_draft_offered"), "\(steps)")
    #expect(!steps.joined().contains("TEMP B-TREE"), "\(steps)")
  }
}

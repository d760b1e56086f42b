import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Publishing

/// Every named list walks along its index: no scan, no sorting.
@Suite struct PlanTests {
  @Test func `public lists are read in the order of their index`() async throws {
    let town = try await Town()
    let column = try await town.column("notices")
    try await plan(town, "\(Listing.query(town.id, nil)) LIMIT 20", uses: ["live_item_town"])
    try await plan(town, "\(Listing.query(town.id, column.id)) LIMIT 20", uses: ["live_place"])
  }

  @Test func `an item page asks a few questions and each has its index`() async throws {
    let town = try await Town()
    try await town.publish()
    try await plan(town, PublicItem.query(1, town.id), uses: ["live_item_number"])
    try await plan(town, PublicItem.attachments(of: Identifier(1)), uses: ["revision_attachment"])
    try await plan(town, PublicItem.links(of: Identifier(1)), uses: ["item_link", "item_link_back"])
    let neighbours = try await town.store.read { try PublicItem.neighbours(of: $0.only(PublicItem.query(1, town.id))) }
    try await plan(town, neighbours, uses: ["live_place"])
    try await plan(town, PublicUpdate.query(Identifier(1)), uses: ["edition"])
  }

  @Test func `kinds of information are found by their index`() async throws {
    let town = try await Town()
    try await plan(town, KindInForce.list(town.id), uses: ["item_kind_once"])
    try await plan(town, ItemKind.lastQuery(Identifier(1)), uses: ["revision_kind_by_account"])
  }

  @Test func `lists of the desk are read in the order of their index`() async throws {
    let town = try await Town()
    guard case .staff(let staff) = town.first, case .staff(let writer) = town.writer else { return }
    let urgency = try await town.store.read { try UrgencyRule.fetch(on: Day(at: monday), $0) }
    // What waits for one is little, and sorted by how urgent it is.
    try await plan(town, Inbox.waitingQuery(for: staff, urgency), uses: ["edition_waiting"], sorted: true)
    try await plan(town, Inbox.sentQuery(writer), uses: ["edition_on_its_way"])
    try await plan(town, Inbox.returnedQuery(writer), uses: ["edition_come_back"])
    try await plan(town, Inbox.draftsQuery(writer), uses: ["edition_mine"])
    try await plan(town, Inbox.scheduledQuery(staff), uses: ["edition_due"])
    let (from, to) = (Day(at: monday), Day(at: monday) + 31)
    try await plan(town, Inbox.calendarQuery(staff, from: from, to: to), uses: ["edition_due"])
    let rule = try await town.store.read { try CheckRule.fetch(for: writer, on: from, $0) }
    try await plan(
      town, ContentCheck.query(writer, rule, from), uses: ["live_item_column", "revision_expires"], sorted: true)
    try await plan(town, "\(Desk.query(town.id, town.writer, Desk.Filter())) LIMIT 30", uses: ["item_desk"])
  }

  @Test func `files and what they were are found by their index`() async throws {
    let town = try await Town()
    try await plan(town, FileGate.query(Identifier(1)), uses: ["revision_attachment"])
    // What hangs in several places is few, and put in order by its content.
    try await plan(
      town, AttachmentInventory.duplicatesQuery(town.id, town.writer), uses: ["attachment_by_item", "attachment_by_digest"],
      sorted: true)
    try await plan(
      town, AttachmentInventory.orphansQuery(town.id, town.writer),
      uses: ["attachment_by_item", "revision_attachment_once", "attachment_check_by_replaced"], sorted: true)
  }

  @Test func `what was imported is read in the order of its index`() async throws {
    let town = try await Town()
    try await plan(town, LegacyImport.query(town.id), uses: ["legacy_import_by_town"])
    try await plan(town, LegacyImport.query(Identifier(1), .run, nil), uses: ["legacy_record"])
    try await plan(town, LegacyImport.query(Identifier(1), .run, .refused), uses: ["legacy_record_by_outcome"])
    try await plan(town, LegacyAddress.question("/a"), uses: ["legacy_address_asked"])
    try await plan(town, "\(LegacyAddress.query(town.id)) LIMIT 50", uses: ["legacy_address_by_town"])
  }

  @Test func `answers to the proofreader and silenced words are found by their index`() async throws {
    let town = try await Town()
    try await plan(town, ProofAnswer.query(Identifier(1)), uses: ["proof_answer"], sorted: true)
    try await plan(town, ProofSilence.query(town.id), uses: ["proof_silence"])
    try await plan(town, LexiconWord.query(town.id, isStruck: false), uses: ["lexicon_word_in_force"])
    try await plan(town, LexiconWord.query(town.id, isStruck: true), uses: ["lexicon_word_struck"])
    try await plan(town, LexiconWord.sourceQuery([Identifier(1)]), uses: ["lexicon_source"])
  }

  private func plan(_ town: Town, _ sql: SQL, uses indexes: [String], sorted: Bool = false) async throws {
    let steps: [String] = try await town.store.read { try $0.all("EXPLAIN QUERY PLAN \(sql)") { try $0["detail"] } }
    let text = steps.joined(separator: "\n")
    for index in indexes { #expect(text.contains(index), "\(text)") }
    #expect(sorted || !text.contains("TEMP B-TREE"), "\(text)")
    for step in steps where step.hasPrefix("SCAN") && !step.contains("INDEX") && !step.contains("CONSTANT ROW") {
      #expect(step.hasPrefix("SCAN next") || step.hasPrefix("SCAN edition USING"), "\(text)")
    }
  }
}

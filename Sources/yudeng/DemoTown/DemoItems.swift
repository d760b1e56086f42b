import Foundation
import Kernel
import Manuscript
import Publishing
import Store

/// Items of the town's own, written for the demonstration (`Demo/items.json`), published through every step.
enum DemoItems {
  private struct File: Decodable {
    let items: [Entry]
  }
  private struct Entry: Decodable, Sendable {
    let column: String
    let title: String
    let body: String
    let documentNumber: String?
    let writtenOn: Day
    /// The 文号 of the policy that this one explains.
    let interprets: String?
  }

  /// Returns how many were published.
  static func publish(_ demo: DemoTown, _ store: Store) async throws -> Int {
    guard let url = Bundle.module.url(forResource: "Demo/items", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    let entries = try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).items
    let columns = try await store.read { try ColumnTree.fetch(demo.town.id, $0) }
    var numbered: [String: Item.ID] = [:]
    for entry in entries.sorted(by: { $0.writtenOn < $1.writtenOn }) {
      guard let column = columns.find(entry.column) else { throw MissingColumn(slug: entry.column) }
      let item = try await publish(entry, in: column, demo, store)
      if let number = entry.documentNumber { numbered[number] = item }
      if let policy = entry.interprets.flatMap({ numbered[$0] }) {
        try await store.write(as: .program("demo")) { try Item.link(interpretation: item, to: policy, $0) }
      }
    }
    return entries.count
  }

  private static func publish(
    _ entry: Entry, in column: Column, _ demo: DemoTown, _ store: Store
  ) async throws -> Item.ID {
    let reading = try TextReader.read(entry.body)
    let content = content(entry, reading.manuscript, demo.town)
    return try await store.write(as: .program("demo")) { tx in
      let edition = try Item.draft(content, in: demo.town.id, column: column.id, tx)
      try Edition.submit(edition.id, tx)
      try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "演示内容，不涉及国家秘密、工作秘密和个人隐私。", tx)
      for _ in column.steps { try Edition.approve(edition.id, note: "演示", tx) }
      return edition.item
    }
  }

  private static func content(_ entry: Entry, _ manuscript: Manuscript, _ town: Organisation) -> Content {
    var content = Content(title: entry.title, manuscript: manuscript)
    content.documentNumber = entry.documentNumber ?? ""
    content.issuer = town.name
    content.writtenOn = entry.writtenOn
    content.opennessBasis = "条例第十九条"
    content.genre = Genre.official.first { entry.title.hasSuffix($0) } ?? "其他"
    content.theme = "综合政务\\政务公开"
    content.summary = String(entry.body.split(separator: "\n").first?.prefix(80) ?? "")
    content.keywords = ["演示"]
    return content
  }
}

/// The demonstration names a column that the standard plan does not have: a slip of ours.
struct MissingColumn: Error { let slug: String }

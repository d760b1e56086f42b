import Foundation
import Kernel
import Manuscript
import Publishing
import Store
import TestKit

/// A made-up town with its columns, two villages, and people who work there.
struct Town: Sendable {
  let store: Store
  let clock: TestClock
  let id: Identifier<Organisation>
  let north: Identifier<Organisation>
  let south: Identifier<Organisation>

  init(path: String? = nil) async throws {
    let clock = TestClock()
    self.clock = clock
    store = try Store(path: path, clock: { clock.now })
    let ids = try await store.write(as: .program("test")) { tx in
      let district: Identifier<Organisation> = try tx.insert(
        """
        INSERT INTO organisation (kind, slug, name, short_name) VALUES ('district', 'q', '某区', '某区') RETURNING id
        """)
      let town: Identifier<Organisation> = try tx.insert(
        """
        INSERT INTO organisation (parent, kind, slug, name, short_name, code)
        VALUES (\(district), 'town', 'town', '某镇人民政府', '某镇', '003110926') RETURNING id
        """)
      var ids = [town]
      for slug in ["north", "south"] {
        ids.append(
          try tx.insert(
            """
            INSERT INTO organisation (parent, kind, slug, name, short_name)
            VALUES (\(town), 'village', \(slug), \(slug), \(slug)) RETURNING id
            """))
      }
      try ColumnPlan.install(in: town, tx)
      return ids
    }
    (id, north, south) = (ids[0], ids[1], ids[2])
  }

  /// A member of staff with duties in the town and its villages, or in the places given.
  func staff(_ account: Int64, _ duties: Duty..., in places: [Identifier<Organisation>]? = nil) -> Actor {
    let grants = duties.map { Grant($0, in: Set(places ?? [id, north, south])) }
    return .staff(
      Staff(
        account: Identifier(account), name: "u\(account)", displayName: "甲\(account)", organisation: id, grants: grants))
  }

  var writer: Actor { staff(1, .draft) }
  var first: Actor { staff(2, .firstReview) }
  var second: Actor { staff(3, .secondReview) }
  var issuer: Actor { staff(4, .issue) }

  func column(_ slug: String) async throws -> Column {
    guard let column = try await store.read({ try Column.at(slug, in: id, $0) }) else { throw Fault.notFound }
    return column
  }

  /// A whole notice with nothing missing.
  static func content(_ title: String = "关于防汛的通知", _ text: String = "各村要做好防汛准备。") -> Content {
    var content = Content(title: title, manuscript: Manuscript(blocks: [.paragraph(Paragraph([.text(text)]))]))
    content.issuer = "某镇人民政府"
    return content
  }

  func draft(_ content: Content = Town.content(), column slug: String = "notices") async throws -> Edition {
    let column = try await column(slug)
    return try await store.write(as: writer) { try Item.draft(content, in: id, column: column.id, $0) }
  }

  /// Through all three steps up to the last approval.
  func review(_ edition: Edition.ID) async throws {
    try await store.write(as: writer) { try Edition.submit(edition, $0) }
    try await store.write(as: first) {
      try Edition.recordSecrecyReview(edition, .mayBePublic, basis: "不涉密，不含个人隐私", $0)
      try Edition.approve(edition, $0)
    }
    try await store.write(as: second) { try Edition.approve(edition, $0) }
  }

  @discardableResult
  func publish(_ content: Content = Town.content(), column: String = "notices") async throws -> Edition {
    let edition = try await draft(content, column: column)
    try await review(edition.id)
    try await store.write(as: issuer) { try Edition.approve(edition.id, $0) }
    return edition
  }

  func refusal(as actor: Actor, _ body: @Sendable (Transaction) throws -> Void) async throws -> Fault? {
    do {
      try await store.write(as: actor) { try body($0) }
      return nil
    } catch let fault as Fault { return fault }
  }
}

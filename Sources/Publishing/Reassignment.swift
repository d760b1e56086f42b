import Foundation
import Kernel
import Store

/// A reassignment (批量转交): drafts and claims of one person handed to another, by whoever answers for the place. What the
/// other may not take is left where it is, with the reason.
package struct Reassignment: Equatable, Sendable {
  package typealias ID = Identifier<Reassignment>

  /// Who may hand over others' work: 签发 as head of the office, 系统管理员 when somebody has left.
  package static let duties: Set<Duty> = [.issue, .systemAdministration]

  package enum Kind: String, Sendable, Storable {
    case draft, claim

    package var chinese: String {
      switch self {
      case .draft: "在办信息"
      case .claim: "认领"
      }
    }
  }

  /// One thing to hand over, or that was (转交条目).
  package struct Line: Equatable, Sendable {
    package let edition: Edition.ID
    package let item: Item.ID
    package let kind: Kind
    package let title: String
    package let columnName: String
    package let state: EditionState.Name
    /// Empty when it can be, or was, handed over; else why not.
    package let refusal: String
  }

  package let id: ID
  package let giver: Identifier<AccountRow>
  package let taker: Identifier<AccountRow>
  package let actor: String
  package let at: Date
  package let note: String
  package let lines: [Line]

  /// What one person has in hand within the actor's reach, and which of it the other could take (预览).
  package static func preview(
    from giver: Identifier<AccountRow>, to taker: Staff?, as actor: Actor, at now: Date, _ reader: some Reader
  ) throws -> [Line] {
    let rows = try reader.all(draftQuery(giver, actor)) + reader.all(claimQuery(giver, actor, now))
    return try rows.map { row in
      let refusal = try taker.map { try self.refusal(row, $0, reader) } ?? ""
      return try Line(row, refusal: refusal)
    }
  }

  /// Earlier ones that somebody made, the latest first.
  package static func recent(by account: Identifier<AccountRow>, _ reader: some Reader) throws -> [ID] {
    try reader.all("SELECT id FROM reassignment WHERE account = \(account) ORDER BY id DESC LIMIT 20") { try $0["id"] }
  }

  /// The report of one, for who made it.
  package static func find(_ id: ID, as actor: Actor, _ reader: some Reader) throws -> Reassignment {
    guard let row = try reader.first("SELECT * FROM reassignment WHERE id = \(id)"), let staff = actor.staff,
      try row["account"] == staff.account
    else { throw Fault.notFound }
    let lines = try reader.all(
      """
      SELECT \(fields), reassignment_line.kind, reassignment_line.refusal
      FROM reassignment_line JOIN edition ON edition.id = reassignment_line.edition \(joins)
      WHERE reassignment_line.reassignment = \(id) ORDER BY reassignment_line.kind DESC, edition.id
      """) { try Line($0, refusal: $0["refusal"]) }
    return Reassignment(
      id: id, giver: try row["giver"], taker: try row["taker"], actor: try row["actor"], at: try row["at"],
      note: try row["note"], lines: lines)
  }
}

extension Reassignment {
  static func draftQuery(_ giver: Identifier<AccountRow>, _ actor: Actor) -> SQL {
    """
    SELECT \(fields), 'draft' AS kind FROM edition \(joins)
    WHERE edition.account = \(giver) AND edition.state IN ('draft', 'inReview', 'scheduled')
      AND \(Scope.condition(actor.asHimself, duties: duties))
    ORDER BY edition.changed_at DESC, edition.id DESC
    """
  }

  static func claimQuery(_ giver: Identifier<AccountRow>, _ actor: Actor, _ now: Date) -> SQL {
    """
    SELECT \(fields), 'claim' AS kind FROM claim JOIN edition ON edition.id = claim.edition \(joins)
    WHERE claim.account = \(giver) AND \(Claim.running(now)) AND \(Scope.condition(actor.asHimself, duties: duties))
    ORDER BY edition.id
    """
  }

  private static var fields: SQL {
    """
    edition.id AS edition, edition.item, edition.state, edition.awaits, edition.round, item.organisation,
    item.column_id, site_column.name AS column_name, COALESCE(revision.title, '') AS title
    """
  }

  private static var joins: SQL {
    """
    JOIN item ON item.id = edition.item JOIN site_column ON site_column.id = item.column_id
    LEFT JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
    """
  }

  /// Why the other cannot take it; empty when he can.
  static func refusal(_ row: Row, _ taker: Staff, _ reader: some Reader) throws -> String {
    let actor = Actor.staff(taker.asHimself)
    let (place, column): (Identifier<Organisation>, Column.ID) = (try row["organisation"], try row["column_id"])
    switch try row["kind"] as Kind {
    case .draft:
      let isWriter = actor.may(.draft, in: place, column: column) || actor.may(.villageDraft, in: place, column: column)
      return isWriter ? "" : "\(taker.displayName)没有这个单位或栏目的经办职责。"
    case .claim:
      guard let duty: Duty = try row["awaits"], actor.may(duty, in: place, column: column) else {
        return "\(taker.displayName)没有这一步的审核职责。"
      }
      let edition: Edition.ID = try row["edition"]
      let involved = try reader.count(
        """
        SELECT (SELECT count(*) FROM revision WHERE edition = \(edition) AND account = \(taker.account))
          + (SELECT count(*) FROM edition_event WHERE edition = \(edition) AND round = \(try row["round"] as Int)
             AND verb = 'approve' AND (account = \(taker.account) OR on_behalf_of = \(taker.account)))
        """)
      return involved == 0 ? "" : "\(taker.displayName)写过这一版或办过前面的环节，不能审核。"
    }
  }
}

extension Reassignment.Line {
  init(_ row: Row, refusal: String) throws {
    let title: String = try row["title"]
    self.init(
      edition: try row["edition"], item: try row["item"], kind: try row["kind"],
      title: title.isEmpty ? "（无标题）" : title, columnName: try row["column_name"], state: try row["state"],
      refusal: refusal)
  }
}

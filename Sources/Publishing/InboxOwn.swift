import Foundation
import Kernel
import Store

/// What someone wrote or sent himself (我的在办): where it stands, and what came back.
extension Inbox {
  /// What he sent that is not public yet (我送出的), the latest first.
  package static func sent(
    _ staff: Staff, page: Int = 1, perPage: Int = 30, _ reader: some Reader
  ) throws -> DeskPage<DeskLine> {
    try DeskPage.fetch(
      DeskLine.columns, sentSource(staff), order: sentOrder, page: page, perPage: perPage, reader, DeskLine.init)
  }

  package static func sentCount(_ staff: Staff, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) \(sentSource(staff))")
  }

  static func sentQuery(_ staff: Staff) -> SQL {
    "SELECT \(DeskLine.columns) \(sentSource(staff)) ORDER BY \(sentOrder)"
  }

  private static let sentOrder: SQL = "edition.submitted_at DESC, edition.id DESC"

  private static func sentSource(_ staff: Staff) -> SQL {
    """
    FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
    WHERE edition.state IN ('inReview', 'scheduled') AND \(his(staff)) AND \(Scope.condition(.staff(staff)))
    """
  }

  /// He opened it, or handed it in.
  private static func his(_ staff: Staff) -> SQL {
    """
    (edition.account = \(staff.account) OR EXISTS (SELECT 1 FROM edition_event AS sending
      WHERE sending.edition = edition.id AND sending.round = edition.round AND sending.verb = 'submit'
        AND sending.account = \(staff.account)))
    """
  }
}

/// What came back (退回我的): by whom, when, and why.
extension Inbox {
  package struct Returned: Equatable, Sendable {
    package let line: DeskLine
    package let reason: String
    /// As history writes it.
    package let actor: String
    package let at: Date
  }

  /// The latest first.
  package static func returned(
    to staff: Staff, page: Int = 1, perPage: Int = 30, _ reader: some Reader
  ) throws -> DeskPage<Returned> {
    try DeskPage.fetch(
      returnedFields, returnedSource(staff), order: returnedOrder, page: page, perPage: perPage, reader, Returned.init)
  }

  package static func returnedCount(_ staff: Staff, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) \(returnedSource(staff))")
  }

  static func returnedQuery(_ staff: Staff) -> SQL {
    "SELECT \(returnedFields) \(returnedSource(staff)) ORDER BY \(returnedOrder)"
  }

  private static let returnedOrder: SQL = "edition.changed_at DESC, edition.id DESC"
  private static let returnedFields: SQL = """
    \(DeskLine.columns), came_back.note AS reason, came_back.actor AS returned_by, came_back.at AS returned_at
    """

  /// What happened last, saves apart, is that it was sent back.
  private static func returnedSource(_ staff: Staff) -> SQL {
    """
    FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
    JOIN edition_event AS came_back ON came_back.edition = edition.id AND came_back.verb || '' = 'sendBack'
      AND came_back.id = (SELECT max(latest.id) FROM edition_event AS latest
        WHERE latest.edition = edition.id AND latest.verb IN ('submit', 'recall', 'sendBack'))
    WHERE edition.state = 'draft' AND edition.submitted_at IS NOT NULL AND \(his(staff))
      AND \(Scope.condition(.staff(staff)))
    """
  }
}

/// What he began and has not handed in, or took back himself (草稿).
extension Inbox {
  package static func drafts(
    _ staff: Staff, page: Int = 1, perPage: Int = 30, _ reader: some Reader
  ) throws -> DeskPage<DeskLine> {
    try DeskPage.fetch(
      DeskLine.columns, draftsSource(staff), order: "edition.changed_at DESC, edition.id DESC", page: page,
      perPage: perPage, reader, DeskLine.init)
  }

  package static func draftsCount(_ staff: Staff, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) \(draftsSource(staff))")
  }

  static func draftsQuery(_ staff: Staff) -> SQL {
    "SELECT \(DeskLine.columns) \(draftsSource(staff)) ORDER BY edition.changed_at DESC, edition.id DESC"
  }

  private static func draftsSource(_ staff: Staff) -> SQL {
    """
    FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
    WHERE edition.state IN ('draft', 'inReview', 'scheduled') AND edition.account = \(staff.account)
      AND edition.state = 'draft' AND \(Scope.condition(.staff(staff)))
      AND NOT EXISTS (SELECT 1 FROM edition_event AS came_back
        WHERE came_back.edition = edition.id AND came_back.verb = 'sendBack'
          AND came_back.id = (SELECT max(latest.id) FROM edition_event AS latest
            WHERE latest.edition = edition.id AND latest.verb IN ('submit', 'recall', 'sendBack')))
    """
  }
}

extension Inbox.Returned {
  init(_ row: Row) throws {
    line = try DeskLine(row)
    reason = try row["reason"]
    actor = try row["returned_by"]
    at = try row["returned_at"]
  }
}

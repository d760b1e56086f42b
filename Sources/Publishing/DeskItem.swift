import Foundation
import Kernel
import Store

/// Everything about one item for the desk (信息办理页): its editions, what the newest says, its history.
package struct DeskItem: Equatable, Sendable {
  package let item: Item
  package let column: Column
  /// Newest first.
  package let editions: [Edition]
  /// What the newest edition says now.
  package let revision: Revision?
  package let secrecyReview: SecrecyReview?
  package let attachments: [Attachment]
  package let history: [Event]
  package let saves: [Save]
  package let links: [Link]
  package let visits: Int
  /// What still keeps the newest edition from the public.
  package let missing: [Issue]
  /// What is public ahead of its review and waits to be made up for (待补审).
  package let forced: ForcedRelease?

  package var newest: Edition? { editions.first }
  package var live: Edition? { editions.first { $0.state == .live } }

  /// One change of state: who, when, why.
  package struct Event: Equatable, Sendable {
    package let edition: Int
    package let verb: String
    package let state: EditionState.Name
    package let step: ReviewStep?
    package let actor: String
    package let at: Date
    package let note: String
    /// In whose name it was done, when a stand-in did it.
    package var onBehalfOf: String?
  }

  /// One revision that was saved.
  package struct Save: Equatable, Sendable {
    package let edition: Edition.ID
    package let editionOrdinal: Int
    package let revision: Revision.ID
    package let ordinal: Int
    package let title: String
    package let actor: String
    package let at: Date
    package let note: String
  }

  /// A linked item, public or not.
  package struct Link: Equatable, Sendable {
    package let item: Item.ID
    package let title: String
    /// Whether it explains this one; else this one explains it.
    package let isInterpretation: Bool
  }
}

extension Desk {
  /// The item by its key, if the actor may see it; otherwise it is not found.
  package static func item(_ id: Item.ID, as actor: Actor, _ reader: some Reader) throws -> DeskItem {
    let item = try Item.find(id, reader)
    guard Scope.covers(item, for: actor) else { throw Fault.notFound }
    let column = try Column.find(item.column, reader)
    let editions = try reader.all(
      "SELECT * FROM edition WHERE item = \(id) ORDER BY ordinal DESC", Edition.init)
    let revision = try editions.first.flatMap { try Revision.of($0, reader) }
    let review = try revision.flatMap { try SecrecyReview.latest(of: $0.id, $0.edition, reader) }
    return DeskItem(
      item: item, column: column, editions: editions, revision: revision, secrecyReview: review,
      attachments: try reader.all("SELECT * FROM attachment WHERE item = \(id) ORDER BY id", Attachment.init),
      history: try history(id, reader), saves: try saves(id, reader), links: try links(id, reader),
      visits: try Visits.total(of: id, reader),
      missing: try editions.first.map {
        let piece = Workpiece(edition: $0, item: item, column: column)
        return Gate.issues(revision, piece) + (try FileGate.issues(revision, reader))
      } ?? [],
      forced: try editions.first { $0.state == .live }.flatMap { try ForcedRelease.open($0.id, reader) })
  }

  private static func history(_ id: Item.ID, _ reader: some Reader) throws -> [DeskItem.Event] {
    try reader.all(
      """
      SELECT edition.ordinal, edition_event.verb, edition_event.state, edition_event.step, edition_event.actor,
        edition_event.at, edition_event.note, edition_event.on_behalf_name
      FROM edition JOIN edition_event ON edition_event.edition = edition.id
      WHERE edition.item = \(id) ORDER BY edition_event.id DESC
      """
    ) {
      DeskItem.Event(
        edition: try $0["ordinal"], verb: try $0["verb"], state: try $0["state"],
        step: (try $0["step"] as String?).flatMap(ReviewStep.init(rawValue:)), actor: try $0["actor"], at: try $0["at"],
        note: try $0["note"], onBehalfOf: try $0["on_behalf_name"])
    }
  }

  private static func saves(_ id: Item.ID, _ reader: some Reader) throws -> [DeskItem.Save] {
    try reader.all(
      """
      SELECT edition.id, edition.ordinal AS edition_ordinal, revision.id AS revision_id, revision.ordinal,
        revision.title, revision.actor,
        revision.saved_at, revision.change_note
      FROM edition JOIN revision ON revision.edition = edition.id
      WHERE edition.item = \(id) ORDER BY revision.id DESC
      """
    ) {
      DeskItem.Save(
        edition: try $0["id"], editionOrdinal: try $0["edition_ordinal"], revision: try $0["revision_id"],
        ordinal: try $0["ordinal"],
        title: try $0["title"], actor: try $0["actor"], at: try $0["saved_at"], note: try $0["change_note"])
    }
  }

  private static func links(_ id: Item.ID, _ reader: some Reader) throws -> [DeskItem.Link] {
    try reader.all(
      """
      SELECT linked.other, linked.is_interpretation, revision.title
      FROM (SELECT interpretation AS other, 1 AS is_interpretation FROM item_link WHERE policy = \(id)
        UNION ALL SELECT policy, 0 FROM item_link WHERE interpretation = \(id)) AS linked
      JOIN edition ON edition.item = linked.other
        AND edition.ordinal = (SELECT max(newest.ordinal) FROM edition AS newest WHERE newest.item = linked.other)
      JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
      """
    ) {
      DeskItem.Link(item: try $0["other"], title: try $0["title"], isInterpretation: try $0["is_interpretation"])
    }
  }
}

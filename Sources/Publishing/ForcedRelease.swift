import Foundation
import Kernel
import Store

/// A release ahead of the review (先发后审): who published, why, and which steps are still to be made up for (待补审).
package struct ForcedRelease: Equatable, Sendable {
  package let edition: Edition.ID
  package let item: Item.ID
  package let reason: String
  /// Who forced it, as the journal writes it.
  package let actor: String
  package let account: Identifier<AccountRow>?
  package let at: Date
  /// When the review should be made up for at the latest.
  package let dueAt: Date
  package let steps: [Step]

  /// A step that was passed over, and who took it afterwards.
  package struct Step: Equatable, Sendable {
    package let step: ReviewStep
    package let actor: String?
    package let account: Identifier<AccountRow>?
    package let at: Date?
  }

  /// How it ended.
  package enum Outcome: String, Sendable, Storable { case approved, withdrawn, superseded, erased }

  package var open: [ReviewStep] { steps.filter { $0.at == nil }.map(\.step) }
  package func isOverdue(at now: Date) -> Bool { now > dueAt }

  init(_ row: Row, steps: [Step]) throws {
    edition = try row["edition"]
    item = try row["item"]
    reason = try row["reason"]
    actor = try row["actor"]
    account = try row["account"]
    at = try row["at"]
    dueAt = try row["due_at"]
    self.steps = steps
  }

  /// The one of an edition that still waits; nil when there is none.
  package static func open(_ edition: Edition.ID, _ reader: some Reader) throws -> ForcedRelease? {
    guard let row = try reader.first("SELECT * FROM forced_release WHERE edition = \(edition) AND settled_at IS NULL")
    else { return nil }
    return try ForcedRelease(row, steps: try steps(of: [edition], reader)[edition] ?? [])
  }

  /// The same for several, in two queries.
  static func open(_ editions: [Edition.ID], _ reader: some Reader) throws -> [Edition.ID: ForcedRelease] {
    let steps = try steps(of: editions, reader)
    let rows = try reader.all(
      "SELECT * FROM forced_release WHERE edition IN \(list: editions) AND settled_at IS NULL")
    return try rows.reduce(into: [:]) { found, row in
      let edition: Edition.ID = try row["edition"]
      found[edition] = try ForcedRelease(row, steps: steps[edition] ?? [])
    }
  }

  private static func steps(of editions: [Edition.ID], _ reader: some Reader) throws -> [Edition.ID: [Step]] {
    let rows = try reader.all(
      "SELECT * FROM later_approval WHERE edition IN \(list: editions) ORDER BY edition, position")
    return try rows.reduce(into: [:]) { steps, row in
      guard let step = ReviewStep(rawValue: try row["step"]) else { throw Misread.noRow }
      steps[try row["edition"], default: []].append(
        Step(step: step, actor: try row["actor"], account: try row["account"], at: try row["approved_at"]))
    }
  }

  /// Ends the waiting, if there is any.
  static func settle(_ edition: Edition.ID, _ outcome: Outcome, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE forced_release SET settled_at = \(tx.now), outcome = \(outcome)
      WHERE edition = \(edition) AND settled_at IS NULL
      """)
  }
}

/// What still waits to be made up for (待补审清单), the most urgent first.
package struct AwaitingLater: Equatable, Sendable {
  package let line: DeskLine
  package let forced: ForcedRelease

  /// All that a person may see at the desk.
  package static func list(for staff: Staff, limit: Int = 50, _ reader: some Reader) throws -> [AwaitingLater] {
    let lines = try reader.all("\(query(for: staff)) LIMIT \(limit)", DeskLine.init)
    let forced = try ForcedRelease.open(lines.map(\.edition), reader)
    return lines.compactMap { line in forced[line.edition].map { AwaitingLater(line: line, forced: $0) } }
  }

  static func query(for staff: Staff) -> SQL {
    """
    SELECT \(DeskLine.columns) FROM forced_release JOIN edition ON edition.id = forced_release.edition
    JOIN item ON item.id = edition.item \(DeskLine.joins)
    WHERE forced_release.settled_at IS NULL AND \(Scope.condition(.staff(staff)))
    ORDER BY forced_release.due_at, forced_release.edition
    """
  }
}

import Foundation
import Kernel
import Store

/// A reminder (催办): what has waited longer than so many working hours is brought before those who can take it, once
/// for each level, and only while the office is open.
package struct Reminder: Equatable, Sendable {
  package let edition: Edition.ID
  package let item: Item.ID
  package let organisation: Identifier<Organisation>
  package let column: Column.ID
  package let title: String
  /// Whose step it waits for; nil when it came back to its writer.
  package let duty: Duty?
  package let round: Int
  /// The writer.
  package let account: Identifier<AccountRow>?
  package let since: Date
  /// Working hours.
  package let waited: Int
  package let level: Level

  /// How long it has waited (等候程度).
  package enum Level: Int, Comparable, Sendable {
    case first = 1, escalated = 2
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// What says the same and so is said once.
  var topic: String { "wait:\(edition):\(round):\(duty?.rawValue ?? "writer"):\(level.rawValue)" }

  /// What is due now, the longest waiting first. Nothing outside working hours.
  package static func due(at now: Date, limit: Int = 2000, _ reader: some Reader) throws -> [Reminder] {
    var rules: [Identifier<Organisation>: Rule] = [:]
    return try reader.all("\(query(before: now.addingTimeInterval(-3600))) LIMIT \(limit)").compactMap { row in
      let place: Identifier<Organisation> = try row["organisation"]
      let rule = try rules[place] ?? Rule.fetch(place, Day(at: now), reader)
      rules[place] = rule
      return try rule.time.isWorking(at: now) ? reminder(row, rule, now, reader) : nil
    }
  }

  /// What waits since before an instant and was not reminded of at its last level yet.
  static func query(before instant: Date) -> SQL {
    """
    SELECT edition.id, edition.item, edition.round, edition.state, edition.awaits, edition.account, edition.changed_at,
      item.organisation, item.column_id, COALESCE(revision.title, '') AS title
    FROM edition JOIN item ON item.id = edition.item
    LEFT JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
    WHERE edition.state IN ('draft', 'inReview') AND (edition.state = 'inReview' OR edition.submitted_at IS NOT NULL)
      AND edition.changed_at < \(instant)
      AND NOT EXISTS (SELECT 1 FROM message WHERE message.item = edition.item AND message.kind = 'reminded'
        AND message.topic = 'wait:' || edition.id || ':' || edition.round || ':'
          || COALESCE(edition.awaits, 'writer') || ':2')
    ORDER BY edition.changed_at, edition.id
    """
  }

  private static func reminder(
    _ row: Row, _ rule: Rule, _ now: Date, _ reader: some Reader
  ) throws -> Reminder? {
    let since: Date = try row["changed_at"]
    let waited = rule.time.hours(from: since, to: now)
    guard waited >= rule.first else { return nil }
    let title: String = try row["title"]
    let due = Reminder(
      edition: try row["id"], item: try row["item"], organisation: try row["organisation"],
      column: try row["column_id"], title: title.isEmpty ? "（无标题）" : title, duty: try row["awaits"],
      round: try row["round"], account: try row["account"], since: since, waited: waited,
      level: waited >= rule.escalated ? .escalated : .first)
    return try due.wasSaid(reader) ? nil : due
  }

  private func wasSaid(_ reader: some Reader) throws -> Bool {
    try reader.count(
      "SELECT count(*) FROM message WHERE item = \(item) AND kind = 'reminded' AND topic = \(topic)") > 0
  }

  /// The hours in force at a place.
  private struct Rule {
    let time: WorkTime
    let first: Int
    let escalated: Int

    static func fetch(_ place: Identifier<Organisation>, _ day: Day, _ reader: some Reader) throws -> Rule {
      func hours(_ name: String, _ usual: Int) throws -> Int {
        try Setting.number(name, for: place, on: day, within: 1...1000, reader) ?? usual
      }
      let first = try hours("people.reminderHours", 8)
      return Rule(
        time: try WorkTime.inForce(for: place, on: day, reader), first: first,
        escalated: max(first, try hours("people.escalationHours", 24)))
    }
  }
}

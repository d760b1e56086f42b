import Foundation
import Kernel
import Store

/// A year's lists held against what was made public (清单对标): computed when asked, from records alone.
package struct ChecklistSurvey: Sendable {
  package let year: Int
  package let day: Day
  package let checklists: [Checklist]
  package let occurrences: [ChecklistOccurrence]

  package func stand(_ occurrence: ChecklistOccurrence) -> ChecklistOccurrence.Stand { occurrence.stand(on: day) }

  /// Of one task only, when it is given.
  package static func fetch(
    _ year: Int, in town: Identifier<Organisation>, task only: ChecklistTask.ID? = nil, on day: Day,
    _ reader: some Reader
  ) throws -> ChecklistSurvey {
    let lists = try Checklist.list(in: town, year: year, reader)
    let tasks = try lists.flatMap { try ChecklistTask.list(of: $0.id, reader) }
      .filter { !$0.isClosed && (only == nil || $0.id == only) }
    let calendar = try WorkCalendar.inForce(on: day, reader)
    let villages: [Identifier<Organisation>] = try reader.all(
      "SELECT id FROM organisation WHERE parent = \(town) AND kind = 'village' ORDER BY position, id") { try $0["id"] }
    let candidates = try candidates(tasks, year, town, day, reader)
    let decisions = try decisions(tasks, reader)
    var made = tasks.flatMap { task in
      let empty = occurrences(of: task, year, task.content.isEachVillage ? villages : [town], calendar)
      return ChecklistMatching(town: town, decisions: decisions[task.id] ?? []).match(empty, candidates)
    }
    try examine(&made, town, day, calendar, reader)
    return ChecklistSurvey(year: year, day: day, checklists: lists, occurrences: made)
  }

  private static func occurrences(
    of task: ChecklistTask, _ year: Int, _ places: [Identifier<Organisation>], _ calendar: WorkCalendar
  ) -> [ChecklistOccurrence] {
    let due = task.content.due
    return places.flatMap { place in
      ChecklistPeriod.all(task.content.frequency, in: year).map { period in
        let day = due.day(of: period, by: calendar)
        return ChecklistOccurrence(
          task: task, period: period, organisation: place, due: day, isProvisional: !calendar.isKnown(day))
      }
    }
  }

  /// What became public in the year and in the months after it in which something of the year may still be due.
  private static func candidates(
    _ tasks: [ChecklistTask], _ year: Int, _ town: Identifier<Organisation>, _ day: Day, _ reader: some Reader
  ) throws -> [ChecklistMatching.Candidate] {
    let columns = Set(tasks.compactMap(\.content.column)).sorted()
    let (first, next) = (Day(year: year, month: 1, day: 1), Day(year: year + 1, month: 7, day: 1))
    guard let first, let next else { return [] }
    let placed = try reader.all(query(columns, first, next))
    let decided = try reader.all(
      """
      SELECT live_item.column_id AS place, live_item.item, live_item.organisation, live_item.title, live_item.shown_at
      FROM checklist_match JOIN live_item ON live_item.item = checklist_match.item
      WHERE checklist_match.task IN \(list: tasks.map(\.id)) AND checklist_match.is_match = 1
      """)
    var found: [Item.ID: (Row, Set<Column.ID>)] = [:]
    for row in placed + decided { found[try row["item"], default: (row, [])].1.insert(try row["place"]) }
    return try found.map { item, each in
      ChecklistMatching.Candidate(
        item: item, organisation: try each.0["organisation"], title: try each.0["title"],
        on: Day(at: try each.0["shown_at"]), columns: each.1)
    }
  }

  static func query(_ columns: [Column.ID], _ first: Day, _ next: Day) -> SQL {
    """
    SELECT live_place.column_id AS place, live_item.item, live_item.organisation, live_item.title, live_item.shown_at
    FROM live_place JOIN live_item ON live_item.item = live_place.item
    WHERE live_place.column_id IN \(list: columns) AND live_place.shown_at >= \(first.start)
      AND live_place.shown_at < \(next.start)
    """
  }

  private static func decisions(
    _ tasks: [ChecklistTask], _ reader: some Reader
  ) throws -> [ChecklistTask.ID: [ChecklistMatching.Decision]] {
    var made: [ChecklistTask.ID: [ChecklistMatching.Decision]] = [:]
    for row in try reader.all("SELECT * FROM checklist_match WHERE task IN \(list: tasks.map(\.id)) ORDER BY id") {
      made[try row["task"], default: []].append(
        .init(
          period: try row["period"], organisation: try row["organisation"], item: try row["item"],
          isMatch: try row["is_match"], reason: try row["reason"]))
    }
    return made
  }

  /// Looks into what was matched: which elements are missing, and what was public too late by law.
  private static func examine(
    _ made: inout [ChecklistOccurrence], _ town: Identifier<Organisation>, _ day: Day, _ calendar: WorkCalendar,
    _ reader: some Reader
  ) throws {
    let wanted = made.filter { !$0.task.content.elements.isEmpty || $0.period.frequency == .always }
    let items = Set(wanted.flatMap { $0.items.map(\.item) }).sorted()
    guard !items.isEmpty else { return }
    let rows = try reader.all(
      """
      SELECT live_item.item, live_item.written_on, live_item.shown_at, revision.title, revision.plain_text,
        revision.facts
      FROM live_item JOIN revision ON revision.id = live_item.revision WHERE live_item.item IN \(list: items)
      """)
    let read = Dictionary(try rows.map { (try $0["item"] as Item.ID, $0) }, uniquingKeysWith: { first, _ in first })
    let workdays = try Setting.number("checklist.alwaysWorkdays", for: town, on: day, within: 1...400, reader) ?? 20
    for (index, occurrence) in made.enumerated() {
      for (place, match) in occurrence.items.enumerated() {
        guard let row = read[match.item] else { continue }
        let text = (try row["title"] as String) + (try row["plain_text"] as String)
        let facts = try Content.facts(try row["facts"]).filter { !$0.value.isEmpty }
        made[index].items[place].missing = occurrence.task.content.elementList.filter { element in
          !text.contains(element) && !facts.contains { ItemKind.label(of: $0.key, in: "").contains(element) }
        }
        if let written: Day = try row["written_on"] {
          made[index].items[place].isLateByLaw = calendar.adding(workdays, to: written).due < match.on
        }
      }
    }
  }
}

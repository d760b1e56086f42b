import Foundation
import Kernel
import Store

/// What is to be published by itself (定时), the next first.
extension Inbox {
  package static func scheduled(
    for staff: Staff, page: Int = 1, perPage: Int = 30, _ reader: some Reader
  ) throws -> DeskPage<DeskLine> {
    try DeskPage.fetch(
      DeskLine.columns, scheduledSource(staff), order: "edition.scheduled_for, edition.id", page: page,
      perPage: perPage, reader, DeskLine.init)
  }

  package static func scheduledCount(for staff: Staff, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) \(scheduledSource(staff))")
  }

  /// All of the days from `first` to `last`, for a calendar.
  package static func scheduled(
    for staff: Staff, from first: Day, to last: Day, _ reader: some Reader
  ) throws -> [DeskLine] {
    try reader.all(calendarQuery(staff, from: first, to: last), DeskLine.init)
  }

  static func calendarQuery(_ staff: Staff, from first: Day, to last: Day) -> SQL {
    """
    SELECT \(DeskLine.columns) \(scheduledSource(staff))
      AND edition.scheduled_for >= \(first.start) AND edition.scheduled_for < \((last + 1).start)
    ORDER BY edition.scheduled_for, edition.id LIMIT 500
    """
  }

  static func scheduledQuery(_ staff: Staff) -> SQL {
    "SELECT \(DeskLine.columns) \(scheduledSource(staff)) ORDER BY edition.scheduled_for, edition.id"
  }

  private static func scheduledSource(_ staff: Staff) -> SQL {
    """
    FROM edition JOIN item ON item.id = edition.item \(DeskLine.joins)
    WHERE edition.state = 'scheduled' AND \(Scope.condition(.staff(staff)))
    """
  }
}

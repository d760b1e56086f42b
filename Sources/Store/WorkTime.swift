import Foundation
import Kernel

/// Working time in force (工作时间): the calendar of working days with the hours of an office on them.
package struct WorkTime: Sendable {
  package let calendar: WorkCalendar
  package let hours: WorkHours

  package init(_ calendar: WorkCalendar = .builtIn, _ hours: WorkHours = .usual) {
    (self.calendar, self.hours) = (calendar, hours)
  }

  /// As an organisation has set it, or those above it.
  package static func inForce(
    for organisation: Identifier<Organisation>?, on day: Day, _ reader: some Reader
  ) throws -> WorkTime {
    let hours = try Setting.value("work.hours", for: organisation, on: day, reader).flatMap(WorkHours.init)
    return WorkTime(try WorkCalendar.inForce(on: day, reader), hours ?? .usual)
  }

  package func isWorking(at moment: Date) -> Bool { calendar.isWorking(at: moment, hours) }

  /// So many working hours after a moment.
  package func adding(hours count: Int, to moment: Date) -> Date {
    calendar.adding(seconds: TimeInterval(count) * 3600, to: moment, hours)
  }

  /// Whole working hours between two moments.
  package func hours(from start: Date, to end: Date) -> Int {
    Int(calendar.seconds(from: start, to: end, hours) / 3600)
  }
}

extension Setting {
  /// A whole number in force, when there is one within the bounds.
  package static func number(
    _ name: String, for organisation: Identifier<Organisation>?, on day: Day, within bounds: ClosedRange<Int>,
    _ reader: some Reader
  ) throws -> Int? {
    try value(name, for: organisation, on: day, reader).flatMap(Int.init).flatMap { bounds.contains($0) ? $0 : nil }
  }
}

import Foundation

/// The office's hours (作息时间) on a working day, as minutes from midnight.
package struct WorkHours: Equatable, Sendable {
  package let spans: [Range<Int>]

  /// 8:00–12:00, 14:30–17:30, until a town says otherwise.
  package static let usual = WorkHours(spans: [480..<720, 870..<1050])

  private init(spans: [Range<Int>]) { self.spans = spans }

  /// Reads `08:00-12:00,14:30-17:30`. Nil unless there are spans, each within a day, in order and apart.
  package init?(_ text: String) {
    var spans: [Range<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Self.minute($0) }
      guard ends.count == 2, let from = ends[0], let to = ends[1], from < to, (spans.last?.upperBound ?? 0) <= from
      else { return nil }
      spans.append(from..<to)
    }
    guard !spans.isEmpty else { return nil }
    self.spans = spans
  }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
      (0..<60).contains(minute), hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }

  /// When work is done on this day.
  func moments(on day: Day) -> [Range<Date>] {
    spans.map { span in
      day.start.addingTimeInterval(Double(span.lowerBound) * 60)..<day.start.addingTimeInterval(
        Double(span.upperBound) * 60)
    }
  }
}

/// Instants in working time (工作时间): reminders go out, and waiting is counted, only while the office is open.
extension WorkCalendar {
  package func isWorking(at moment: Date, _ hours: WorkHours) -> Bool {
    spans(on: Day(at: moment), hours).contains { $0.contains(moment) }
  }

  /// The moment itself while the office is open, or else when it opens next.
  package func nextWorkingMoment(from moment: Date, _ hours: WorkHours) -> Date {
    var day = Day(at: moment)
    while true {
      if let span = spans(on: day, hours).first(where: { moment < $0.upperBound }) {
        return max(moment, span.lowerBound)
      }
      day = day + 1
    }
  }

  /// So many working seconds after a moment.
  package func adding(seconds: TimeInterval, to moment: Date, _ hours: WorkHours) -> Date {
    var (day, left) = (Day(at: moment), seconds)
    while true {
      for span in spans(on: day, hours) where span.upperBound > moment {
        let from = max(moment, span.lowerBound)
        let length = span.upperBound.timeIntervalSince(from)
        if left <= length { return from.addingTimeInterval(max(0, left)) }
        left -= length
      }
      day = day + 1
    }
  }

  /// How long the office was open between two moments.
  package func seconds(from start: Date, to end: Date, _ hours: WorkHours) -> TimeInterval {
    guard start < end else { return 0 }
    return (Day(at: start).ordinal...Day(at: end).ordinal).reduce(0) { sum, ordinal in
      spans(on: Day(ordinal: ordinal), hours).reduce(sum) { sum, span in
        sum + max(0, min(end, span.upperBound).timeIntervalSince(max(start, span.lowerBound)))
      }
    }
  }

  private func spans(on day: Day, _ hours: WorkHours) -> [Range<Date>] {
    isWorkday(day) ? hours.moments(on: day) : []
  }
}

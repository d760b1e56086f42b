import Foundation

/// Instants as a Chinese office's wall clock shows them. China has one zone and no summer time.
package enum Beijing {
  /// Seconds ahead of UTC.
  package static let offset = 8 * 3600.0

  /// `2026-03-09 09:30`, the form that government pages use for publish times.
  package static func minute(_ instant: Date) -> String { String(second(instant).dropLast(3)) }

  /// `2026-03-09 09:30:05`.
  package static func second(_ instant: Date) -> String {
    let time = secondOfDay(instant)
    return "\(Day(at: instant)) \(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
  }

  /// `2026-03-09T09:30:05+08:00`, for feeds and machine-readable files (RFC 3339).
  package static func rfc3339(_ instant: Date) -> String {
    second(instant).replacing(" ", with: "T") + "+08:00"
  }

  /// Reads `2026-03-09`, `2026-03-09 09:30` and `2026-03-09 09:30:05` (also with `T`), as Beijing time.
  package static func instant(_ text: String) -> Date? {
    guard let day = Day(String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10).drop { $0 == " " || $0 == "T" }
    if rest.isEmpty { return day.start }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map { $0.count == 2 ? Int($0) : nil }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
      let second = parts.count == 3 ? parts[2] : 0,
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    return day.start.addingTimeInterval(Double(hour * 3600 + minute * 60 + second))
  }

  private static func secondOfDay(_ instant: Date) -> Int {
    Int((instant.timeIntervalSince(Day(at: instant).start)).rounded(.down))
  }
}

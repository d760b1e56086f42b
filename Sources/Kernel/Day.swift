import Foundation

/// A date on the office calendar (日), with no time and no time zone.
///
/// Statutory periods are counted in days, never in seconds, so a date that a document bears is never a `Date`.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before.
  package let ordinal: Int

  package init(ordinal: Int) { self.ordinal = ordinal }

  /// The day it is at `instant` by the wall clock in Beijing.
  package init(at instant: Date) {
    ordinal = Int(((instant.timeIntervalSince1970 + Beijing.offset) / 86_400).rounded(.down))
  }

  /// Years 1 to 9999. Nil for a date that does not exist, such as 30 February.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    ordinal = Day.ordinal(year: year, month: month, day: day)
    guard civil == (year, month, day) else { return nil }
  }

  /// Reads `2026-03-09` and nothing else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { Int(Substring($0)) }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  package static func + (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal + days) }
  package static func < (a: Day, b: Day) -> Bool { a.ordinal < b.ordinal }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int { (((ordinal + 3) % 7) + 7) % 7 + 1 }
  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var dayOfMonth: Int { civil.day }

  /// Midnight in Beijing, when this day begins.
  package var start: Date { Date(timeIntervalSince1970: Double(ordinal) * 86_400 - Beijing.offset) }

  /// `2026-03-09`.
  package var description: String {
    let (y, m, d) = civil
    return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
  }

  /// `2026年3月9日`, as official documents write it (GB/T 9704).
  package var chinese: String {
    let (y, m, d) = civil
    return "\(y)年\(m)月\(d)日"
  }

  // Both conversions are Howard Hinnant's proleptic Gregorian algorithms; they need no calendar object.

  private static func ordinal(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let z = ordinal + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day: \(text)")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

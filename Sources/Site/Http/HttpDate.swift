import Foundation

/// The date format of HTTP (RFC 9110 §5.6.7): always 29 bytes, always GMT.
package enum HttpDate {
  static let length = 29
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The whole second a moment lies in.
  package static func second(_ moment: Date) -> Int { Int(moment.timeIntervalSince1970.rounded(.down)) }

  package static func text(_ moment: Date) -> String { text(second: second(moment)) }

  static func text(second: Int) -> String {
    let day = Int((Double(second) / 86_400).rounded(.down))
    let (year, month, date) = civil(day)
    let time = second - day * 86_400
    let clock = "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
    return "\(days[((day % 7) + 7) % 7]), \(two(date)) \(months[month - 1]) \(four(year)) \(clock) GMT"
  }

  /// Reads the one form that is sent today; the two obsolete ones count as absent.
  package static func read(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard text.utf8.count == length, words.count == 6, words[5] == "GMT",
      let date = Int(words[1]), let month = months.firstIndex(of: String(words[2])), let year = Int(words[3])
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (1...31).contains(date), (1970...9999).contains(year) else { return nil }
    return days(year, month + 1, date) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  /// Year, month and day of a day counted from 1970-01-01 in the Gregorian calendar.
  private static func civil(_ day: Int) -> (Int, Int, Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func days(_ year: Int, _ month: Int, _ date: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private static func four(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }
}

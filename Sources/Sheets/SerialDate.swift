import Kernel

/// Dates as spreadsheets count them (序列日期): days since 1900 with a 29 February that never was, or since 1904.
enum SerialDate {
  enum Base { case year1900, year1904 }

  /// The day and the second in it; nil outside of the years 1900 to 9999.
  static func read(_ serial: Double, _ base: Base) -> (day: Day, second: Int)? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial.rounded(.down))
    var second = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
    if second == 86_400 { (days, second) = (days + 1, 0) }
    switch base {
    case .year1900: return (Day(ordinal: origin1900 + days + (days < 60 ? 1 : 0)), second)
    case .year1904: return (Day(ordinal: origin1904 + days), second)
    }
  }

  /// The number of a day, for writing. Nil before March 1900, where spreadsheets count otherwise than the calendar.
  static func number(_ day: Day, second: Int = 0) -> Double? {
    let days = day.ordinal - origin1900
    return days > 60 && days < 2_958_466 ? Double(days) + Double(second) / 86_400 : nil
  }

  /// 1899-12-30 and 1904-01-01, in days since 1970.
  private static let origin1900 = -25_569
  private static let origin1904 = -24_107
}

import Foundation
import Kernel

extension Sheet {
  /// What stands in one cell (单元格).
  package enum Cell: Equatable, Sendable {
    case empty
    case text(String)
    case number(Double)
    case date(Day)
    /// A day with a time, in seconds from its midnight.
    case moment(Day, second: Int)
    case boolean(Bool)
    /// `#DIV/0!` and its like.
    case error(String)
  }
}

extension Sheet.Cell {
  package var isEmpty: Bool { self == .empty }

  /// What a person reads there. Numbers lose the noise of binary fractions: 113.30000000000001 reads 113.3.
  package var shown: String {
    switch self {
    case .empty: ""
    case .text(let text), .error(let text): text
    case .number(let number): Self.plain(number)
    case .date(let day): day.description
    case .moment(let day, let second): "\(day) \(Clock.text(second))"
    case .boolean(let value): value ? "TRUE" : "FALSE"
    }
  }

  /// Fifteen significant digits, as spreadsheets show and store.
  static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    let text = String(format: "%.15g", number)
    guard text.contains("e"), abs(number) >= 1e-9, abs(number) < 1e21 else { return text }
    return NSDecimalNumber(string: text).stringValue
  }
}

/// A time of day in words (时刻).
enum Clock {
  static func text(_ second: Int) -> String {
    [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}

import Kernel

/// Dates in running text (日期), however they are written: 2025年3月9日, 2025-03-09, 2025.3.9, ２０２５/3/9.
enum Dates {
  /// `20250309` for each whole date and `202503` for each month, of a whole date too.
  static func digits(in text: String) -> Set<String> {
    var found: Set<String> = []
    let scalars = text.unicodeScalars.map(Folding.fold)
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      if let date = date(scalars, at: index) {
        found.formUnion(date.digits)
        index = date.end
      } else {
        while index < scalars.count, isDigit(scalars[index]) { index += 1 }
      }
    }
    return found
  }

  /// The most exact form of a query that is a date and nothing else; nil for any other.
  static func query(_ word: some StringProtocol) -> String? {
    let scalars = word.unicodeScalars.map(Folding.fold)
    guard let date = date(scalars, at: 0), date.end == scalars.count else { return nil }
    return date.digits.max { $0.utf8.count < $1.utf8.count }
  }

  private static func date(_ scalars: [Unicode.Scalar], at start: Int) -> (digits: [String], end: Int)? {
    var index = start
    guard let year = number(scalars, &index, 4...4), (1900...2199).contains(year), index < scalars.count,
      "年-./".unicodeScalars.contains(scalars[index])
    else { return nil }
    let separator = scalars[index]
    index += 1
    guard let month = number(scalars, &index, 1...2), (1...12).contains(month) else { return nil }
    let monthOnly = [two(year) + two(month)]
    guard index < scalars.count, scalars[index] == (separator == "年" ? "月" : separator) else {
      // 2025.3 is a figure; 2025-03 and 2025/3 are months.
      return separator == "-" || separator == "/" ? (monthOnly, index) : nil
    }
    index += 1
    let afterMonth = index
    guard let day = number(scalars, &index, 1...2), Day(year: year, month: month, day: day) != nil else {
      return separator == "年" ? (monthOnly, afterMonth) : nil
    }
    if index < scalars.count, scalars[index] == "日" || scalars[index] == "号" { index += 1 }
    return (monthOnly + [two(year) + two(month) + two(day)], index)
  }

  private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int, _ lengths: ClosedRange<Int>) -> Int? {
    var (value, length) = (0, 0)
    while index < scalars.count, isDigit(scalars[index]), length <= lengths.upperBound {
      value = value * 10 + Int(scalars[index].value - 48)
      length += 1
      index += 1
    }
    return lengths.contains(length) ? value : nil
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }
}

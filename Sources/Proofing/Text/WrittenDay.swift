/// A day as it is written (日期): 2025年3月5日, or 3月5日 without its year.
struct WrittenDay {
  let year: Int?
  let month: Int
  let day: Int
  let range: Range<Int>

  /// In the order of the text, whether or not there is such a day.
  static func all(in text: ProofText) -> [WrittenDay] {
    text.scalars.indices.compactMap { place in
      guard text.scalars[place] == "月", let month = number(endingAt: place, text), (1...2).contains(month.range.count)
      else { return nil }
      var end = place + 1
      while end < place + 3, text.at(end)?.isDigit ?? false { end += 1 }
      guard end > place + 1, text.at(end) == "日", let day = Int(text.string(place + 1..<end)) else { return nil }
      let mark = month.range.lowerBound - 1
      guard text.at(mark) == "年", let year = number(endingAt: mark, text), year.range.count == 4 else {
        return WrittenDay(year: nil, month: month.value, day: day, range: month.range.lowerBound..<end + 1)
      }
      return WrittenDay(year: year.value, month: month.value, day: day, range: year.range.lowerBound..<end + 1)
    }
  }

  private static func number(endingAt end: Int, _ text: ProofText) -> (value: Int, range: Range<Int>)? {
    var start = end
    while end - start < 5, text.at(start - 1)?.isDigit ?? false { start -= 1 }
    return Int(text.string(start..<end)).map { ($0, start..<end) }
  }
}

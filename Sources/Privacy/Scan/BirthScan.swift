/// Days of birth (出生日期), to the day: a year and month alone stands in the life of every leader.
struct BirthScan {
  let text: PrivacyText

  func matters() -> [PrivateMatter] {
    text.scalars.indices.filter { text.scalars[$0] == "年" && text.isDigit($0 - 4) && !text.isDigit($0 - 5) }
      .compactMap { year in
        let start = year - 4
        guard start >= 0, (start..<year).allSatisfy(text.isDigit), let end = end(from: year + 1) else { return nil }
        let isBorn = text.follows(Self.before, start, within: 8) || Self.after.contains { text.has($0, at: end) }
        return isBorn ? PrivateMatter(kind: .birthDate, severity: .check, range: start..<end) : nil
      }
  }

  /// Behind 月…日.
  private func end(from start: Int) -> Int? {
    var place = start
    for mark in ["月", "日"] as [Unicode.Scalar] {
      let digits = place
      while text.isDigit(place), place - digits < 2 { place += 1 }
      guard place > digits, place < text.count, text.scalars[place] == mark else { return nil }
      place += 1
    }
    return place
  }

  private static let before = words("出生 生于 生日")
  private static let after = words("出生 生，")
}

import Kernel

/// Days with points, years cut short, decades without their century (日期的简写): 2025.12.1, 90年代. GB/T 15835—2011 5.1.4.
struct DotDates: Rule {
  let name = "dates.short"
  let title = "日期的简写"
  let level = Level.standard
  let examples = [
    RuleExample("于2025.12.1召开。", "于2025年12月1日召开。"), RuleExample("上世纪的90年代", "上世纪的90年代"),
    RuleExample("建于90年代。", "建于20世纪90年代。"), RuleExample("版本2025.12.1.3", "版本2025.12.1.3"),
  ]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    (points(text) + decades(text)).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func points(_ text: ProofText) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard text.scalars[place] == "2" || text.scalars[place] == "1", isFree(text.at(place - 1)) else { return nil }
      var end = place
      while let scalar = text.at(end), scalar.isDigit || scalar == "." { end += 1 }
      let parts = text.string(place..<end).split(separator: ".", omittingEmptySubsequences: false).compactMap { Int($0) }
      guard parts.count == 3, end - place <= 10, (1949...2100).contains(parts[0]), isFree(text.at(end)),
        let day = Day(year: parts[0], month: parts[1], day: parts[2])
      else { return nil }
      return finding(place..<end, day.chinese, "正文里的日期写全年月日", true)
    }
  }

  private func decades(_ text: ProofText) -> [Finding] {
    text.places(of: "年代").compactMap { place in
      let start = place.lowerBound - 2
      guard start >= 0, text.scalars[start].isDigit, text.scalars[start + 1] == "0", isFree(text.at(start - 1)),
        !text.string(max(0, start - 5)..<start).contains("世纪"), !"、和至到—～".unicodeScalars.contains(text.at(start - 1) ?? "，")
      else { return nil }
      return finding(start..<place.upperBound, "20世纪" + text.string(start..<place.upperBound), "年代前面写明世纪", false)
    }
  }

  /// Neither in a longer number nor in a name of Latin letters.
  private func isFree(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return true }
    return !scalar.isDigit && !scalar.isLatin && !".-/_".unicodeScalars.contains(scalar)
  }

  private func finding(_ range: Range<Int>, _ right: String, _ why: String, _ isSafe: Bool) -> Finding {
    Finding(
      range: range, rule: name, severity: .warn, message: "\(why)，应为“\(right)”，请修改。",
      evidence: "GB/T 15835—2011 5.1.4", fixes: [right], isSafe: isSafe)
  }
}

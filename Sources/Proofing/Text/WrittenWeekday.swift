/// A weekday written behind a day (星期): （星期四）, (周四), 星期四.
enum WrittenWeekday {
  /// Where its own character stands; nil where none follows. 周 counts only in brackets: 周一 may begin another word.
  static func place(after end: Int, _ text: ProofText) -> Int? {
    let isOpen = text.at(end).map { "（(".unicodeScalars.contains($0) } ?? false
    let start = isOpen ? end + 1 : end
    let place = ["星期", "礼拜"].contains { text.has($0, at: start) } ? start + 2
      : isOpen && text.has("周", at: start) ? start + 1 : -1
    guard let said = text.at(place), "一二三四五六日天".unicodeScalars.contains(said) else { return nil }
    guard isOpen else { return place }
    // （星期四上午） too: what follows in the brackets is no other weekday.
    guard let next = text.at(place + 1), !"至到、—-～".unicodeScalars.contains(next) else { return nil }
    return place
  }

  /// 日 and 天 are one.
  static func fits(_ said: Unicode.Scalar, _ name: Unicode.Scalar) -> Bool { said == name || said == "天" && name == "日" }
}

/// Number plates of vehicles (车牌号): a province, a letter, five places, or six of new energy.
struct PlateScan {
  let text: PrivacyText

  func matters() -> [PrivateMatter] {
    text.scalars.indices.compactMap { place in
      guard Self.provinces.contains(text.scalars[place]) else { return nil }
      return end(from: place).map { PrivateMatter(kind: .plate, severity: .block, range: place..<$0) }
    }
  }

  private func end(from start: Int) -> Int? {
    guard text.isLetter(start + 1), isCapital(start + 1) else { return nil }
    var place = start + 2
    if place < text.count, "·•・. ".unicodeScalars.contains(text.scalars[place]) { place += 1 }
    let first = place
    while place - first < 6, text.isDigit(place) || (text.isLetter(place) && isCapital(place)) { place += 1 }
    if place - first == 4, place < text.count, "挂学警港澳领试超".unicodeScalars.contains(text.scalars[place]) {
      return place + 1
    }
    guard place - first >= 5, !text.isCode(place) else { return nil }
    let isCertain = (first..<place).contains(where: text.isDigit) || text.follows(Self.before, start, within: 10)
    return isCertain ? place : nil
  }

  /// Neither I nor O stands on a plate.
  private func isCapital(_ place: Int) -> Bool {
    (65...90).contains(text.plain[place]) && text.plain[place] != 73 && text.plain[place] != 79
  }

  /// Where all places are letters, a word must say that it is a plate.
  private static let before = words("车牌 号牌 牌照 车辆 车号")
  private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)
}

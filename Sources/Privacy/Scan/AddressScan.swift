/// Homes (家庭住址): private down to the house. An office has a street and a number too, so without a word such as 住址 only
/// what is inside a village group or a building counts.
struct AddressScan {
  let text: PrivacyText

  func matters() -> [PrivateMatter] {
    var found: [PrivateMatter] = []
    for place in text.scalars.indices where Self.houses.contains(text.scalars[place]) && text.isDigit(place - 1) {
      let chain = chain(before: place)
      if place + 1 < text.count, Self.goesOn.contains(text.scalars[place + 1]) { continue }
      guard isHome(chain, place) else { continue }
      if let last = found.last, last.range.upperBound > chain.lowerBound {
        found[found.count - 1] = PrivateMatter(
          kind: .address, severity: last.severity, range: last.range.lowerBound..<place + 1)
      } else {
        found.append(PrivateMatter(kind: .address, severity: .block, range: chain.lowerBound..<place + 1))
      }
    }
    return found + groups(found)
  }

  /// A village group after a word such as 住址: no house, but in a small group enough to find somebody.
  private func groups(_ known: [PrivateMatter]) -> [PrivateMatter] {
    text.scalars.indices.filter { text.scalars[$0] == "组" && isNumber($0 - 1) }.compactMap { place in
      let chain = chain(before: place)
      guard has(Self.villages, chain), chain.count >= 4,
        text.follows(Self.home + Self.lives, chain.lowerBound, within: 8) || has(Self.home, chain),
        !known.contains(where: { $0.range.overlaps(chain) }), !isOffice(chain, place)
      else { return nil }
      return PrivateMatter(kind: .address, severity: .check, range: chain)
    }
  }

  private func isNumber(_ place: Int) -> Bool {
    text.isDigit(place) || place >= 0 && "一二三四五六七八九十".unicodeScalars.contains(text.scalars[place])
  }

  private func isHome(_ chain: Range<Int>, _ place: Int) -> Bool {
    let isNamed = text.follows(Self.home, chain.lowerBound, within: 10)
      || has(Self.home, chain)
    if isNamed { return chain.count >= 3 }
    let isGroup = has(Self.groups, chain) && has(Self.villages, chain)
    let isFlat = text.scalars[place] == "室" && has(Self.buildings, chain)
    return (isGroup || isFlat) && !isOffice(chain, place)
  }

  private func isOffice(_ chain: Range<Int>, _ place: Int) -> Bool {
    has(Self.offices, chain.lowerBound..<min(text.count, place + 9))
      || text.follows(Self.offices, chain.lowerBound, within: 8)
  }

  private func has(_ words: [[Unicode.Scalar]], _ chain: Range<Int>) -> Bool {
    words.contains { text.contains($0, in: chain) }
  }

  /// Back over what an address is made of, to the mark or word that begins it.
  private func chain(before place: Int) -> Range<Int> {
    var start = place
    while start > 0, place - start < 60, isPart(start - 1) { start -= 1 }
    for word in Self.home + Self.lives {
      for at in stride(from: place - word.count, through: start, by: -1) where text.has(word, at: at) {
        start = max(start, at + word.count)
        break
      }
    }
    return min(start, place)..<place + 1
  }

  private func isPart(_ place: Int) -> Bool {
    let scalar = text.scalars[place]
    return (0x4E00...0x9FFF).contains(scalar.value) || text.isCode(place) || text.plain[place] == 0x2D
      || scalar == "·" || scalar == "#"
  }

  private static let houses = Set("号室户".unicodeScalars)
  /// After which 号 is no house: 号文, 号令, 号楼 goes on to the flat.
  private static let goesOn = Set("文令公楼栋幢线台机井码院标地厅召".unicodeScalars)
  private static let home = words("住址 户籍地 户籍 家庭地址 现住 居住地 住所地 居住在 家住 常住地")
  private static let lives = words("住在 住")
  private static let groups = words("组 队")
  private static let villages = words("村 社区 寨 屯 庄")
  private static let buildings = words("栋 幢 单元 号楼 弄 苑 小区 公寓 花园 家园")
  private static let offices = words("办公 村委会 居委会 大厦 大楼 服务中心 委员会 政府 法院 局 会议")
}

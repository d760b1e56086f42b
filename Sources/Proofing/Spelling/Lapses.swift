/// A character that was left out or written twice (漏字、多字), and how much likelier the sentence is without the lapse.
struct Lapse {
  enum Kind: Hashable {
    /// Something is missing before the place.
    case missing(UInt16)
    /// So many characters before the place stand there again.
    case doubled(Int)
  }

  let place: Int
  let kind: Kind
  /// In powers of ten.
  let gain: Double
  /// What the gain must be for one chance in two. Set on text without mistakes; the figures stand in docs/proofing.md.
  let even: Double

  /// How sure that is, 0 to 1.
  var probability: Double { 1 / (1 + exponential(-1.45 * (gain - even))) }

  /// As it is told: the characters on either side of what is missing, or both that are the same.
  func correction(_ sentence: CodedSentence, _ text: ProofText, _ model: CharacterModel) -> Correction {
    let places = sentence.places
    switch kind {
    case .missing(let character):
      let range = places[place - 1]..<places[place] + 1
      let (first, second) = (text.scalars[range.lowerBound], text.scalars[range.upperBound - 1])
      let right = [first, model.characters[Int(character) - 4], second]
      return Correction(
        range: range, replacement: String(String.UnicodeScalarView(right)), probability: probability, kind: .missing)
    case .doubled(let length):
      let range = places[place - length]..<places[place + length - 1] + 1
      return Correction(
        range: range, replacement: text.string(range.lowerBound..<range.lowerBound + length), probability: probability,
        kind: .doubled)
    }
  }
}

/// Looks for lapses: a sentence that the model understands far better with one character more, or without what it says twice.
struct Lapses {
  private let proposing: Proposing
  private let repeats: Repeats
  private var model: CharacterModel { proposing.tables.model }
  private var words: WordModel { proposing.tables.words }
  private var text: [UInt16] { proposing.text }
  private var scores: [(log: Double, order: Int)] { proposing.scores }

  /// A character whose place is less strange than this is not looked at.
  private static let strange = -2.5
  /// What may be missing, together with what follows it, may be so much less likely than what stands there, in powers of
  /// ten, where only the nearest neighbours are known.
  private static let worse = -1.2
  /// What at least is lost with all that may be missing.
  private static let uncertain = 1.0
  /// Of all that may be missing in a place so many are tried in the whole sentence.
  private static let tried = 12

  init(_ proposing: Proposing, _ repeats: Repeats) {
    (self.proposing, self.repeats) = (proposing, repeats)
  }

  /// In the order of the sentence, but where something else explains the place.
  func all(apartFrom explained: [Range<Int>]) -> [Lapse] {
    (2..<max(2, text.count - 1)).compactMap { place in
      explained.contains { $0.overlaps(place - 2..<place + 3) } ? nil : doubled(place) ?? missing(place)
    }
  }

  // MARK: One too many

  private func doubled(_ place: Int) -> Lapse? {
    for length in [2, 1] where isWrittenTwice(place, length) {
      let rest = text[(place + length)..<min(text.count, place + length + 4)]
      let without = Array(text[max(0, place - 4)..<place]) + rest
      let gain = model.likelihood(without, min(4, place)..<without.count) - sum(place..<place + length + rest.count)
      // 天天 and 人人 are words, and so is 强强, which in 加强强组织 is none.
      let isWord = words.has(UInt64(text[place]) * CharacterModel.base + UInt64(text[place]))
      let mayStandTwice = length == 1 && isWord || endsName(place, length)
      let even = (isEnding(place, length) ? 1.0 : 4) + (mayStandTwice ? 2 : 0)
      return gain > 0 ? Lapse(place: place, kind: .doubled(length), gain: gain, even: even) : nil
    }
    return nil
  }

  private func isWrittenTwice(_ place: Int, _ length: Int) -> Bool {
    guard place > length, place + length < text.count else { return false }
    let (first, second) = (text[place - length..<place], text[place..<place + length])
    guard first.elementsEqual(second), (place - length..<place + length).allSatisfy({ proposing.scalars[$0].isHan }),
      (place - length..<place + length - 1).allSatisfy({ proposing.touching[$0] }),
      proposing.scalars[place - length - 1] != "一"  // 一件件
    else { return false }
    return !isOneOfTwoPairs(place)
  }

  /// 干干净净, 家家户户.
  private func isOneOfTwoPairs(_ place: Int) -> Bool {
    place > 3 && text[place - 3] == text[place - 2] || place + 2 < text.count && text[place + 1] == text[place + 2]
  }

  /// Whether what stands first may end a name, which its own kind follows (PPP项目项目经理).
  private func endsName(_ place: Int, _ length: Int) -> Bool {
    text[place - length - 1] == CharacterModel.latin || "”》".unicodeScalars.contains(proposing.scalars[place - length - 1])
  }

  /// Whether what stands twice only ends a word (加强强组织). Where it begins the next one as well it is as likely no lapse
  /// (可以以口头、经济组织组织开展), nor where it belongs to neither (一件件).
  private func isEnding(_ place: Int, _ length: Int) -> Bool {
    length == 1 && !Self.meeting.contains(proposing.scalars[place])
      && words.longest(Array(text[max(0, place - 4)..<place]), through: min(4, place) - 1) > 1
      && words.longest(Array(text[place..<min(text.count, place + 4)]), through: 0) == 1
  }

  // MARK: One too few

  private func missing(_ place: Int) -> Lapse? {
    guard scores[place].log < Self.strange, scores[place].order < 3, proposing.touching[place - 1],
      proposing.scalars[place - 1].isHan, proposing.scalars[place].isHan
    else { return nil }
    let after = text[place..<min(text.count, place + 4)]
    var trial = Array(text[max(0, place - 4)..<place]) + [0] + after
    let own = min(4, place)
    let before = sum(place..<place + after.count)
    let even = even(place)
    // No gain is larger than what makes everything certain, which nothing does: of 363 slips that were told two were
    // closer to it. What is missing makes the place stranger than what follows it: of 1,115 that were told seven were less
    // so than this, of the other places that are looked at half.
    let rest = before - scores[place].log
    guard -before > even + Self.uncertain, scores[place].log < 0.4 * rest - 0.3 * even + 0.6 else { return nil }
    var best: (gain: Double, character: UInt16)?
    for character in likely(between: text[place - 1], text[place], above: scores[place].log + Self.worse) {
      trial[own] = character
      // What is worse with the next character alone does not become better, nor is told what gains too little.
      guard model.likelihood(trial, own..<own + 2) - before > max(even, best?.gain ?? 0) else { continue }
      let gain = model.likelihood(trial, own..<trial.count) - before
      guard gain > max(even, best?.gain ?? 0), !Self.levels.contains(model.characters[Int(character) - 4]),
        words.longest(trial, through: own) > 1
      else { continue }
      best = (gain, character)
    }
    return best.map { Lapse(place: place, kind: .missing($0.character), gain: $0.gain, even: even) }
  }

  /// A character that stands in no word asks for another; one that is a word by itself as well as the beginning of many
  /// (或、或者) does not, and what is written so elsewhere is no lapse.
  private func even(_ place: Int) -> Double {
    let isAlone = words.longest(text, through: place) == 1 || words.longest(text, through: place - 1) == 1
    let isLoose = Self.loose.contains(proposing.scalars[place - 1]) || Self.loose.contains(proposing.scalars[place])
    let elsewhere = 2 * Double(repeats.most(text[place - 1...place], own: 1))
    return (isLoose ? 7 : isAlone ? 2.8 : isWhole(place) ? 6 : 3) + elsewhere
  }

  /// Whether one word ends and another begins there, which want nothing between them (党组研究, for all that 党组织 is a
  /// word), or one goes on through the place (银监会).
  private func isWhole(_ place: Int) -> Bool {
    words.goesOn(text, through: place)
      || words.longest(Array(text[max(0, place - 4)..<place]), through: min(4, place) - 1) > 1
        && words.longest(Array(text[place..<min(text.count, place + 4)]), through: 0) > 1
  }

  /// Characters that official writing uses alone and in words of the same meaning.
  private static let loose = Set(
    "我或应需及可如处作所其每在以不是为经由将使对从于且并但即均未已因按据的与和等各该此本个也都就又再元市级省县部至到致遭受".unicodeScalars)

  /// What kind of place a name is of, which the news leaves out (长沙浏阳).
  private static let levels = Set("市省县区州村镇乡".unicodeScalars)

  /// Characters that end a word as often as they begin one.
  private static let meeting = loose.union("在有了中省市区县镇乡村街路毒人大亚".unicodeScalars)

  /// What the model has seen after the one and before the other, the likeliest first.
  private func likely(between first: UInt16, _ second: UInt16, above least: Double) -> [UInt16] {
    var best: [(log: Double, character: UInt16)] = []
    for (character, log) in model.between(first, second, above: least) {
      let place = best.firstIndex { ($0.log, $0.character) < (log, character) } ?? best.count
      guard place < Self.tried else { continue }
      best.insert((log, character), at: place)
      if best.count > Self.tried { best.removeLast() }
    }
    return best.map(\.character)
  }

  // MARK: Sums

  private func sum(_ range: Range<Int>) -> Double { range.reduce(0) { $0 + scores[$1].log } }
}

/// Weighs what speaks for and against a change (佐证): the features that the trees ask for. The cheap ones are asked
/// first, and what they give no chance is not looked at again.
struct Evidence {
  /// How many features there are, and how many of them the sieve asks for.
  static let count = 65, cheap = 40
  /// What the sieve gives less of a chance is dropped. tools/proofing/train.py does the same.
  private static let least = 0.004
  /// What stands so low when so many trees have spoken comes to nothing: of 1,657 proposals that came to 0.2 or more in
  /// five folds, none stood lower than −3.0 after 40 trees or after 100.
  static let hopeless = [Trees.Hopeless(trees: 40, sum: -3.4), Trees.Hopeless(trees: 100, sum: -3.5)]

  private let proposing: Proposing
  private let changes: [Change]
  private let strangeness: Strangeness
  private let repeats: Repeats
  private let own: Repeats
  private let mean: Double
  /// The words of the sentence, and how likely those around each place are as they stand.
  private var spans: WordSpans
  private var cuts: [Range<Int>: WordModel.Cut] = [:]
  /// The same in Debian's model of words, where that is installed.
  private var trie: TrieCut?
  private var everyday: [Range<Int>: TrieCut.Path] = [:]

  private var tables: SpellingTables { proposing.tables }
  private var text: [UInt16] { proposing.text }
  private var scores: [(log: Double, order: Int)] { proposing.scores }

  init(_ proposing: Proposing, _ changes: [Change], _ strangeness: Strangeness, _ repeats: Repeats) {
    (self.proposing, self.changes, self.strangeness, self.repeats) = (proposing, changes, strangeness, repeats)
    own = Repeats(proposing.text)
    spans = WordSpans(proposing.text.count)
    trie = proposing.tables.trie.map { TrieCut($0, proposing.tables.model, proposing.text) }
    mean = proposing.scores.dropFirst().reduce(0) { $0 + $1.log } / Double(max(1, proposing.scores.count - 1))
  }

  /// What is proposed in several sentences. Sieve and network are asked for all together, for they are larger than what a
  /// processor holds near by.
  static func proposals(_ sentences: [Evidence]) -> [[Proposal]] {
    guard let tables = sentences.first?.tables else { return [] }
    let cheap = sentences.map { $0.cheapFeatures() }
    let chances = tables.sieve?.probabilities(Array(cheap.joined()), width: Self.cheap)
    var before = 0
    let kept = sentences.map { sentence in
      defer { before += sentence.changes.count }
      return sentence.changes.indices.filter { (chances?[before + $0] ?? 1) >= least }
    }
    let surroundings = zip(sentences, kept).map { sentence, kept in
      SurroundingsEvidence(kept.map { sentence.changes[$0] }, sentence.text, sentence.strangeness.expectations)
    }
    var answers = tables.surroundings.expectations(surroundings.flatMap(\.contexts))[...]
    return sentences.indices.map { index in
      var sentence = sentences[index]
      let count = surroundings[index].contexts.count
      let fits = surroundings[index].features(answers.prefix(count), tables.surroundings)
      answers.removeFirst(count)
      return sentence.proposals(kept[index], cheap[index], fits)
    }
  }

  /// What costs little, of all changes.
  private func cheapFeatures() -> [Double] {
    var cheap: [Double] = []
    cheap.reserveCapacity(changes.count * Self.cheap)
    for (index, change) in changes.enumerated() {
      cheap += ofCharacters(change)
      cheap += ofPlace(change)
      cheap += besideOthers(index)
    }
    return cheap
  }

  private mutating func proposals(_ kept: [Int], _ cheap: [Double], _ fits: [[Double]]) -> [Proposal] {
    var proposals = zip(kept, fits).map { index, fit in
      let change = changes[index]
      var after = text
      after.replaceSubrange(change.range, with: change.characters)
      var features: [Double] = []
      features.reserveCapacity(Self.count)
      features += cheap[index * Self.cheap..<(index + 1) * Self.cheap]
      features += ofWords(change, after)
      features += ofEverydayWords(change, after)
      features += fit
      return Proposal(range: change.range, characters: change.characters, features: features)
    }
    let rivals = proposals.indices.map { Self.besideRivals($0, proposals) }
    for index in proposals.indices { proposals[index].features += rivals[index] }
    return proposals
  }

  private func ofCharacters(_ change: Change) -> [Double] {
    let model = tables.model
    let (place, last) = (change.range.lowerBound, change.range.upperBound)
    let (old, new, end) = (text[place], change.characters[0], change.characters[change.characters.count - 1])
    let window = proposing.window(change.range)
    return [
      change.gain, change.own.log - scores[place].log, scores[place].log, change.own.log, Double(scores[place].order),
      Double(change.own.order), Double(window.reduce(0) { $0 + scores[$1].order }), Double(change.orders),
      Double(change.kind), Double(change.likeness), model.frequency(old), model.frequency(new), scores[last].log,
      change.next.log, Double(scores[last].order), Double(change.next.order), scores[place - 1].log,
      Double(scores[place - 1].order), meet(text[place - 1], old), meet(text[last - 1], text[last]),
      meet(text[place - 1], new), meet(end, text[last]),
      Double(zip(change.characters, text[change.range]).count { $0 != $1 }), Double(change.range.count),
    ]
  }

  private func meet(_ first: UInt16, _ second: UInt16) -> Double { tables.model.meet(first, second) ? 1 : 0 }

  private mutating func ofWords(_ change: Change, _ after: [UInt16]) -> [Double] {
    let (place, last) = (change.range.lowerBound, change.range.upperBound)
    let around = max(1, place - 5)..<min(text.count - 1, last + 5)
    let (words, text) = (tables.words, text)
    let old = cuts[around] ?? words.cut(text, &spans, around, at: place)
    cuts[around] = old
    var changed = spans.changed(in: change.range)
    let new = words.cut(after, &changed, around, at: place)
    return [
      new.log - old.log, Double(old.length), Double(new.length), old.frequency, new.frequency,
      old.log / Double(around.count), Double(words.longest(text, &spans, through: place)),
      Double(words.longest(after, &changed, through: place)), Double(words.longest(text, &spans, through: last - 1)),
      Double(words.longest(after, &changed, through: last - 1)),
      Double(old.count), Double(new.count),
    ]
  }

  /// Noughts where the model is not there, which no run of words comes to.
  private mutating func ofEverydayWords(_ change: Change, _ after: [UInt16]) -> [Double] {
    let around = max(1, change.range.lowerBound - 6)..<min(text.count - 1, change.range.upperBound + 6)
    guard let before = everyday[around] ?? trie?.cut(around),
      let changed = trie?.cut(around, after, changed: change.range, before)
    else { return [0, 0, 0] }
    everyday[around] = before
    let (old, new) = (before.result, changed.result)
    return [Double(new.log - old.log), Double(old.log) / Double(around.count), Double(new.count - old.count)]
  }

  private func ofPlace(_ change: Change) -> [Double] {
    let (place, last) = (change.range.lowerBound, change.range.upperBound)
    let (old, new) = (text[place], change.characters[0])
    let before = place > 1 ? text[place - 2] : 0
    return [
      Self.particles(tables.model, old) || Self.particles(tables.model, new) ? 1 : 0,
      Self.numerals(tables.model, old) || Self.numerals(tables.model, new) ? 1 : 0, mean, Double(text.count),
      text[place - 1] <= 3 || text[last] <= 3 ? 1 : 0, old == 0 ? 1 : 0,
      isIn(Self.surnames, text[place - 1]) ? 2 : isIn(Self.surnames, before) ? 1 : 0,
      isIn(Self.suffixes, text[last]) || last + 1 < text.count && isIn(Self.suffixes, text[last + 1]) ? 1 : 0,
      text[place - 1] == old || text[last] == old ? 1 : 0,
      Double(repeats.most(text[place - 1...last], own: 1)),
      // In a long text every common word stands elsewhere, so that speaks for a change in its own sentence only.
      Double(own.most([text[place - 1]] + change.characters + [text[last]], own: 0)),
    ]
  }

  /// What other changes gain: those in the same place that it must beat, and the best near by, for one mistake makes
  /// its neighbours look bad as well.
  private func besideOthers(_ index: Int) -> [Double] {
    let change = changes[index]
    var (rank, rival, near, places) = (0.0, 0.0, 0.0, 0.0)
    var around = index
    while around > 0, changes[around - 1].range.lowerBound > change.range.lowerBound - 8 { around -= 1 }
    while around < changes.count, changes[around].range.lowerBound < change.range.upperBound + 8 {
      defer { around += 1 }
      guard around != index else { continue }
      let other = changes[around]
      if other.range.overlaps(change.range) {
        rival = max(rival, other.gain)
        rank += other.gain > change.gain ? 1 : 0
      } else if abs(other.range.lowerBound - change.range.lowerBound) < 5 {
        near = max(near, other.gain)
      }
      places += other.gain > 1 ? 1 : 0
    }
    return [rank, change.gain - rival, near, places, Double(changes.count) / Double(text.count)]
  }

  /// How much more a change gains by each model than those in its place, and what the best near by gains.
  private static func besideRivals(_ index: Int, _ proposals: [Proposal]) -> [Double] {
    let own = proposals[index]
    var (rival, near) = ([0.0, 0.0, 0.0], [Double?](repeating: nil, count: 3))
    for (other, each) in proposals.enumerated() where other != index {
      let overlaps = each.range.overlaps(own.range)
      guard overlaps || abs(each.range.lowerBound - own.range.lowerBound) < 6 else { continue }
      for (kind, feature) in gains.enumerated() {
        if overlaps {
          rival[kind] = max(rival[kind], each.features[feature])
        } else {
          near[kind] = max(near[kind] ?? -.infinity, each.features[feature])
        }
      }
    }
    return zip(gains, rival).map { own.features[$0] - $1 } + near.map { $0 ?? 0 }
  }

  /// What a change gains by surroundings, by everyday words, by official words.
  private static let gains = [55, 52, 40]

  private func isIn(_ list: Set<Unicode.Scalar>, _ code: UInt16) -> Bool {
    code > 3 && list.contains(tables.model.characters[Int(code) - 4])
  }

  private static func particles(_ model: CharacterModel, _ code: UInt16) -> Bool {
    code > 3 && particles.contains(model.characters[Int(code) - 4])
  }

  private static func numerals(_ model: CharacterModel, _ code: UInt16) -> Bool {
    code > 3 && model.characters[Int(code) - 4].isNumeral
  }

  private static let particles = Set("的地得他她它".unicodeScalars)
  /// The common family names (姓氏): a strange character after one is likely a given name.
  private static let surnames = Set(
    ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
      + "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤").unicodeScalars)
  private static let suffixes = Set("省市县区镇乡村街路州旗".unicodeScalars)
}

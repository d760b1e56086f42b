/// Leaders and their offices (领导职务与排序): by the town's own list. Without a list the rule says nothing.
struct LeaderOrder: Rule {
  let name = "people.order"
  let title = "领导职务、姓名和排序"
  let level = Level.strict
  let examples = [
    RuleExample("镇长王小满出席。", "书记王小满出席。") { $0.leaders = Self.sample },
    RuleExample("李大雪、王小满出席。", "李大雪、王小满出席。") { $0.leaders = Self.sample },
    RuleExample("书记王小满、镇长李大雪出席。", "书记王小满、镇长李大雪出席。") { $0.leaders = Self.sample },
  ]

  private static let sample = [Leader(name: "王小满", office: "书记"), Leader(name: "李大雪", office: "镇长")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    let leaders = context.facts.leaders
    guard !leaders.isEmpty else { return [] }
    return text.sentences().flatMap { sentence -> [Finding] in
      let named = leaders.enumerated().flatMap { rank, leader in
        text.places(of: leader.name, in: sentence).map { (rank: rank, place: $0) }
      }.sorted { $0.place.lowerBound < $1.place.lowerBound }
      let order = zip(named, named.dropFirst()).compactMap { one, other -> Finding? in
        guard one.rank > other.rank, isListed(one.place.upperBound..<other.place.lowerBound, text) else { return nil }
        let (first, second) = (leaders[other.rank], leaders[one.rank])
        return Finding(
          range: one.place.lowerBound..<other.place.upperBound, rule: name, severity: .warn,
          message: "按本镇的领导名单，\(first.name)（\(first.office)）排在\(second.name)（\(second.office)）前面，请核对。",
          evidence: "本镇设置的领导名单")
      }
      return order + named.compactMap { office($0.place, leaders[$0.rank], leaders, text) }
    }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Names in a list: only marks, blanks, 和, and offices between them.
  private func isListed(_ gap: Range<Int>, _ text: ProofText) -> Bool {
    gap.count <= 16 && gap.contains { "、和，及与".unicodeScalars.contains(text.scalars[$0]) }
      && !gap.contains { "：（）".unicodeScalars.contains(text.scalars[$0]) }
  }

  /// An office in front of the name that the list gives to somebody else.
  private func office(_ place: Range<Int>, _ leader: Leader, _ all: [Leader], _ text: ProofText) -> Finding? {
    let offices = Set(all.map(\.office)).sorted { $0.count > $1.count }
    guard let said = offices.first(where: { text.has($0, at: place.lowerBound - $0.unicodeScalars.count) }),
      said != leader.office, !leader.office.hasSuffix(said) || leader.office.hasSuffix("副" + said),
      !all.contains(where: { $0.name == leader.name && $0.office == said })
    else { return nil }
    let start = place.lowerBound - said.unicodeScalars.count
    if "副原".unicodeScalars.contains(text.at(start - 1) ?? "，") { return nil }
    return Finding(
      range: start..<place.lowerBound, rule: name, severity: .error,
      message: "按本镇的领导名单，\(leader.name)的职务是\(leader.office)，不是\(said)，请核对。", evidence: "本镇设置的领导名单",
      fixes: [leader.office])
  }
}

import Kernel

/// What each deduction costs now (扣分): each capped by what it can cost at most.
struct PatrolLosses {
  private let columns: PatrolColumns
  private let facts: PatrolFacts

  init(_ columns: PatrolColumns, _ facts: PatrolFacts) { (self.columns, self.facts) = (columns, facts) }

  func loss(_ rule: InspectionRule) -> PatrolStanding.Loss {
    let (times, words) = measure(rule.code)
    let points = min(times * (rule.each ?? 0), rule.most ?? 0)
    return .init(rule: rule, points: points, words: words)
  }

  private func measure(_ code: String) -> (Double, String) {
    switch code {
    case "D1": return one(.dynamic)
    case "D2": return one(.policy)
    case "D3": return one(.interpretation)
    case "D4": return open([.unexplained], "件")
    case "D5": return open([.unlinked], "件")
    case "D6":
      let others = columns.standings.filter { ![.dynamic, .policy, .interpretation].contains($0.column.kind) }
      let (blank, late) = (others.count(where: \.isBlank), others.count(where: \.isOverdue))
      // A blank one weighs twice as much as a late one.
      return (Double(blank * 2 + late), "空白 \(blank) 个，逾期 \(late) 个")
    case "D7": return open([.deadInside, .deadOutside, .missingFile], "个")
    default: return (0, "不在本镇测量")
    }
  }

  /// All its columns late, or none there at all.
  private func one(_ kind: ColumnKind) -> (Double, String) {
    let of = columns.standings.filter { $0.column.kind == kind }
    let good = of.count { !$0.isBlank && !$0.isOverdue }
    return (good == of.count && !of.isEmpty ? 0 : 1, "\(of.count) 个栏目，\(of.count - good) 个空白或者逾期")
  }

  private func open(_ checks: [PatrolCheck], _ unit: String) -> (Double, String) {
    let count = checks.reduce(0) { $0 + (facts.open[$1] ?? 0) }
    return (Double(count), "\(count) \(unit)")
  }
}

import Kernel

/// How near each veto is (单项否决的距离). 国办秘函〔2019〕19号: one of them is enough, and nothing else is scored.
struct PatrolVetoes {
  private let rules: PatrolRules
  private let columns: PatrolColumns
  private let facts: PatrolFacts

  init(_ rules: PatrolRules, _ columns: PatrolColumns, _ facts: PatrolFacts) {
    (self.rules, self.columns, self.facts) = (rules, columns, facts)
  }

  func veto(_ rule: InspectionRule) -> PatrolStanding.Veto {
    let (stand, words) = measure(rule.code)
    return .init(rule: rule, stand: stand, words: words)
  }

  private func measure(_ code: String) -> (PatrolStanding.Stand, String) {
    switch code {
    case "V1": serious
    case "V3": home
    case "V4a": reached(rules.number("staleSum", 5), stale, "个栏目逾期")
    case "V4b": reached(rules.number("overdueColumns", 10), columns.standings.compactMap(\.daysLeft), "个栏目超过更新周期")
    case "V4c": blank
    case "V5": unanswered
    case "V6": guides
    default: (.unmeasured, "不在本镇测量")
    }
  }

  private var serious: (PatrolStanding.Stand, String) {
    let count = (facts.open[.privacy] ?? 0) + (facts.open[.text] ?? 0)
    return (.unmeasured, count == 0 ? "没有待处理的文字差错和隐私问题" : "有 \(count) 条信息的文字差错、隐私问题待人认定")
  }

  private var home: (PatrolStanding.Stand, String) {
    let days = rules.number("homeDays", 14)
    guard let newest = facts.newest else { return (.fires, "没有公开的信息") }
    return (far(newest.ordinal + days - rules.day.ordinal), "最近一条 \(newest)，期限 \(days) 天")
  }

  /// Days left of each column that counts: news by its days, notices and policies of the first level by theirs.
  private var stale: [Int] {
    columns.standings.compactMap { standing in
      guard let newest = standing.newest else { return nil }
      let days: Int
      switch standing.column.kind {
      case .dynamic: days = rules.number("staleDynamicDays", 14)
      case .notice, .policy:
        guard standing.isFirstLevel else { return nil }
        days = rules.number("staleFirstLevelDays", 182)
      default: return nil
      }
      return newest.ordinal + days - rules.day.ordinal
    }
  }

  /// So many must be over: the day when the last of the first so many is.
  private func reached(_ limit: Int, _ left: [Int], _ unit: String) -> (PatrolStanding.Stand, String) {
    let sorted = left.sorted()
    let over = sorted.count { $0 < 0 }
    let words = "\(over) \(unit)，达到 \(limit) 个否决"
    if over >= limit { return (.fires, words) }
    return (sorted.count >= limit ? far(sorted[limit - 1]) : .clear, words)
  }

  /// It fires on the day after the last that is allowed.
  private func far(_ left: Int) -> PatrolStanding.Stand { left < 0 ? .fires : .far(days: left + 1) }

  private var blank: (PatrolStanding.Stand, String) {
    let (limit, count) = (rules.number("blankColumns", 5), columns.standings.count(where: \.isBlank))
    return (count >= limit ? .fires : .clear, "\(count) 个空白栏目，达到 \(limit) 个否决")
  }

  private var unanswered: (PatrolStanding.Stand, String) {
    let days = rules.number("answerDays", 91)
    let recent = facts.questions.filter { $0.receivedOn + 366 > rules.day }
    guard let first = recent.map(\.receivedOn).min() else { return (.clear, "没有等待回应的留言") }
    return (far(first.ordinal + days - rules.day.ordinal), "\(recent.count) 条留言等待回应，最早 \(first) 收到")
  }

  private var guides: (PatrolStanding.Stand, String) {
    let (limit, gaps) = (rules.number("guides", 5), rules.number("guideGaps", 4))
    guard !facts.guideGaps.isEmpty else { return (.unmeasured, "没有按“办事指南”种类发布的信息；办事服务由政务服务平台提供的，由人认定") }
    let bad = facts.guideGaps.count { $0 >= gaps }
    let fires = bad >= limit || (facts.guideGaps.count < limit && bad == facts.guideGaps.count)
    return (fires ? .fires : .clear, "\(facts.guideGaps.count) 份办事指南，\(bad) 份缺 \(gaps) 类以上要素")
  }
}

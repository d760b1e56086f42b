import Kernel
import Store

/// Where a town stands before the inspection (单项否决与扣分): measured from what is public now, never stored.
package struct PatrolStanding: Sendable {
  /// A veto with how far away it is (单项否决).
  package struct Veto: Equatable, Sendable {
    package let rule: InspectionRule
    package let stand: Stand
    /// What was measured, in words.
    package let words: String
  }

  /// 已触发、还有几天、未触发、须人认定.
  package enum Stand: Equatable, Sendable {
    case fires
    case far(days: Int)
    case clear
    case unmeasured
  }

  /// A deduction (扣分).
  package struct Loss: Equatable, Sendable {
    package let rule: InspectionRule
    package let points: Double
    package let words: String
  }

  package let rules: PatrolRules
  package let columns: PatrolColumns
  package let vetoes: [Veto]
  package let losses: [Loss]

  /// What can be had at most of what is measured here, and what is left of it.
  package var full: Double { losses.reduce(0) { $0 + ($1.rule.most ?? 0) } }
  package var score: Double { full - losses.reduce(0) { $0 + $1.points } }
  package var isProvisional: Bool { losses.contains { !$0.rule.isConfirmed } }

  package static func fetch(
    _ town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> PatrolStanding {
    let rules = try PatrolRules.fetch(town, on: day, reader)
    let columns = try PatrolColumns.fetch(rules, reader)
    let facts = try PatrolFacts.fetch(rules, reader)
    let list = try InspectionRule.list(on: day, reader)
    return PatrolStanding(
      rules: rules, columns: columns,
      vetoes: list.filter { $0.effect == .veto }.map { PatrolVetoes(rules, columns, facts).veto($0) },
      losses: list.filter { $0.effect == .deduct }.map { PatrolLosses(columns, facts).loss($0) })
  }
}

/// What vetoes and deductions are measured by beside columns (检查所用数据).
struct PatrolFacts: Sendable {
  let newest: Day?
  let open: [PatrolCheck: Int]
  let questions: [PatrolQuestion]
  /// Of each guide to a service, how many of its elements are missing.
  let guideGaps: [Int]

  static func fetch(_ rules: PatrolRules, _ reader: some Reader) throws -> PatrolFacts {
    let rows = try reader.all(
      "SELECT rule, count(*) AS count FROM patrol_finding WHERE town = \(rules.town) AND state = 'open' GROUP BY rule")
    return PatrolFacts(
      newest: try reader.value(
        "SELECT max(shown_at) FROM live_item WHERE town = \(rules.town) AND shown_at < \((rules.day + 1).start)"
      ).map(Day.init(at:)),
      open: Dictionary(try rows.map { (try $0["rule"], try $0["count"]) }, uniquingKeysWith: { first, _ in first }),
      questions: try PatrolQuestion.list(in: rules.town, reader), guideGaps: try guideGaps(rules.town, reader))
  }

  /// 事项名称 is the title; of 办理流程 the text must speak.
  private static let elements = ["basis", "conditions", "materials", "place", "hours", "phone"]

  private static func guideGaps(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [Int] {
    try reader.all(
      """
      SELECT revision.facts, revision.plain_text FROM live_item JOIN revision ON revision.id = live_item.revision
      WHERE live_item.town = \(town) AND revision.kind = 'guide'
      """
    ) { row in
      let (facts, text): ([String: String], String) = (try Content.facts(try row["facts"]), try row["plain_text"])
      return elements.count { (facts[$0] ?? "").trimmed.isEmpty } + (text.contains("流程") ? 0 : 1)
    }
  }
}

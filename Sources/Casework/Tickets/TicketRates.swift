import Kernel
import Store

/// The hotline's rates of a time (响应率、解决率、满意率、综合得分、按时办结率). The denominator is valid call-backs, not all
/// orders; a zero denominator has no rate.
package struct TicketRates: Equatable, Sendable {
  package let valid: Int
  package let contacted: Int
  package let solved: Int
  package let satisfied: Int
  package let fairly: Int
  /// 办结件次, and how many of them were on time.
  package let closures: Int
  package let onTime: Int
  /// What each counts for, in per cent, and what 基本满意 counts for.
  package let weights: Weights

  /// A city's weights (权重).
  package struct Weights: Equatable, Sendable {
    package let response: Int
    package let solution: Int
    package let satisfaction: Int
    package let fairly: Int

    /// Reads `10,50,40,90`: the first three make 100.
    package init?(_ text: String) {
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 4, let a = numbers[0], let b = numbers[1], let c = numbers[2], let d = numbers[3],
        min(a, b, c, d) >= 0, a + b + c == 100, d <= 100
      else { return nil }
      (response, solution, satisfaction, fairly) = (a, b, c, d)
    }
  }

  package var response: Double? { of(Double(contacted)) }
  package var solution: Double? { of(Double(solved)) }
  package var satisfaction: Double? { of(Double(satisfied) + Double(fairly * weights.fairly) / 100) }
  package var punctuality: Double? { closures > 0 ? Double(onTime) / Double(closures) : nil }

  package var composite: Double? {
    guard let response, let solution, let satisfaction else { return nil }
    return
      (response * Double(weights.response) + solution * Double(weights.solution) + satisfaction
      * Double(weights.satisfaction)) / 100
  }

  private func of(_ number: Double) -> Double? { valid > 0 ? number / Double(valid) : nil }

  /// `92.5%`, or `—` where there is nothing to divide by.
  package static func words(_ rate: Double?) -> String {
    guard let rate else { return "—" }
    let tenths = Int((rate * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  package static func fetch(
    _ town: Identifier<Organisation>, from first: Day, through last: Day, on day: Day, _ reader: some Reader
  ) throws -> TicketRates {
    let calls = try reader.only(
      """
      SELECT count(*) AS valid, COALESCE(sum(contacted), 0) AS contacted, COALESCE(sum(solved), 0) AS solved,
        COALESCE(sum(CASE WHEN satisfaction = 'satisfied' THEN 1 ELSE 0 END), 0) AS satisfied,
        COALESCE(sum(CASE WHEN satisfaction = 'fairly' THEN 1 ELSE 0 END), 0) AS fairly
      FROM ticket_callback WHERE town = \(town) AND day BETWEEN \(first) AND \(last) AND is_valid = 1
      """)
    let closures = try reader.only(
      """
      SELECT count(*) AS closures, COALESCE(sum(1 - is_late), 0) AS on_time FROM ticket_closure
      WHERE town = \(town) AND day BETWEEN \(first) AND \(last)
      """)
    let text = try Setting.value("tickets.rates", for: town, on: day, reader)
    guard let weights = text.flatMap(Weights.init) else {
      throw Fault.conflict("热线考核权重 tickets.rates 没有设置或写法不对，请系统管理员改成 10,50,40,90 这样的四个数。")
    }
    return TicketRates(
      valid: try calls["valid"], contacted: try calls["contacted"], solved: try calls["solved"],
      satisfied: try calls["satisfied"], fairly: try calls["fairly"], closures: try closures["closures"],
      onTime: try closures["on_time"], weights: weights)
  }
}

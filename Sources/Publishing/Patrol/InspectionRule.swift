import Kernel
import Store

/// A rule of the national inspection (国办检查指标): a veto or a deduction, with its source and whether its points are confirmed.
package struct InspectionRule: Equatable, Sendable {
  /// 单项否决 or 扣分.
  package enum Effect: String, Sendable, Storable { case veto, deduct }

  package let code: String
  package let effect: Effect
  package let part: String
  package let name: String
  /// What is measured, in words.
  package let measured: String
  package let most: Double?
  package let each: Double?
  package let isConfirmed: Bool
  package let source: String

  init(_ row: Row) throws {
    (code, effect, part) = (try row["code"], try row["effect"], try row["part"])
    (name, measured, source) = (try row["name"], try row["measured"], try row["source"])
    (most, each) = (try row["most"], try row["each"])
    isConfirmed = try row["standing"] == "confirmed"
  }

  /// Those in force on a day, in their order: the latest word on each.
  package static func list(on day: Day, _ reader: some Reader) throws -> [InspectionRule] {
    try reader.all(
      """
      SELECT * FROM inspection_rule WHERE valid_from = (
        SELECT max(later.valid_from) FROM inspection_rule AS later
        WHERE later.code = inspection_rule.code AND later.valid_from <= \(day))
      ORDER BY position, code
      """, InspectionRule.init)
  }
}

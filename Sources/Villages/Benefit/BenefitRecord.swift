import Foundation
import Kernel
import Store

/// One person's own line of a list (本人记录): found by his name and the last four places of his identity number, sealed
/// until then, gone with the list.
package struct BenefitRecord: Equatable, Sendable, Codable {
  package let fund: String
  /// Names and values, as a person may know them of himself.
  package let lines: [Line]

  /// 金额 420 元.
  package struct Line: Equatable, Sendable, Codable {
    package let name: String
    package let value: String
  }

  /// Only what the village may read of anybody: not even to himself does the page say more.
  static func write(
    _ roll: BenefitRoll, of list: BenefitList.ID, _ fund: BenefitFunds.Fund, _ sealing: Sealing, _ tx: Transaction
  ) throws {
    for (position, person) in roll.people.enumerated() {
      guard let tail = person.tail else { continue }
      let fields: [BenefitField] = [.category, .mode, .persons, .standard, .area, .amount, .month, .date, .grade]
      let lines = fields.compactMap { field in
        person.values[field].flatMap { $0.isEmpty ? nil : Line(name: field.chinese, value: $0) }
      }
      let sealed = try sealing.seal(BenefitRecord(fund: fund.name, lines: lines), for: "benefitRecord:\(list):\(position)")
      try tx.run(
        """
        INSERT INTO benefit_record (list, position, mark, sealed)
        VALUES (\(list), \(position), \(mark(person.name, tail, sealing)), \(sealed))
        """)
    }
  }

  /// What a village's lists of today say of somebody who knows both facts; empty for everybody else, without a word why.
  package static func find(
    name: String, tail: String, in village: Identifier<Organisation>, on day: Day, _ sealing: Sealing,
    _ reader: some Reader
  ) throws -> [BenefitRecord] {
    let rows = try reader.all(query(mark(name, tail, sealing), village, day))
    return try rows.map { row in
      let (list, position): (Int64, Int) = (try row["list"], try row["position"])
      return try sealing.open(try row["sealed"], for: "benefitRecord:\(list):\(position)", as: BenefitRecord.self)
    }
  }

  static func query(_ mark: String, _ village: Identifier<Organisation>, _ day: Day) -> SQL {
    """
    SELECT benefit_record.list, benefit_record.position, benefit_record.sealed
    FROM benefit_record JOIN benefit_list ON benefit_list.id = benefit_record.list
    WHERE benefit_record.mark = \(mark) AND benefit_list.village = \(village) AND benefit_list.state = 'confirmed'
      AND benefit_list.shown_until >= \(day) ORDER BY benefit_record.list, benefit_record.position LIMIT 20
    """
  }

  private static func mark(_ name: String, _ tail: String, _ sealing: Sealing) -> String {
    sealing.mark("benefit|\(name.filter { !$0.isWhitespace })|\(tail.filter { !$0.isWhitespace }.uppercased())")
  }
}

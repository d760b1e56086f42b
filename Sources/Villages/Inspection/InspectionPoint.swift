import Kernel
import Store

/// What an inspector looks at (检查要点), as dated data: an old inspection is read by its own list.
package struct InspectionPoint: Equatable, Sendable {
  package typealias ID = Identifier<InspectionPoint>

  package let id: ID
  package let code: String
  package let question: String
  package let hint: String
  /// What it is when the answer is no.
  package let problem: String
  package let subject: FindingSubject.Kind
  package let position: Int
  package let source: String
  package let validFrom: Day
  /// The last day it holds, where it has one of its own.
  package let validTo: Day?
  /// From this day on the town does not look at it.
  package let isOff: Bool
  /// Whether it is the town's own row, or the one for everybody.
  package let isOwn: Bool

  init(_ row: Row) throws {
    (id, code, question) = (try row["id"], try row["code"], try row["question"])
    (hint, problem, subject, source) = (try row["hint"], try row["problem"], try row["subject"], try row["source"])
    (position, validFrom, validTo) = (try row["position"], try row["valid_from"], try row["valid_to"])
    isOff = try row["is_off"]
    isOwn = try (row["organisation"] as Int64?) != nil
  }

  /// The list that a town uses on a day: its own points go before those for everybody.
  package static func list(
    for town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [InspectionPoint] {
    let rows = try reader.all(
      """
      SELECT * FROM inspection_point
      WHERE (organisation IS NULL OR organisation = \(town)) AND valid_from <= \(day)
        AND (valid_to IS NULL OR valid_to >= \(day))
      ORDER BY code, CASE WHEN organisation IS NULL THEN 1 ELSE 0 END, valid_from DESC
      """, InspectionPoint.init)
    var seen: Set<String> = []
    let holding = rows.filter { seen.insert($0.code).inserted && !$0.isOff }
    return holding.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
  }

  /// Everything that a point was, is and will be in a town, the latest first.
  package static func history(
    _ code: String, for town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [InspectionPoint] {
    try reader.all(
      """
      SELECT * FROM inspection_point WHERE code = \(code) AND (organisation IS NULL OR organisation = \(town))
      ORDER BY CASE WHEN organisation IS NULL THEN 1 ELSE 0 END, valid_from DESC
      """, InspectionPoint.init)
  }

  /// What is set for later days, the earliest first.
  package static func coming(
    for town: Identifier<Organisation>, after day: Day, _ reader: some Reader
  ) throws -> [InspectionPoint] {
    try reader.all(
      """
      SELECT * FROM inspection_point
      WHERE (organisation IS NULL OR organisation = \(town)) AND valid_from > \(day) ORDER BY valid_from, id
      """, InspectionPoint.init)
  }

  /// Rows of the town or for everybody by their keys, whether they hold or not: a phone answers the list that it was given.
  package static func given(
    _ ids: some Sequence<ID>, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [InspectionPoint] {
    try reader.all(
      """
      SELECT * FROM inspection_point
      WHERE id IN \(list: Array(ids)) AND is_off = 0 AND (organisation IS NULL OR organisation = \(town))
      ORDER BY position, id
      """, InspectionPoint.init)
  }
}

/// How a point was found (检查结果).
package enum PointResult: String, CaseIterable, Sendable, Storable {
  case good, bad, none

  package var chinese: String {
    switch self {
    case .good: "合格"
    case .bad: "不合格"
    case .none: "不适用"
    }
  }
}

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
  package let source: String

  init(_ row: Row) throws {
    (id, code, question) = (try row["id"], try row["code"], try row["question"])
    (hint, problem, subject, source) = (try row["hint"], try row["problem"], try row["subject"], try row["source"])
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
      ORDER BY position, CASE WHEN organisation IS NULL THEN 1 ELSE 0 END, valid_from DESC
      """, InspectionPoint.init)
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.code).inserted }
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

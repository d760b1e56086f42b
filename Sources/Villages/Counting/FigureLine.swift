import Kernel
import Store

/// How one record behind a figure is named (记录名), and the key of the page that shows it.
package struct FigureLine: Equatable, Sendable {
  package let words: String
  package let page: Int64
}

extension VillageFigure {
  /// The lines of some records, by their keys.
  package func lines(of keys: [Int64], _ reader: some Reader) throws -> [Int64: FigureLine] {
    let rows: [(Int64, FigureLine)] = try reader.all(naming(keys)) { row in
      let (day, village, words): (String, String, String) = (try row["day"], try row["village"], try row["words"])
      return (try row["id"], FigureLine(words: "\(day) \(village)，\(words)", page: try row["page"]))
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  private func naming(_ keys: [Int64]) -> SQL {
    switch self {
    case .boardUpdates:
      """
      SELECT id, up_on AS day, village_name AS village, title AS words, slot AS page FROM posting
      WHERE id IN \(list: keys)
      """
    case .inspections:
      """
      SELECT id, day, village_name AS village, inspectors AS words, id AS page FROM inspection WHERE id IN \(list: keys)
      """
    case .trainings, .guidance:
      """
      SELECT id, day, trainer AS village, topic AS words, id AS page FROM training_session WHERE id IN \(list: keys)
      """
    case .receptions:
      "SELECT id, day, village_name AS village, matter AS words, id AS page FROM reception WHERE id IN \(list: keys)"
    case .rectifications, .rectificationsClosed:
      """
      SELECT id, issued_on AS day, village_name AS village, number AS words, id AS page FROM rectification
      WHERE id IN \(list: keys)
      """
    case .patrolFindings:
      """
      SELECT inspection_finding.id, inspection_finding.day, inspection.village_name AS village,
        inspection_finding.problem_name AS words, inspection.id AS page
      FROM inspection_finding JOIN inspection ON inspection.id = inspection_finding.inspection
      WHERE inspection_finding.id IN \(list: keys)
      """
    }
  }
}

import Kernel
import Store

/// A village in which the same was found wrong again (屡查屡犯).
package struct RepeatedProblem: Equatable, Sendable {
  package let village: Identifier<Organisation>
  package let villageName: String
  package let problem: String
  package let problemName: String
  /// On how many different days.
  package let times: Int
  package let lastOn: Day

  /// Where the same kind of thing was found on two days or more within the months of the setting, the worst first.
  package static func list(
    in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [RepeatedProblem] {
    let months = try Setting.number("inspections.repeatMonths", for: town, on: day, within: 1...60, reader) ?? 12
    return try reader.all(query(town, day + -(months * 365 / 12), day)) { row in
      RepeatedProblem(
        village: try row["village"], villageName: try row["short_name"], problem: try row["problem"],
        problemName: try row["problem_name"], times: try row["times"], lastOn: try row["last_on"])
    }
  }

  static func query(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    """
    SELECT inspection_finding.village, organisation.short_name, inspection_finding.problem,
      MAX(inspection_finding.problem_name) AS problem_name, COUNT(DISTINCT inspection_finding.day) AS times,
      MAX(inspection_finding.day) AS last_on
    FROM organisation JOIN inspection_finding ON inspection_finding.village = organisation.id
    WHERE organisation.parent = \(town) AND inspection_finding.day BETWEEN \(first) AND \(last)
    GROUP BY inspection_finding.village, organisation.short_name, inspection_finding.problem
    HAVING COUNT(DISTINCT inspection_finding.day) > 1
    ORDER BY times DESC, last_on DESC, inspection_finding.village, inspection_finding.problem
    """
  }
}

import Foundation
import Kernel
import Store

/// An order to put things right by a day (整改通知、限期整改): what was found wrong in one inspection, what is done about it,
/// and whether it holds.
package struct Rectification: Equatable, Sendable {
  package typealias ID = Identifier<Rectification>

  package let id: ID
  package let town: Identifier<Organisation>
  package let village: Identifier<Organisation>
  package let villageName: String
  package let inspection: Inspection.ID
  package let number: String
  package let basis: String
  package let responsible: String
  package let issuedOn: Day
  package let term: Period
  package let dueOn: Day
  package let isProvisional: Bool
  package let state: State
  package let reopened: Int
  package let escalation: Escalation?
  package let closedOn: Day?
  /// How many things it is about, and the first of them.
  package let findings: Int
  package let firstFinding: String

  /// Where it stands (整改状态).
  package enum State: String, CaseIterable, Sendable, Storable {
    case open, replied, closed

    package var chinese: String {
      switch self {
      case .open: "整改中"
      case .replied: "待复查"
      case .closed: "已销号"
      }
    }
  }

  /// The basis of an order, as the law stands: 村民委员会组织法 第三十六条 (a village that does not publish, or not truthfully, is
  /// made to by the town), 第四十一条 (the town guides and supports the village), 条例 第四十七条 (who fails is made to mend it).
  package static let legalBasis = "《中华人民共和国村民委员会组织法》第三十六条、第四十一条，《中华人民共和国政府信息公开条例》第四十七条"

  init(_ row: Row) throws {
    (id, town, village) = (try row["id"], try row["town"], try row["village"])
    (villageName, inspection, number) = (try row["village_name"], try row["inspection"], try row["number"])
    (basis, responsible, issuedOn) = (try row["basis"], try row["responsible"], try row["issued_on"])
    (dueOn, isProvisional, state) = (try row["due_on"], try row["is_provisional"], try row["state"])
    (reopened, closedOn, findings) = (try row["reopened"], try row["closed_on"], try row["findings"])
    firstFinding = try row["first_finding"] ?? ""
    let (words, step): (String, String) = (try row["term"], try row["escalation"])
    guard let period = Period(words) else { throw InspectionProblem.Unreadable(term: words) }
    (term, escalation) = (period, Escalation(rawValue: step))
  }

  package func isOverdue(on day: Day) -> Bool { state == .open && day > dueOn }

  private static let selection: SQL =
    """
    SELECT rectification.*,
      (SELECT count(*) FROM inspection_finding WHERE rectification = rectification.id) AS findings,
      (SELECT MIN(problem_name) FROM inspection_finding WHERE rectification = rectification.id) AS first_finding
    FROM rectification
    """

  package static func find(_ id: ID, _ reader: some Reader) throws -> Rectification {
    guard let found = try reader.first("\(selection) WHERE rectification.id = \(id)", Rectification.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// Those of some villages that are not closed, the most urgent first.
  package static func open(
    of villages: [Identifier<Organisation>], _ reader: some Reader
  ) throws -> [Rectification] {
    try reader.all(opening(villages), Rectification.init)
  }

  static func opening(_ villages: [Identifier<Organisation>]) -> SQL {
    """
    \(selection) WHERE rectification.village IN \(list: villages) AND rectification.state IN ('open', 'replied')
    ORDER BY rectification.due_on, rectification.id LIMIT 500
    """
  }

  package static func list(of inspection: Inspection.ID, _ reader: some Reader) throws -> [Rectification] {
    try reader.all(
      "\(selection) WHERE rectification.inspection = \(inspection) ORDER BY rectification.id", Rectification.init)
  }

  /// Those of a town issued in a time, in the order of their numbers.
  package static func list(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [Rectification] {
    try reader.all(
      """
      \(selection) WHERE rectification.town = \(town) AND rectification.issued_on BETWEEN \(first) AND \(last)
      ORDER BY rectification.issued_on, rectification.id LIMIT 2000
      """, Rectification.init)
  }
}

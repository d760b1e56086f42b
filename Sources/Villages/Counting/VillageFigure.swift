import Kernel
import Store

/// A figure of a year (年度数字) that the villages' records give: what it counts, in one sentence, and the very records.
package enum VillageFigure: String, CaseIterable, Sendable {
  case boardUpdates, inspections, trainings, guidance, receptions
  case rectifications, rectificationsClosed, patrolFindings

  package var chinese: String {
    switch self {
    case .boardUpdates: "更新村级公开栏"
    case .inspections: "检查村级公开"
    case .trainings: "村级经办人员培训"
    case .guidance: "一对一业务指导"
    case .receptions: "各村接待群众公开诉求"
    case .rectifications: "发出整改通知"
    case .rectificationsClosed: "整改销号"
    case .patrolFindings: "市区巡查发现的问题"
    }
  }

  package var unit: String {
    switch self {
    case .boardUpdates, .inspections, .trainings, .guidance: "次"
    case .receptions: "人次"
    case .rectifications, .rectificationsClosed: "份"
    case .patrolFindings: "个"
    }
  }

  /// What is counted, in words for a report (统计口径).
  package var definition: String {
    switch self {
    case .boardUpdates: BoardUpdate.definition
    case .inspections: "镇里在一天里到一个村检查，算一次；同一天同村填了几张表、查了几项都只算一次，市区巡查不算在内。"
    case .trainings: "视频培训和现场培训，一场算一次，不论几个村、几个人参加。"
    case .guidance: "一对一业务指导，对一个经办人员指导一回算一次。"
    case .receptions: "村里接待一位群众的一件公开诉求，登记一条算一人次，不论当场答复还是转镇里。"
    case .rectifications: "镇里发给村里的整改通知，一个编号算一份，按发出的日期计入年度。"
    case .rectificationsClosed: "当年发出的整改通知里，复查合格已经销号的份数。"
    case .patrolFindings: "市区巡查通报、登记进来的问题，一处算一个。"
    }
  }

  /// The keys of the records that a town's figure counts in a time, the earliest first. A visit is told by its first form.
  package func records(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [Int64] {
    try reader.all(query(town, first, last)) { try $0["id"] }
  }

  func query(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    switch self {
    case .boardUpdates:
      """
      SELECT posting.id FROM organisation JOIN posting ON posting.village = organisation.id
      WHERE organisation.parent = \(town) AND posting.up_on BETWEEN \(first) AND \(last)
      ORDER BY posting.up_on, posting.id
      """
    case .inspections:
      """
      SELECT MIN(id) AS id FROM inspection WHERE town = \(town) AND origin = 'town' AND day BETWEEN \(first) AND \(last)
      GROUP BY village, day ORDER BY day, MIN(id)
      """
    case .trainings:
      """
      SELECT id FROM training_session WHERE town = \(town) AND mode <> 'oneToOne' AND day BETWEEN \(first) AND \(last)
      ORDER BY day, id
      """
    case .guidance:
      """
      SELECT id FROM training_session WHERE town = \(town) AND mode = 'oneToOne' AND day BETWEEN \(first) AND \(last)
      ORDER BY day, id
      """
    case .receptions:
      "SELECT id FROM reception WHERE town = \(town) AND day BETWEEN \(first) AND \(last) ORDER BY day, id"
    case .rectifications:
      """
      SELECT id FROM rectification WHERE town = \(town) AND issued_on BETWEEN \(first) AND \(last)
      ORDER BY issued_on, id
      """
    case .rectificationsClosed:
      """
      SELECT id FROM rectification WHERE town = \(town) AND issued_on BETWEEN \(first) AND \(last) AND state = 'closed'
      ORDER BY issued_on, id
      """
    case .patrolFindings:
      """
      SELECT inspection_finding.id FROM inspection
      JOIN inspection_finding ON inspection_finding.inspection = inspection.id
      WHERE inspection.town = \(town) AND inspection.origin = 'patrol' AND inspection.day BETWEEN \(first) AND \(last)
      ORDER BY inspection.day, inspection_finding.id
      """
    }
  }
}

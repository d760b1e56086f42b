import Files
import Foundation
import Kernel
import Store

/// An inspection (检查): one form filled at one village on one day, by the town or by the district's and the city's patrol.
package struct Inspection: Equatable, Sendable {
  package typealias ID = Identifier<Inspection>

  package let id: ID
  package let key: String
  package let town: Identifier<Organisation>
  package let village: Identifier<Organisation>
  /// As the village was called then.
  package let villageName: String
  package let origin: Origin
  package let number: String
  package let day: Day
  package let inspectors: String
  package let place: String
  package let witness: String
  package let note: String
  package let author: String
  package let filledAt: Date
  package let receivedAt: Date
  /// How many things were found wrong.
  package let findings: Int

  /// Who looked (检查来源).
  package enum Origin: String, CaseIterable, Sendable, Storable {
    case town, patrol

    package var chinese: String { self == .town ? "镇检查" : "市区巡查" }
  }

  init(_ row: Row) throws {
    (id, key, town) = (try row["id"], try row["form_key"], try row["town"])
    (village, villageName, origin) = (try row["village"], try row["village_name"], try row["origin"])
    (number, day, inspectors) = (try row["number"], try row["day"], try row["inspectors"])
    (place, witness, note, author) = (try row["place"], try row["witness"], try row["note"], try row["author"])
    (filledAt, receivedAt, findings) = (try row["filled_at"], try row["received_at"], try row["findings"])
  }

  private static let selection: SQL =
    """
    SELECT inspection.*,
      (SELECT count(*) FROM inspection_finding WHERE inspection_finding.inspection = inspection.id) AS findings
    FROM inspection
    """

  package static func find(_ id: ID, _ reader: some Reader) throws -> Inspection {
    guard let found = try reader.first("\(selection) WHERE inspection.id = \(id)", Inspection.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// The one that a phone sent under a key.
  package static func sent(_ key: String, _ reader: some Reader) throws -> Inspection? {
    try reader.first("\(selection) WHERE inspection.form_key = \(key)", Inspection.init)
  }

  /// Those of a town in a time, the newest first.
  package static func list(
    in town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [Inspection] {
    try reader.all(query(town, first, last), Inspection.init)
  }

  static func query(_ town: Identifier<Organisation>, _ first: Day, _ last: Day) -> SQL {
    """
    \(selection) WHERE inspection.town = \(town) AND inspection.day BETWEEN \(first) AND \(last)
    ORDER BY inspection.day DESC, inspection.id DESC LIMIT 1000
    """
  }

  /// How each point was found, in the order of the list.
  package static func answers(
    of id: ID, _ reader: some Reader
  ) throws -> [(point: InspectionPoint, result: PointResult)] {
    try reader.all(
      """
      SELECT inspection_point.*, inspection_answer.result FROM inspection_answer
      JOIN inspection_point ON inspection_point.id = inspection_answer.point
      WHERE inspection_answer.inspection = \(id) ORDER BY inspection_point.position, inspection_point.id
      """
    ) { (try InspectionPoint($0), try $0["result"]) }
  }
}

extension Actor {
  /// Whether he goes round the villages, or keeps the town's records of it.
  package func mayInspect(_ village: Identifier<Organisation>) -> Bool {
    may(.inspect, in: village) || may(.draft, in: village)
  }

  /// Whether he may look at what was found in a village: whoever may see its boards.
  package func maySee(findingsOf village: Identifier<Organisation>) -> Bool { maySee(boardsOf: village) }

  func requireInspecting(_ village: Identifier<Organisation>) throws {
    guard mayInspect(village) else { throw Fault.forbidden("您没有这个村的检查职责，请联系镇里安排。") }
  }
}

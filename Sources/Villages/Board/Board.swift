import Files
import Foundation
import Kernel
import Store

/// A board on a wall (公开栏): where it hangs, how large it is, its parts.
///
/// 村民委员会组织法（2026）第三十五条: a village must have one (村务公开栏).
package struct Board: Equatable, Sendable {
  package typealias ID = Identifier<Board>

  package let id: ID
  package let village: Identifier<Organisation>
  package let details: Details
  /// The public copy of its photograph.
  package let photo: BlobDigest?
  package let openedOn: Day
  package let closedOn: Day?

  /// What people say of it (公开栏信息).
  package struct Details: Equatable, Sendable {
    package var name: String
    /// 村委会门口东墙.
    package var place: String
    /// In centimetres.
    package var width: Int?
    package var height: Int?
    package var sections: [BoardSection]

    package init(
      name: String, place: String, width: Int? = nil, height: Int? = nil,
      sections: [BoardSection] = BoardSection.allCases
    ) {
      (self.name, self.place, self.width, self.height) = (name.trimmed, place.trimmed, width, height)
      self.sections = sections
    }

    var stored: String { sections.map(\.rawValue).joined(separator: ",") }

    /// Everything that is wrong with them.
    var issues: [Issue] {
      var issues: [Issue] = []
      if !(1...50).contains(name.unicodeScalars.count) { issues.append(Issue("name", "请填写公开栏名称，不超过 50 个字。")) }
      if !(1...100).contains(place.unicodeScalars.count) {
        issues.append(Issue("place", "请写明公开栏在哪里，例如“村委会门口东墙”，不超过 100 个字。"))
      }
      if (width == nil) != (height == nil) { issues.append(Issue("width", "宽和高要么都填，要么都不填（厘米）。")) }
      if [width, height].compactMap(\.self).contains(where: { !(20...5000).contains($0) }) {
        issues.append(Issue("width", "宽和高应在 20 到 5000 厘米之间，请核对。"))
      }
      if sections.isEmpty { issues.append(Issue("sections", "请至少选一个分区。")) }
      return issues
    }
  }

  init(_ row: Row) throws {
    (id, village, photo) = (try row["id"], try row["village"], try row["photo"])
    (openedOn, closedOn) = (try row["opened_on"], try row["closed_on"])
    let sections: String = try row["sections"]
    details = Details(
      name: try row["name"], place: try row["place"], width: try row["width"], height: try row["height"],
      sections: sections.split(separator: ",").compactMap { BoardSection(rawValue: String($0)) })
  }
}

extension Board {
  /// Those of a village that hang there; with `closed`, also those that did.
  package static func list(
    of village: Identifier<Organisation>, closed: Bool = false, _ reader: some Reader
  ) throws -> [Board] {
    let condition: SQL = closed ? "" : "AND closed_on IS NULL"
    return try reader.all(
      "SELECT * FROM board WHERE village = \(village) \(condition) ORDER BY position, id", Board.init)
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Board {
    guard let board = try reader.first("SELECT * FROM board WHERE id = \(id)", Board.init) else { throw Fault.notFound }
    return board
  }

  /// Sets one up (新设公开栏).
  @discardableResult
  package static func add(
    _ details: Details, in village: Identifier<Organisation>, on day: Day, photo: Blob? = nil, _ tx: Transaction
  ) throws -> ID {
    let place = try Village.find(village, tx)
    try tx.actor.requireKeeping(of: village)
    var issues = details.issues
    if !place.stands(on: day) { issues.append(Issue("name", "\(place.name)已并入\(place.merged?.name ?? "别的村")，不能再设公开栏。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try photo?.register(tx)
    let id: ID = try tx.insert(
      """
      INSERT INTO board (village, name, place, width, height, sections, photo, position, opened_on)
      VALUES (\(village), \(details.name), \(details.place), \(details.width), \(details.height), \(details.stored),
        \(photo?.digest), (SELECT COALESCE(MAX(position), 0) + 1 FROM board WHERE village = \(village)), \(day))
      RETURNING id
      """)
    try tx.record("board.added", of: "board:\(id)", in: village, "\(details.name)，\(details.place)")
    tx.touchPages(of: place.town)
    return id
  }

  /// Corrects what is said of it (更正); a new photograph takes the place of the old one.
  package static func correct(_ id: ID, _ details: Details, photo: Blob? = nil, _ tx: Transaction) throws {
    let board = try find(id, tx)
    try tx.actor.requireKeeping(of: board.village)
    guard details.issues.isEmpty else { throw Fault.invalid(details.issues) }
    try photo?.register(tx)
    try tx.run(
      """
      UPDATE board SET name = \(details.name), place = \(details.place), width = \(details.width),
        height = \(details.height), sections = \(details.stored), photo = \(photo?.digest ?? board.photo)
      WHERE id = \(id)
      """)
    try tx.record("board.corrected", of: "board:\(id)", in: board.village, "\(details.name)，\(details.place)")
    tx.touchPages(of: try Village.find(board.village, tx).town)
  }

  /// Takes one down for good (撤除). What hangs on it must be taken off first, so that none is forgotten there.
  package static func close(_ id: ID, on day: Day, _ tx: Transaction) throws {
    let board = try find(id, tx)
    try tx.actor.requireKeeping(of: board.village)
    guard board.closedOn == nil else { throw Fault.conflict("这块公开栏已经撤除了。") }
    let hanging = try tx.count("SELECT count(*) FROM posting WHERE board = \(id) AND state = 'up'")
    guard hanging == 0 else { throw Fault.conflict("这块公开栏上还贴着 \(hanging) 份，请先逐份登记撤下。") }
    guard day >= board.openedOn else { throw Fault.invalid("day", "撤除日期早于设立日期，请核对。") }
    try tx.run("UPDATE board SET closed_on = \(day) WHERE id = \(id)")
    try tx.run("UPDATE sheet_rule SET board = NULL WHERE board = \(id)")
    try tx.record("board.closed", of: "board:\(id)", in: board.village, board.details.name)
    tx.touchPages(of: try Village.find(board.village, tx).town)
  }
}

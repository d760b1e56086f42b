import Files
import Foundation
import Kernel
import Manuscript
import Store

/// Where a posting is on its way (张贴件状态).
package enum PostingState: String, CaseIterable, Sendable, Storable {
  case draft, signing, ready, up, down, dropped

  package var chinese: String {
    switch self {
    case .draft: "正在准备"
    case .signing: "等待签字"
    case .ready: "可以打印张贴"
    case .up: "已上墙"
    case .down: "已撤下"
    case .dropped: "不再需要"
    }
  }
}

/// One sheet made for a slot (张贴件): written, signed, printed, put up with a photograph as proof, taken down.
///
/// Each put on the wall is one 更新 of the year's figures; a corrected sheet is a new posting of the same slot.
package struct Posting: Equatable, Sendable {
  package typealias ID = Identifier<Posting>

  package let id: ID
  package let slot: Slot.ID
  package let village: Identifier<Organisation>
  /// As the village was called then.
  package let villageName: String
  package let board: Board.ID?
  package let state: PostingState
  package let title: String
  package let manuscript: Manuscript
  package let isPublic: Bool
  package let account: Identifier<AccountRow>?
  package let author: String
  package let createdAt: Date
  package let changedAt: Date
  package let printedAt: Date?
  package let wall: Wall?
  package let photo: BlobDigest?
  /// When and where the photograph was taken, sealed.
  package let taken: Data?

  /// How long it hangs (张贴期).
  package struct Wall: Equatable, Sendable {
    package let upOn: Day
    /// It must hang through this day.
    package let keepUntil: Day
    /// It must be off after this day.
    package let latestOn: Day
    package let downOn: Day?

    /// Whether the public may still read it: on the wall and its time is not over.
    package func isShown(on day: Day) -> Bool { upOn <= day && day <= latestOn && downOn.map { day < $0 } ?? true }
    /// Taken off before the law allows (公示时间不足).
    package var isShort: Bool { downOn.map { $0 <= keepUntil } ?? false }
  }

  init(_ row: Row) throws {
    (id, slot, village) = (try row["id"], try row["slot"], try row["village"])
    (villageName, board, state) = (try row["village_name"], try row["board"], try row["state"])
    title = try row["title"]
    manuscript = try Manuscript(json: try row["manuscript"])
    (isPublic, account, author) = (try row["is_public"], try row["account"], try row["author"])
    (createdAt, changedAt) = (try row["created_at"], try row["changed_at"])
    (printedAt, photo, taken) = (try row["printed_at"], try row["photo"], try row["taken"])
    wall = try (row["up_on"] as Day?).map {
      Wall(upOn: $0, keepUntil: try row["keep_until"], latestOn: try row["latest_on"], downOn: try row["down_on"])
    }
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Posting {
    guard let found = try reader.first("SELECT * FROM posting WHERE id = \(id)", Posting.init) else { throw Fault.notFound }
    return found
  }

  /// All that were made for a slot, the newest first.
  package static func list(of slot: Slot.ID, _ reader: some Reader) throws -> [Posting] {
    try reader.all("SELECT * FROM posting WHERE slot = \(slot) ORDER BY id DESC", Posting.init)
  }

  /// What was on a village's wall in a time, the newest first: for its page and its archive.
  package static func onWall(
    of village: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [Posting] {
    try reader.all(
      """
      SELECT * FROM posting WHERE village = \(village) AND up_on BETWEEN \(first) AND \(last)
      ORDER BY up_on DESC, id DESC LIMIT 500
      """, Posting.init)
  }

  /// The months in which a village put something up, the newest first, with how many.
  package static func months(
    of village: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [(month: String, count: Int)] {
    try reader.all(
      """
      SELECT substr(up_on, 1, 7) AS month, count(*) AS sheets FROM posting
      WHERE village = \(village) AND up_on IS NOT NULL GROUP BY substr(up_on, 1, 7) ORDER BY month DESC
      """
    ) { (try $0["month"], try $0["sheets"]) }
  }
}

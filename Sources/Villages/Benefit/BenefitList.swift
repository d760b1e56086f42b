import Files
import Foundation
import Kernel
import Store

/// A list of money that people receive (惠民资金名单): what may be read of it where, and everything else in the sealed
/// original.
package struct BenefitList: Equatable, Sendable {
  package typealias ID = Identifier<BenefitList>

  /// Before or after the decision (公示、公布): two different things with periods of their own.
  package enum Kind: String, CaseIterable, Sendable, Storable {
    /// 公示: whoever knows better may object before it is decided.
    case notice
    /// 公布: it was decided (社会救助法 第四十五条).
    case result

    package var chinese: String {
      switch self {
      case .notice: "公示（决定以前，可以提出异议）"
      case .result: "公布（已经决定、已经发放）"
      }
    }
  }

  package enum State: String, CaseIterable, Sendable, Storable {
    case draft, confirmed, ended, withdrawn

    package var chinese: String {
      switch self {
      case .draft: "等第二个人核对"
      case .confirmed: "已核对"
      case .ended: "公示期已满"
      case .withdrawn: "已撤回"
      }
    }
  }

  package let id: ID
  package let slot: Slot.ID
  package let village: Identifier<Organisation>
  package let fund: String
  package let kind: Kind
  package let title: String
  package let state: State
  package let board: BenefitTable
  package let web: BenefitTable
  package let policy: String
  package let rows: Int
  /// In cents.
  package let total: Int
  package let remarks: [String]
  package let originalName: String
  package let account: Identifier<AccountRow>?
  package let author: String
  package let createdAt: Date
  package let confirmer: String
  package let confirmedAt: Date?
  package let posting: Posting.ID?
  package let objectionsUntil: Day?
  package let shownUntil: Day?
  package let endedFor: String

  init(_ row: Row) throws {
    (id, slot, village) = (try row["id"], try row["slot"], try row["village"])
    (fund, kind, title, state) = (try row["fund"], try row["kind"], try row["title"], try row["state"])
    board = try BenefitTable.read(try row["board_table"])
    web = try BenefitTable.read(try row["web_table"])
    (policy, rows, total) = (try row["policy"], try row["rows"], try row["total"])
    let remarks: String = try row["remarks"]
    self.remarks = remarks.isEmpty ? [] : remarks.split(separator: "\n").map(String.init)
    (originalName, account, author) = (try row["original_name"], try row["account"], try row["author"])
    (createdAt, confirmer, confirmedAt) = (try row["created_at"], try row["confirmer_name"], try row["confirmed_at"])
    (posting, objectionsUntil) = (try row["posting"], try row["objections_until"])
    (shownUntil, endedFor) = (try row["shown_until"], try row["ended_for"])
  }

  /// Whether the public may read it on a day, wherever anybody asks.
  package func isShown(on day: Day) -> Bool { state == .confirmed && shownUntil.map { day <= $0 } ?? false }

  package func takesObjections(on day: Day) -> Bool {
    kind == .notice && isShown(on: day) && objectionsUntil.map { day <= $0 } ?? false
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> BenefitList {
    let found = try reader.first("SELECT * FROM benefit_list WHERE id = \(id)", BenefitList.init)
    guard let found else { throw Fault.notFound }
    return found
  }

  /// Of some villages, the newest first.
  package static func list(
    of villages: [Identifier<Organisation>], limit: Int = 100, _ reader: some Reader
  ) throws -> [BenefitList] {
    try reader.all(
      "SELECT * FROM benefit_list WHERE village IN \(list: villages) ORDER BY id DESC LIMIT \(limit)", BenefitList.init)
  }

  /// Of a slot, the newest first.
  package static func list(of slot: Slot.ID, _ reader: some Reader) throws -> [BenefitList] {
    try reader.all("SELECT * FROM benefit_list WHERE slot = \(slot) ORDER BY id DESC", BenefitList.init)
  }

  /// The list behind a sheet.
  package static func behind(_ posting: Posting.ID, _ reader: some Reader) throws -> BenefitList? {
    try reader.first("SELECT * FROM benefit_list WHERE posting = \(posting)", BenefitList.init)
  }
}

import Foundation
import Kernel
import Store

/// A call of the 24-hour line (值班来电): who wanted what, and what he was told.
package struct DutyCall: Equatable, Sendable {
  package typealias ID = Identifier<DutyCall>

  /// What it was about (来电类型).
  package enum Kind: String, CaseIterable, Sendable, Storable {
    case consultation, help, complaint, emergency, missed

    package var chinese: String {
      switch self {
      case .consultation: "咨询"
      case .help: "求助"
      case .complaint: "投诉"
      case .emergency: "突发情况"
      case .missed: "未接来电"
      }
    }
  }

  /// What became of it at once (处理).
  package enum Outcome: String, CaseIterable, Sendable, Storable {
    case answered, passed, open, missed

    package var chinese: String {
      switch self {
      case .answered: "当场答复"
      case .passed: "转办"
      case .open: "待办"
      case .missed: "未接"
      }
    }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let number: String
  package let at: Date
  package let kind: Kind
  package let matter: String
  package let answer: String
  package let outcome: Outcome
  package let passedTo: String
  package let callerShown: String
  package let hasCaller: Bool
  package let account: Identifier<AccountRow>?
  package let result: String
  package let closedAt: Date?

  init(_ row: Row) throws {
    (id, town, number, at) = (try row["id"], try row["town"], try row["number"], try row["at"])
    (kind, matter, answer, outcome) = (try row["kind"], try row["matter"], try row["answer"], try row["outcome"])
    (passedTo, callerShown, account) = (try row["passed_to"], try row["caller_shown"], try row["account"])
    let caller: Data? = try row["caller"]
    (hasCaller, result, closedAt) = (caller != nil, try row["result"], try row["closed_at"])
  }

  package var isOpen: Bool { closedAt == nil && (outcome == .open || outcome == .passed) }

  package static func find(_ id: ID, _ reader: some Reader) throws -> DutyCall {
    guard let call = try reader.first("SELECT * FROM duty_call WHERE id = \(id)", DutyCall.init) else { throw Fault.notFound }
    return call
  }

  /// What is not done yet, the longest waiting first.
  package static func open(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [DutyCall] {
    try reader.all(openQuery(town), DutyCall.init)
  }

  static func openQuery(_ town: Identifier<Organisation>) -> SQL {
    """
    SELECT * FROM duty_call WHERE town = \(town) AND closed_at IS NULL AND outcome IN ('passed', 'open') ORDER BY at, id
    """
  }

  /// The log, the latest first.
  package static func log(
    _ town: Identifier<Organisation>, from first: Day, through last: Day, limit: Int = 200, _ reader: some Reader
  ) throws -> [DutyCall] {
    try reader.all(
      """
      SELECT * FROM duty_call WHERE town = \(town) AND at >= \(first.start) AND at < \((last + 1).start)
      ORDER BY at DESC, id DESC LIMIT \(limit)
      """, DutyCall.init)
  }
}

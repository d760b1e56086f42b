import Foundation
import Kernel
import Store

/// A consultation (在线咨询): somebody asks in words or by voice, without an account, and follows it by number and code.
package struct Consultation: Equatable, Sendable {
  package typealias ID = Identifier<Consultation>

  /// Where it stands (咨询状态).
  package enum State: String, CaseIterable, Sendable, Storable {
    case open, answered, closed

    package var chinese: String {
      switch self {
      case .open: "待答复"
      case .answered: "已答复"
      case .closed: "已关闭"
      }
    }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let number: String
  package let channel: CaseChannel
  package let askedAt: Date
  /// Empty when it was spoken.
  package let question: String
  package let transcript: String
  /// `程*，138****0000`; empty when nothing was given.
  package let contactShown: String
  package let hasContact: Bool
  package let state: State
  package let term: ConsultationTerm
  package let due: Day
  package let isProvisional: Bool
  package let answer: String
  package let settledBy: Identifier<AccountRow>?
  package let settledAt: Date?
  package let closing: String
  /// What it became (转办), if anything.
  package let ticket: Ticket.ID?
  package let application: Application.ID?

  init(_ row: Row) throws {
    (id, town, number) = (try row["id"], try row["town"], try row["number"])
    channel = CaseChannel(rawValue: try row["channel"]) ?? .web
    (askedAt, question, transcript) = (try row["asked_at"], try row["question"], try row["transcript"])
    contactShown = try row["contact_shown"]
    hasContact = try row.value("contact") != .null
    (state, due, isProvisional) = (try row["state"], try row["due"], try row["is_provisional"])
    term = ConsultationTerm(try row["term"])
    (answer, settledBy, settledAt) = (try row["answer"], try row["settled_by"], try row["settled_at"])
    closing = try row["closing"]
    (ticket, application) = (try row["ticket"], try row["application"])
  }

  package var isTurned: Bool { ticket != nil || application != nil }

  /// What was asked, in words: as written, or else as the clerk wrote it down.
  package var words: String { question.isEmpty ? transcript : question }

  /// One line of it, for lists.
  package var heading: String {
    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.isEmpty ? "（语音，还没有听写）" : line.count > 60 ? line.prefix(60) + "…" : line
  }
}

extension Consultation {
  package static func find(_ id: ID, _ reader: some Reader) throws -> Consultation {
    guard let found = try reader.first("SELECT * FROM consultation WHERE id = \(id)", Consultation.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// By the number and the code that its asker was given. Nil for a wrong one of either: nobody learns which.
  package static func follow(
    _ number: String, code: String, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> Consultation? {
    let digest = FollowCode.digest(code, for: number)
    return try reader.first(
      "SELECT * FROM consultation WHERE town = \(town) AND number = \(number) AND code = \(digest)", Consultation.init)
  }

  /// What is open, the most urgent first; or what is settled, the latest first.
  package static func list(
    _ state: State, in town: Identifier<Organisation>, page: Int, perPage: Int = 50, _ reader: some Reader
  ) throws -> (rows: [Consultation], total: Int) {
    let order: SQL = state == .open ? "due, id" : "settled_at DESC, id DESC"
    let total = try reader.count("SELECT count(*) FROM consultation WHERE town = \(town) AND state = \(state)")
    let rows = try reader.all(
      """
      SELECT * FROM consultation WHERE town = \(town) AND state = \(state)
      ORDER BY \(order) LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)
      """, Consultation.init)
    return (rows, total)
  }

  /// Everything open with its day (待答复咨询), for the town's morning list.
  package static func open(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [Consultation] {
    try reader.all(
      "SELECT * FROM consultation WHERE town = \(town) AND state = 'open' ORDER BY due, id", Consultation.init)
  }

  /// Answered in the days given, the earliest first: what the year's figure counts.
  package static func answered(
    from first: Day, through last: Day, in town: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Consultation] {
    try reader.all(
      """
      SELECT * FROM consultation WHERE town = \(town) AND state = 'answered'
        AND settled_at >= \(first.start) AND settled_at < \((last + 1).start) ORDER BY settled_at, id
      """, Consultation.init)
  }
}

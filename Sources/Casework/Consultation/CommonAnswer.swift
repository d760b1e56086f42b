import Foundation
import Kernel
import Privacy
import Store

/// A common question with its answer (公开答复), in words of the office: what the public reads before it asks again.
package struct CommonAnswer: Equatable, Sendable {
  package typealias ID = Identifier<CommonAnswer>

  package let id: ID
  package let town: Identifier<Organisation>
  package let consultation: Consultation.ID?
  package let question: String
  package let answer: String
  package let proposedBy: Identifier<AccountRow>?
  package let releasedAt: Date?
  package let withdrawnAt: Date?

  init(_ row: Row) throws {
    (id, town, consultation) = (try row["id"], try row["town"], try row["consultation"])
    (question, answer, proposedBy) = (try row["question"], try row["answer"], try row["proposed_by"])
    (releasedAt, withdrawnAt) = (try row["released_at"], try row["withdrawn_at"])
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> CommonAnswer {
    guard let found = try reader.first("SELECT * FROM common_answer WHERE id = \(id)", CommonAnswer.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// What the public reads, the latest first; with words, only those that hold all of them.
  package static func released(
    in town: Identifier<Organisation>, holding words: [String] = [], page: Int = 1, perPage: Int = 20,
    _ reader: some Reader
  ) throws -> (rows: [CommonAnswer], total: Int) {
    var conditions: [SQL] = ["town = \(town)", "released_at IS NOT NULL", "withdrawn_at IS NULL"]
    for word in words.prefix(5) {
      let part = "%" + word.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
      conditions.append("(question LIKE \(part) ESCAPE '\\' OR answer LIKE \(part) ESCAPE '\\')")
    }
    let condition = SQL.joined(conditions, by: " AND ")
    let total = try reader.count("SELECT count(*) FROM common_answer WHERE \(condition)")
    let rows = try reader.all(
      """
      SELECT * FROM common_answer WHERE \(condition) ORDER BY released_at DESC, id DESC
      LIMIT \(perPage) OFFSET \((max(1, page) - 1) * perPage)
      """, CommonAnswer.init)
    return (rows, total)
  }

  /// What waits for a second person.
  package static func waiting(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [CommonAnswer] {
    try reader.all(
      """
      SELECT * FROM common_answer WHERE town = \(town) AND released_at IS NULL AND withdrawn_at IS NULL ORDER BY id
      """, CommonAnswer.init)
  }
}

extension CommonAnswer {
  /// Proposes one (标为常见问题). Private matter in it is refused: the bank is for everybody.
  package static func propose(
    _ question: String, _ answer: String, from consultation: Consultation.ID, _ tx: Transaction
  ) throws -> ID {
    let source = try Consultation.find(consultation, tx)
    try tx.actor.require(.casework, in: source.town)
    var issues = privacyIssues(question, answer, on: tx.today)
    if !(1...200).contains(question.trimmed.count) { issues.append(Issue("question", "请把问题写成 1 至 200 个字的一句话。")) }
    if !(1...5000).contains(answer.trimmed.count) { issues.append(Issue("answer", "请写明答复，最多 5000 个字。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let id: ID = try tx.insert(
      """
      INSERT INTO common_answer (town, consultation, question, answer, proposed_by, proposed_at)
      VALUES (\(source.town), \(consultation), \(question.trimmed), \(answer.trimmed), \(tx.actor.staff?.account),
        \(tx.now))
      RETURNING id
      """)
    try tx.record("answer.proposed", of: "answer:\(id)", in: source.town, source.number)
    return id
  }

  /// Lets the public read it (公开答复入库): by somebody else than who proposed it.
  package static func release(_ id: ID, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.require(.caseApproval, in: found.town)
    guard found.releasedAt == nil, found.withdrawnAt == nil else { throw Fault.conflict("这条答复已经处理过了。") }
    if let account = tx.actor.staff?.account, account == found.proposedBy {
      throw Fault.forbidden("自己提出的公开答复要由另一个人放行。")
    }
    try tx.run(
      """
      UPDATE common_answer SET released_at = \(tx.now), released_by = \(tx.actor.staff?.account) WHERE id = \(id)
      """)
    tx.touchPages(of: found.town)
    try tx.record("answer.released", of: "answer:\(id)", in: found.town)
  }

  /// Takes it out of the bank, or refuses what was proposed (移出答复库).
  package static func withdraw(_ id: ID, reason: String, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.require(.caseApproval, in: found.town)
    guard found.withdrawnAt == nil else { throw Fault.conflict("这条答复已经移出。") }
    guard reason.trimmed.count >= 2 else { throw Fault.invalid("reason", "请写明移出的原因。") }
    try tx.run("UPDATE common_answer SET withdrawn_at = \(tx.now) WHERE id = \(id)")
    tx.touchPages(of: found.town)
    try tx.record("answer.withdrawn", of: "answer:\(id)", in: found.town, reason.trimmed)
  }

  private static func privacyIssues(_ question: String, _ answer: String, on day: Day) -> [Issue] {
    [("question", question), ("answer", answer)].compactMap { field, text in
      let found = Privacy.matters(in: text, on: day).filter { $0.severity == .block }
      guard let first = found.first else { return nil }
      return Issue(field, "里面有\(first.kind.chinese)，公开答复不能带个人信息，请删去。")
    }
  }
}

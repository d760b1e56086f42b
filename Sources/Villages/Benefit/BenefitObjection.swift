import Foundation
import Kernel
import Store

/// What somebody has against a list (异议): it has a number, a day by which it is answered, and an outcome.
///
/// 村民委员会组织法（2026）第三十五条: the committee “接受村民的查询”. Who speaks and what he says is sealed.
package struct BenefitObjection: Equatable, Sendable {
  package typealias ID = Identifier<BenefitObjection>

  /// What he says (异议内容).
  package struct Words: Equatable, Sendable, Codable {
    package var name: String
    package var contact: String
    package var text: String

    package init(name: String, contact: String, text: String) {
      (self.name, self.contact, self.text) = (name.trimmed, contact.trimmed, text.trimmed)
    }
  }

  /// How he came (来源).
  package enum Channel: String, CaseIterable, Sendable, Storable {
    case web, phone, visit, letter

    package var chinese: String {
      switch self {
      case .web: "网上"
      case .phone: "电话"
      case .visit: "当面"
      case .letter: "来信"
      }
    }
  }

  /// How it ended (处理结果).
  package enum Outcome: String, CaseIterable, Sendable, Storable {
    case upheld, rejected, explained

    package var chinese: String {
      switch self {
      case .upheld: "异议成立，已经更正"
      case .rejected: "异议不成立"
      case .explained: "已经解释说明"
      }
    }
  }

  package let id: ID
  package let list: BenefitList.ID
  package let village: Identifier<Organisation>
  package let number: String
  package let isTimely: Bool
  package let sealed: Data
  package let channel: Channel
  package let filedAt: Date
  package let dueOn: Day
  package let outcome: Outcome?
  package let answer: String
  package let answeredBy: String

  init(_ row: Row) throws {
    (id, list, village) = (try row["id"], try row["list"], try row["village"])
    (number, isTimely, sealed) = (try row["number"], try row["is_timely"], try row["sealed"])
    (channel, filedAt, dueOn) = (try row["channel"], try row["filed_at"], try row["due_on"])
    (outcome, answer, answeredBy) = (try row["outcome"], try row["answer"], try row["answered_by"])
  }

  /// Of some villages: the open ones by their day, then the answered.
  package static func list(
    of villages: [Identifier<Organisation>], _ reader: some Reader
  ) throws -> [BenefitObjection] {
    try reader.all(
      """
      SELECT * FROM benefit_objection WHERE village IN \(list: villages)
      ORDER BY CASE WHEN outcome IS NULL THEN 0 ELSE 1 END, due_on, id LIMIT 200
      """, BenefitObjection.init)
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> BenefitObjection {
    let found = try reader.first("SELECT * FROM benefit_objection WHERE id = \(id)", BenefitObjection.init)
    guard let found else { throw Fault.notFound }
    return found
  }

  static func place(_ number: String) -> String { "objection:\(number)" }

  /// Takes one down (提出异议、登记异议). A visitor only while the list stands; staff also for who calls or comes.
  @discardableResult
  package static func file(
    _ words: Words, against id: BenefitList.ID, by channel: Channel, _ sealing: Sealing, _ tx: Transaction
  ) throws -> BenefitObjection {
    let list = try BenefitList.find(id, tx)
    if case .visitor = tx.actor {
      guard list.isShown(on: tx.today), channel == .web else { throw Fault.notFound }
    } else {
      try tx.actor.requirePosting(for: list.village)
    }
    guard words.issues.isEmpty else { throw Fault.invalid(words.issues) }
    let number = "YY\(tx.today.year)-\(try Serial.next("benefit.objection.\(tx.today.year)", tx))"
    let period = try Setting.value("benefit.objectionPeriod", for: list.village, on: tx.today, tx).flatMap(Period.init)
    let due = try BenefitList.end(period ?? .workingDays(5), after: tx.today, tx)
    let objection: ID = try tx.insert(
      """
      INSERT INTO benefit_objection (list, village, number, is_timely, sealed, channel, filed_at, filed_by, due_on)
      VALUES (\(id), \(list.village), \(number), \(list.takesObjections(on: tx.today)),
        \(try sealing.seal(words, for: place(number))), \(channel), \(tx.now), \(tx.actor.name), \(due)) RETURNING id
      """)
    try tx.record("objection.filed", of: "objection:\(objection)", in: list.village, "\(number)，\(list.title)，\(channel.chinese)")
    return try find(objection, tx)
  }

  /// What he said, for who answers it. The journal notes who read it.
  package func read(_ sealing: Sealing, _ tx: Transaction) throws -> Words {
    guard tx.actor.mayPost(for: village) || tx.actor.may(.firstReview, in: village) else { throw Fault.notFound }
    try tx.record("objection.read", of: "objection:\(id)", in: village, number)
    return try sealing.open(sealed, for: Self.place(number), as: Words.self)
  }

  /// Answers it (答复异议), once.
  package static func answer(_ id: ID, _ outcome: Outcome, _ words: String, _ tx: Transaction) throws {
    let objection = try find(id, tx)
    guard tx.actor.mayPost(for: objection.village) || tx.actor.may(.firstReview, in: objection.village) else {
      throw Fault.notFound
    }
    guard objection.outcome == nil else { throw Fault.conflict("这件异议已经答复过了。") }
    guard (4...1000).contains(words.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("answer", "请写明核实的情况和结果，4 到 1000 个字。")
    }
    try tx.run(
      """
      UPDATE benefit_objection SET outcome = \(outcome), answer = \(words.trimmed), answered_at = \(tx.now),
        answered_by = \(tx.actor.shownName) WHERE id = \(id)
      """)
    try tx.record("objection.answered", of: "objection:\(id)", in: objection.village, "\(objection.number)：\(outcome.chinese)")
  }
}

extension BenefitObjection.Words {
  var issues: [Issue] {
    var issues: [Issue] = []
    if !(2...40).contains(name.unicodeScalars.count) { issues.append(Issue("name", "请填写您的姓名。")) }
    if !(3...100).contains(contact.unicodeScalars.count) { issues.append(Issue("contact", "请留下电话或者住址，方便把结果告诉您。")) }
    if !(4...2000).contains(text.unicodeScalars.count) {
      issues.append(Issue("text", "请写明对哪一条有异议、为什么，4 到 2000 个字。"))
    }
    return issues
  }
}

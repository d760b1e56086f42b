import Foundation
import Kernel
import Store

/// A visit at the window (窗口接待): whoever is asked first answers for it (首问负责) until it is handled or led on.
package struct WindowVisit: Equatable, Sendable {
  package typealias ID = Identifier<WindowVisit>

  /// How it went (结果).
  package enum Outcome: String, CaseIterable, Sendable, Storable {
    case handled, told, led, open

    package var chinese: String {
      switch self {
      case .handled: "当场办结"
      case .told: "材料不全，一次性告知"
      case .led: "不归本窗口，已引导"
      case .open: "请示后答复"
      }
    }
  }

  package let id: ID
  package let town: Identifier<Organisation>
  package let post: WindowPost.ID
  package let number: String
  package let at: Date
  package let account: Identifier<AccountRow>?
  package let capacity: String
  package let visitorShown: String
  package let age: String
  package let needs: String
  package let matter: String
  package let answer: String
  package let outcome: Outcome
  package let ledTo: String
  package let result: String
  package let closedAt: Date?
  package let token: String
  package let rating: WindowRating?
  package let ratingWords: String
  package let isRatedOnPaper: Bool

  init(_ row: Row) throws {
    (id, town, post, number) = (try row["id"], try row["town"], try row["post"], try row["number"])
    (at, account, capacity) = (try row["at"], try row["account"], try row["capacity"])
    (visitorShown, age, needs) = (try row["visitor_shown"], try row["age"], try row["needs"])
    (matter, answer, outcome, ledTo) = (try row["matter"], try row["answer"], try row["outcome"], try row["led_to"])
    (result, closedAt, token) = (try row["result"], try row["closed_at"], try row["token"])
    let grade: Int? = try row["rating"]
    let way: String? = try row["rated_by"]
    (rating, ratingWords, isRatedOnPaper) = (grade.flatMap(WindowRating.init), try row["rating_words"], way == "paper")
  }

  package var isOpen: Bool { closedAt == nil && (outcome == .led || outcome == .open) }

  package static func find(_ id: ID, _ reader: some Reader) throws -> WindowVisit {
    guard let visit = try reader.first("SELECT * FROM window_visit WHERE id = \(id)", WindowVisit.init) else { throw Fault.notFound }
    return visit
  }

  package static func log(_ town: Identifier<Organisation>, limit: Int = 50, _ reader: some Reader)
    throws -> [WindowVisit] {
    try reader.all(
      "SELECT * FROM window_visit WHERE town = \(town) ORDER BY at DESC, id DESC LIMIT \(limit)", WindowVisit.init)
  }
}

/// A visit as it is written down (接待登记).
package struct NewVisit: Equatable, Sendable {
  package var post: WindowPost.ID
  package var matter = ""
  package var answer = ""
  package var outcome = WindowVisit.Outcome.handled
  package var ledTo = ""
  package var contact = Contact()
  /// 60岁以上…
  package var age = ""
  /// 方言、大字、陪同…
  package var needs: [String] = []

  package init(post: WindowPost.ID) { self.post = post }
}

extension WindowVisit {
  /// Writes a visit down (登记接待): A himself, or B; in A's absence B acts for A.
  package static func note(
    _ new: NewVisit, in town: Identifier<Organisation>, _ seal: ContactSeal, _ entropy: Entropy, _ tx: Transaction
  ) throws -> WindowVisit {
    try tx.actor.require(.window, in: town)
    let post = try WindowPost.find(new.post, tx)
    guard post.town == town else { throw Fault.notFound }
    var issues = new.contact.issues()
    if new.matter.trimmed.isEmpty { issues.append(Issue("matter", "请写群众来办什么事。")) }
    for (field, text) in [("matter", new.matter), ("answer", new.answer)] where text.count > 2000 {
      issues.append(Issue(field, "最多 2000 个字，请删减。"))
    }
    if new.outcome == .led, new.ledTo.trimmed.isEmpty { issues.append(Issue("ledTo", "请写引导到了哪个窗口或单位（首问负责）。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let capacity = try capacity(at: post, tx)
    let serial = try Serial.next("window-visit:\(town):\(tx.today.year)", tx)
    let number = "CK\(tx.today.year)-" + String(repeating: "0", count: max(0, 4 - String(serial).count)) + String(serial)
    let id: ID = try tx.insert(
      """
      INSERT INTO window_visit (town, post, number, at, day, account, actor, capacity, visitor_shown, age, needs,
        matter,
        answer, outcome, led_to, closed_at, token)
      VALUES (\(town), \(post.id), \(number), \(tx.now), \(tx.today), \(tx.actor.staff?.account), \(tx.actor.name),
        \(capacity), \(new.contact.shown), \(new.age), \(new.needs.joined(separator: "、")), \(new.matter.trimmed),
        \(new.answer.trimmed), \(new.outcome), \(new.ledTo.trimmed),
        \(new.outcome == .handled || new.outcome == .told ? tx.now : nil), \(entropy.token(bytes: 8)))
      RETURNING id
      """)
    if let sealed = try seal.seal(new.contact, for: "window-visit:\(id)") {
      try tx.run("UPDATE window_visit SET visitor = \(sealed) WHERE id = \(id)")
    }
    try tx.record("windowVisit.noted", of: "windowVisit:\(id)", in: town, "\(number)，\(post.name)，\(capacity)，\(new.outcome.chinese)")
    return try find(id, tx)
  }

  private static func capacity(at post: WindowPost, _ tx: Transaction) throws -> String {
    let slot = try WindowRoster.fetch(post.town, from: tx.today, through: tx.today,
      tx).slots.first { $0.post.id == post.id }
    guard case .staff(let staff) = tx.actor else { return "A" }
    if staff.account == post.a { return "A" }
    guard staff.account == post.b else {
      throw Fault.invalid("post", "“\(post.name)”由 A、B 两岗的人登记，您不是这个岗位的人，请选您的岗位。")
    }
    return slot?.hasA == false ? "B代A" : "B"
  }

  /// What came of what was led on or asked about (办结).
  package static func close(_ id: ID, result: String, _ tx: Transaction) throws {
    let visit = try find(id, tx)
    guard tx.actor.may(.window, in: visit.town) else { throw Fault.notFound }
    let result = try Ticket.said(result, "result", "请写结果：怎么答复的，或者那边办好了没有。")
    guard visit.isOpen else { throw Fault.conflict("\(visit.number) 已经办结。") }
    try tx.run("UPDATE window_visit SET result = \(result), closed_at = \(tx.now) WHERE id = \(id)")
    try tx.record("windowVisit.closed", of: "windowVisit:\(id)", in: visit.town, visit.number)
  }
}

import Foundation
import Kernel
import Store

/// A concern as it is found (发现关切).
package struct NewConcern: Equatable, Sendable {
  package var source: Concern.Source
  package var reference = ""
  package var topic = ""
  package var facts = ""
  package var kind = Concern.Kind.other
  package var isMajor = false
  package var foundAt: Date

  package init(source: Concern.Source, foundAt: Date) { (self.source, self.foundAt) = (source, foundAt) }
}

extension Concern {
  /// Notes a concern (登记关切): whoever is asked, at the window, on the line or at a desk. The clock starts when it was found.
  @discardableResult
  package static func note(_ new: NewConcern, in town: Identifier<Organisation>, _ tx: Transaction) throws -> ID {
    let duties: [Duty] = [.casework, .caseApproval, .dutyLine, .window, .villageDraft]
    guard duties.contains(where: { tx.actor.may($0, in: town) }) else { throw Fault.forbidden }
    var issues: [Issue] = []
    if new.topic.trimmed.isEmpty { issues.append(Issue("topic", "请用一句话写明关切什么。")) }
    if new.topic.count > 200 { issues.append(Issue("topic", "最多 200 个字，请缩短。")) }
    if new.facts.trimmed.isEmpty { issues.append(Issue("facts", "请写明看到了什么、有多少人关心。")) }
    if new.facts.count > 5000 { issues.append(Issue("facts", "最多 5000 个字，请删减。")) }
    if new.foundAt > tx.now { issues.append(Issue("foundAt", "发现时间在将来，请核对。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let name = new.isMajor ? "concerns.majorHours" : "concerns.hours"
    let hours = try Setting.number(name, for: town, on: Day(at: new.foundAt), within: 1...720, tx)
    guard let hours else { throw Fault.conflict("没有设置回应关切的时限 \(name)，请系统管理员在“设置”里填好。") }
    let due = new.foundAt.addingTimeInterval(Double(hours) * 3600)
    let serial = try Serial.next("concern:\(town):\(tx.today.year)", tx)
    let number = "GQ\(tx.today.year)-" + String(repeating: "0", count: max(0, 3 - String(serial).count)) + String(serial)
    let id: ID = try tx.insert(
      """
      INSERT INTO concern (town, number, source, reference, topic, facts, kind, is_major, found_at, hours, due_at,
        state,
        person, noted_at, actor)
      VALUES (\(town), \(number), \(new.source), \(new.reference.trimmed), \(new.topic.trimmed), \(new.facts.trimmed),
        \(new.kind), \(new.isMajor), \(new.foundAt), \(hours), \(due), 'found', \(tx.actor.staff?.account), \(tx.now),
        \(tx.actor.name))
      RETURNING id
      """)
    try tell("登记", id, new.source.chinese, tx)
    try tx.record("concern.noted", of: "concern:\(id)", in: town, "\(number)，\(new.source.chinese)")
    return id
  }

  /// Weighs it (研判): answer in public, by whom, or not; the leader decides.
  package static func judge(
    _ id: ID, in town: Identifier<Organisation>, responds: Bool, opinion: String, lead: Identifier<Organisation>?,
    _ tx: Transaction
  ) throws {
    try tx.actor.require(.caseApproval, in: town)
    let opinion = try Ticket.said(opinion, "opinion", "请写研判意见：是否属实、影响多大、怎么回应。")
    let found = try find(id, in: town, tx)
    guard found.state == .found else { throw Fault.conflict("关切 \(found.number) 已经研判过了。") }
    let state: State = responds ? .responding : .dismissed
    try tx.run(
      "UPDATE concern SET state = \(state), opinion = \(opinion), judged_at = \(tx.now), lead = \(lead) WHERE id = \(id)")
    try tell("研判", id, (responds ? "公开回应：" : "不单独回应：") + opinion, tx)
    try tx.record("concern.judged", of: "concern:\(id)", in: town, "\(found.number)：\(state.chinese)")
  }

  /// Notes the item that will answer it (起草回应). The draft is made in the same transaction by whoever calls this.
  package static func respond(
    _ id: ID, in town: Identifier<Organisation>, by item: Int64, _ tx: Transaction
  ) throws {
    let found = try find(id, in: town, tx)
    guard found.state == .responding else { throw Fault.conflict("关切 \(found.number) 现在是“\(found.state.chinese)”，先研判再起草回应。") }
    guard found.item == nil else { throw Fault.conflict("已经有回应稿了，请在那一条上继续。") }
    try tx.run("UPDATE concern SET item = \(item), person = \(tx.actor.staff?.account) WHERE id = \(id)")
    try tell("起草回应", id, "信息 \(item)", tx)
    try tx.record("concern.responding", of: "concern:\(id)", in: town, "\(found.number)：信息 \(item)")
  }

  /// Those whose answer is written and not yet known to be public: concern and item.
  package static func awaiting(_ reader: some Reader) throws -> [(id: ID, item: Int64)] {
    try reader.all("SELECT id, item FROM concern WHERE state = 'responding' AND item IS NOT NULL ORDER BY id") {
      (id: try $0["id"], item: try $0["item"])
    }
  }

  /// The item is public (回应发布): the concern is answered at that very time.
  package static func answered(_ id: ID, at time: Date, _ tx: Transaction) throws {
    let row = try tx.only("SELECT town, number, state FROM concern WHERE id = \(id)")
    guard try row["state"] == State.responding else { return }
    try tx.run(
      """
      UPDATE concern SET state = 'answered', answered_at = \(time), answered_on = \(Day(at: time)) WHERE id = \(id)
      """)
    try tell("回应发布", id, Beijing.minute(time), tx)
    try tx.record("concern.answered", of: "concern:\(id)", in: try row["town"], try row["number"])
  }

  /// The concern that an item answers, if it answers one.
  package static func answered(by item: Int64, _ reader: some Reader) throws -> Concern? {
    try reader.first("SELECT * FROM concern WHERE item = \(item)", Concern.init)
  }

  /// What happened afterwards (后续).
  package static func follow(_ id: ID, in town: Identifier<Organisation>, note: String, _ tx: Transaction) throws {
    try tx.actor.require(.casework, in: town)
    let note = try Ticket.said(note, "note", "请写后续情况。")
    _ = try find(id, in: town, tx)
    try tell("后续", id, note, tx)
    try tx.record("concern.followed", of: "concern:\(id)", in: town)
  }

  private static func tell(_ act: String, _ id: ID, _ note: String, _ tx: Transaction) throws {
    try tx.run(
      "INSERT INTO concern_event (concern, act, at, actor, note) VALUES (\(id), \(act), \(tx.now), \(tx.actor.name), \(note))")
  }
}

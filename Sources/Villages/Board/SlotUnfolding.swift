import Kernel
import Store

extension Slot {
  /// Slots are written so many days ahead, so that a list is right even when the upkeep has not run for weeks.
  package static let ahead = 62

  /// Brings the slots of every village up to a day (展开期次). The upkeep calls it each day; again changes nothing.
  @discardableResult
  package static func unfold(through day: Day, _ tx: Transaction) throws -> Int {
    let rules = try tx.all(
      "SELECT * FROM sheet_rule WHERE valid_to IS NULL AND frequency <> 'atOnce' ORDER BY id", SheetRule.init)
    return try rules.reduce(0) { try $0 + unfold($1, through: day, tx) }
  }

  /// A rule makes one slot for each term that begins while it holds.
  @discardableResult
  static func unfold(_ rule: SheetRule, through day: Day, _ tx: Transaction) throws -> Int {
    let newest: Day? = try tx.value("SELECT MAX(first_day) FROM board_slot WHERE rule = \(rule.id) AND occasion = ''")
    var term = SheetTerm(rule.terms.frequency, holding: newest ?? rule.validFrom)
    var made = 0
    // A rule that begins within a term is first due for the next whole one.
    if newest != nil || (term?.first ?? rule.validFrom) < rule.validFrom { term = term?.next(rule.terms.frequency) }
    while let now = term, now.first <= day {
      if let last = rule.validTo, now.first > last { break }
      made += try add(now, rule, due: now.due(month: rule.terms.dueMonth, day: rule.terms.dueDay), "", tx)
      term = now.next(rule.terms.frequency)
    }
    return made
  }

  /// Notes that something happened which must be told at once (登记重大事项).
  @discardableResult
  package static func happen(
    _ occasion: String, on day: Day, rule id: SheetRule.ID, _ tx: Transaction
  ) throws -> ID {
    let rule = try SheetRule.find(id, tx)
    try tx.actor.requirePosting(for: rule.village)
    let occasion = occasion.trimmed
    var issues: [Issue] = []
    if rule.terms.frequency != .atOnce { issues.append(Issue("rule", "这一项按期公开，不用单独登记。")) }
    if !(2...100).contains(occasion.unicodeScalars.count) {
      issues.append(Issue("occasion", "请用一句话写明是什么事，2 到 100 个字。"))
    }
    if day > tx.today { issues.append(Issue("day", "发生日期还没有到，请核对。")) }
    if !rule.holds(on: day) { issues.append(Issue("day", "这一天这一项还不适用（自 \(rule.validFrom) 起），请核对。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let term = SheetTerm(first: day, last: day)
    guard try add(term, rule, due: day + rule.terms.dueDay, occasion, tx) == 1 else {
      throw Fault.conflict("这件事已经登记过了，不用再登记。")
    }
    let slot: ID = try tx.only(
      "SELECT id FROM board_slot WHERE rule = \(id) AND first_day = \(day) AND occasion = \(occasion)")["id"]
    try tx.record("slot.happened", of: "slot:\(slot)", in: rule.village, "\(rule.terms.name)，\(day)")
    return slot
  }

  /// Ends a rule: terms that begin later are expected no longer, unless they are on the wall.
  static func end(_ rule: SheetRule, after day: Day, _ reason: String, _ tx: Transaction) throws {
    try tx.run("UPDATE sheet_rule SET valid_to = \(day) WHERE id = \(rule.id)")
    try cancel("board_slot.rule = \(rule.id) AND board_slot.first_day > \(day)", reason, tx)
  }

  /// What was begun for them is dropped with them.
  static func cancel(_ condition: SQL, _ reason: String, _ tx: Transaction) throws {
    let slots: [ID] = try tx.all(
      "SELECT id FROM board_slot WHERE posting IS NULL AND cancelled_on IS NULL AND \(condition)") { try $0["id"] }
    guard !slots.isEmpty else { return }
    try tx.run(
      """
      UPDATE posting SET state = 'dropped', changed_at = \(tx.now)
      WHERE slot IN \(list: slots) AND state IN ('draft', 'signing', 'ready')
      """)
    try tx.run(
      "UPDATE board_slot SET cancelled_on = \(tx.today), cancelled_for = \(reason) WHERE id IN \(list: slots)")
  }

  private static func add(
    _ term: SheetTerm, _ rule: SheetRule, due: Day, _ occasion: String, _ tx: Transaction
  ) throws -> Int {
    try tx.run(
      """
      INSERT INTO board_slot (village, rule, first_day, last_day, due_on, occasion, created_at)
      VALUES (\(rule.village), \(rule.id), \(term.first), \(term.last), \(due), \(occasion), \(tx.now))
      ON CONFLICT (rule, first_day, occasion) DO NOTHING
      """)
  }
}

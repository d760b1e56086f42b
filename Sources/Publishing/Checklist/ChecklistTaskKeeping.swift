import Kernel
import Store

/// Writing tasks down (清单任务维护).
extension ChecklistTask {
  @discardableResult
  package static func add(
    _ content: Content, to id: Checklist.ID, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> ID {
    try Checklist.requireKeeping(town, tx)
    let checklist = try Checklist.find(id, in: town, tx)
    let issues = content.issues(try ColumnTree.fetch(town, tx))
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let task = try insert(content, to: checklist.id, tx)
    try tx.record("checklist.taskAdded", of: "checklist:\(id)", in: town, content.title.trimmed)
    return task
  }

  static func insert(_ content: Content, to checklist: Checklist.ID, _ tx: Transaction) throws -> ID {
    let last = try tx.count("SELECT COALESCE(max(position), 0) FROM checklist_task WHERE checklist = \(checklist)")
    return try tx.insert(
      """
      INSERT INTO checklist_task (checklist, position, part, title, column_id, words, elements, frequency, due_rule,
        unit, person, each_village, source)
      VALUES (\(checklist), \(last + 1), \(content.part.trimmed), \(content.title.trimmed), \(content.column),
        \(content.words.trimmed), \(content.elements.trimmed), \(content.frequency), \(content.dueRule.trimmed),
        \(content.unit.trimmed), \(content.person.trimmed), \(content.isEachVillage), \(content.source.trimmed))
      RETURNING id
      """)
  }

  /// Changes it; a closed one expects nothing any more, its history stays.
  package static func change(
    _ id: ID, _ content: Content, isClosed: Bool, in town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    try Checklist.requireKeeping(town, tx)
    let found = try find(id, in: town, tx)
    let issues = content.issues(try ColumnTree.fetch(town, tx))
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      """
      UPDATE checklist_task SET part = \(content.part.trimmed), title = \(content.title.trimmed),
        column_id = \(content.column), words = \(content.words.trimmed), elements = \(content.elements.trimmed),
        frequency = \(content.frequency), due_rule = \(content.dueRule.trimmed), unit = \(content.unit.trimmed),
        person = \(content.person.trimmed), each_village = \(content.isEachVillage), source = \(content.source.trimmed),
        is_closed = \(isClosed)
      WHERE id = \(id)
      """)
    try tx.record(
      "checklist.taskChanged", of: "checklist:\(found.checklist.id)", in: town,
      content.title.trimmed + (isClosed ? "，停用" : ""))
  }

  /// What a person decides about an item and a period (人工匹配): this item fulfils it, or does not, and why.
  package static func decide(
    _ isMatch: Bool, item: Item.ID, for id: ID, period: String, of place: Identifier<Organisation>, reason: String,
    in town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    try Checklist.requireKeeping(town, tx)
    let found = try find(id, in: town, tx)
    let reason = reason.trimmed
    guard !reason.isEmpty, reason.count <= 200 else { throw Fault.invalid("reason", "请写明理由，最多 200 个字。") }
    let periods = ChecklistPeriod.all(found.task.content.frequency, in: found.checklist.year)
    guard periods.contains(where: { $0.code == period }) else { throw Fault.notFound }
    let live = try tx.count("SELECT count(*) FROM live_item WHERE item = \(item) AND town = \(town)")
    guard live > 0 || !isMatch else { throw Fault.invalid("item", "没有找到这条已公开的信息，请核对网址或者编号。") }
    try tx.run(
      """
      INSERT INTO checklist_match (task, period, organisation, item, is_match, reason, actor, at)
      VALUES (\(id), \(period), \(place), \(item), \(isMatch), \(reason), \(tx.actor.name), \(tx.now))
      ON CONFLICT (task, period, organisation, item) DO UPDATE SET is_match = excluded.is_match,
        reason = excluded.reason, actor = excluded.actor, at = excluded.at
      """)
    try tx.record(
      "checklist.matched", of: "checklist:\(found.checklist.id)", in: town,
      "任务 \(id)，\(period)，信息 \(item)\(isMatch ? "算" : "不算")" + Vouched.note(reason))
  }
}

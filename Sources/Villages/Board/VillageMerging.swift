import Kernel
import Store

extension Village {
  /// Merges a village into another from a day on (并村). What it posted stays its history; what it still owed is the
  /// successor's where that has no such line of its own, and no longer expected otherwise.
  package static func merge(
    _ id: Identifier<Organisation>, into successor: Identifier<Organisation>, on day: Day, reason: String,
    _ tx: Transaction
  ) throws {
    let (old, heir) = (try find(id, tx), try find(successor, tx))
    try tx.actor.requireDeciding(on: old)
    try merging(id, into: successor, on: day, reason: reason, tx)
    try tx.run(
      """
      INSERT INTO village_merger (village, successor, on_day, reason)
      VALUES (\(id), \(successor), \(day), \(reason.trimmed))
      """)
    let known = Set(try SheetRule.list(of: successor, on: day, tx).map(\.item))
    for rule in try SheetRule.list(of: id, on: day, tx) {
      if !known.contains(rule.item) { try inherit(rule, by: successor, from: day, tx) }
      try tx.run("UPDATE sheet_rule SET valid_to = \(day + -1) WHERE id = \(rule.id)")
    }
    // What was due before that day stays owed and shows as missing: a merger hides nothing.
    try Slot.cancel(
      "board_slot.village = \(id) AND board_slot.due_on >= \(day)", "\(day) 起并入\(heir.name)", tx)
    try tx.record("village.merged", of: "organisation:\(id)", in: id, "\(day) 起并入\(heir.name)：\(reason.trimmed)")
    tx.touchPages(of: old.town)
  }

  /// What a merger does, before anybody decides it (并村预览).
  package struct MergingEffects: Equatable, Sendable {
    /// Its sheets that stay its history.
    package let posted: Int
    /// Due before that day and not posted: still owed.
    package let owed: [Slot]
    /// Due later: expected of the village no longer. What was begun for them is dropped.
    package let cancelled: Int
    package let dropped: Int
    /// Lines that the successor has none of, and gets.
    package let inherited: [String]
    /// On the wall still: to be taken down in time, by whoever works for the village now.
    package let hanging: Int
    package let boards: [Board]
  }

  /// Everything that is wrong with a merger, as a fault; otherwise what will happen.
  @discardableResult
  package static func merging(
    _ id: Identifier<Organisation>, into successor: Identifier<Organisation>, on day: Day, reason: String,
    _ reader: some Reader
  ) throws -> MergingEffects {
    let (old, heir) = (try find(id, reader), try find(successor, reader))
    func count(_ from: SQL) throws -> Int { try reader.count("SELECT count(*) FROM \(from)") }
    var issues: [Issue] = []
    if old.id == heir.id || old.town != heir.town { issues.append(Issue("successor", "请选择本镇的另一个村。")) }
    if let merged = old.merged { issues.append(Issue("", "\(old.name)已于 \(merged.on) 并入\(merged.name)。")) }
    if !heir.stands(on: day) { issues.append(Issue("successor", "\(heir.name)这一天已经并入别的村，请重新选择。")) }
    if try count("posting WHERE village = \(id) AND up_on >= \(day)") > 0 {
      issues.append(Issue("day", "这一天以后\(old.name)还登记过上墙，请把并村日期改到那以后。"))
    }
    issues += reasonIssues(reason)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let known = Set(try SheetRule.list(of: successor, on: day, reader).map(\.item))
    let later: SQL = "village = \(id) AND posting IS NULL AND cancelled_on IS NULL AND due_on >= \(day)"
    return MergingEffects(
      posted: try count("posting WHERE village = \(id) AND up_on IS NOT NULL"),
      owed: try Slot.open(of: [id], through: day + -1, reader), cancelled: try count("board_slot WHERE \(later)"),
      dropped: try count(
        """
        posting WHERE state IN ('draft', 'signing', 'ready')
          AND slot IN (SELECT id FROM board_slot WHERE \(later))
        """),
      inherited: try SheetRule.list(of: id, on: day, reader).filter { !known.contains($0.item) }.map(\.terms.name),
      hanging: try count("posting WHERE village = \(id) AND state = 'up'"), boards: try Board.list(of: id, reader))
  }

  private static func inherit(
    _ rule: SheetRule, by successor: Identifier<Organisation>, from day: Day, _ tx: Transaction
  ) throws {
    var terms = rule.terms
    terms.board = nil
    let started = SheetTerm(terms.frequency, holding: day)?.first ?? day
    // From the beginning of the running term, so that its sheet is not lost between the two; unless it hangs already.
    let isPosted = try tx.count(
      "SELECT count(*) FROM board_slot WHERE rule = \(rule.id) AND first_day = \(started) AND posting IS NOT NULL") > 0
    try SheetRule.write(rule.item, terms, in: successor, from: isPosted ? day : min(day, started), tx)
  }
}

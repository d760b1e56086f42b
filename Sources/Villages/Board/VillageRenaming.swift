import Kernel
import Store

extension Village {
  /// A change of its name (更名): what it was called before, and since when no more.
  package struct Renaming: Equatable, Sendable {
    package let oldName: String
    package let newName: String
    package let on: Day
    package let reason: String
  }

  /// Its changes of name, the newest first.
  package static func renamings(of id: Identifier<Organisation>, _ reader: some Reader) throws -> [Renaming] {
    try reader.all("SELECT * FROM village_renaming WHERE village = \(id) ORDER BY id DESC") { row in
      Renaming(
        oldName: try row["old_name"], newName: try row["new_name"], on: try row["on_day"], reason: try row["reason"])
    }
  }

  /// What a new name changes, before anybody decides it (更名预览).
  package struct RenamingEffects: Equatable, Sendable {
    /// On the wall or taken down: they keep the name that stands on the paper.
    package let kept: Int
    /// Begun and not printed: they get the new name.
    package let begun: Int
    /// Printed and not yet on the wall: with the old name on the paper.
    package let printed: Int
  }

  /// Everything that is wrong with it, as a fault; otherwise what will happen.
  @discardableResult
  package static func renaming(
    _ id: Identifier<Organisation>, to name: String, committee: String, on day: Day, today: Day, reason: String,
    _ reader: some Reader
  ) throws -> RenamingEffects {
    let (village, name, committee) = (try find(id, reader), name.trimmed, committee.trimmed)
    var issues: [Issue] = []
    if !(2...50).contains(name.unicodeScalars.count) { issues.append(Issue("name", "请填写新的村名，2 到 50 个字，例如“灵山村”。")) }
    if !(2...100).contains(committee.unicodeScalars.count) {
      issues.append(Issue("committee", "请填写新的全称，2 到 100 个字，例如“灵山村村民委员会”。"))
    }
    if name == village.name, committee == village.committee { issues.append(Issue("name", "和现在的名称一样，不用更名。")) }
    let others = try list(of: village.town, reader).filter { $0.id != id }
    if others.contains(where: { $0.name == name }) { issues.append(Issue("name", "本镇已经有“\(name)”，请核对。")) }
    if let merged = village.merged { issues.append(Issue("", "\(village.name)已并入\(merged.name)，不再更名。")) }
    if day > today { issues.append(Issue("day", "更名的日子还没有到，请到那一天再登记。")) }
    issues += reasonIssues(reason)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    func count(_ condition: SQL) throws -> Int {
      try reader.count("SELECT count(*) FROM posting WHERE village = \(id) AND \(condition)")
    }
    return RenamingEffects(
      kept: try count("up_on IS NOT NULL"),
      begun: try count("state IN ('draft', 'signing', 'ready') AND printed_at IS NULL"),
      printed: try count("state IN ('draft', 'signing', 'ready') AND printed_at IS NOT NULL"))
  }

  /// Gives a village another name (村更名), decided by the town's leader. It is called so at once; the day is the one from
  /// which the approval lets it be.
  package static func rename(
    _ id: Identifier<Organisation>, to name: String, committee: String, on day: Day, reason: String, _ tx: Transaction
  ) throws {
    let village = try find(id, tx)
    try tx.actor.requireDeciding(on: village)
    try renaming(id, to: name, committee: committee, on: day, today: tx.today, reason: reason, tx)
    try tx.run(
      "UPDATE organisation SET short_name = \(name.trimmed), name = \(committee.trimmed) WHERE id = \(id)")
    try tx.run(
      """
      UPDATE posting SET village_name = \(name.trimmed), changed_at = \(tx.now)
      WHERE village = \(id) AND state IN ('draft', 'signing', 'ready') AND printed_at IS NULL
      """)
    try tx.run(
      """
      INSERT INTO village_renaming (village, old_name, new_name, on_day, reason, at)
      VALUES (\(id), \(village.name), \(name.trimmed), \(day), \(reason.trimmed), \(tx.now))
      """)
    try tx.record(
      "village.renamed", of: "organisation:\(id)", in: id, "\(village.name)自 \(day) 起更名为\(name.trimmed)：\(reason.trimmed)")
    tx.touchPages(of: id)
    tx.touchPages(of: village.town)
  }

  static func reasonIssues(_ reason: String) -> [Issue] {
    (1...200).contains(reason.trimmed.unicodeScalars.count) ? [] : [Issue("reason", "请写明依据，例如批复文号。")]
  }
}

extension Actor {
  /// Whether he decides what becomes of a village (村的更名、合并): the town's leader.
  package func mayDecide(onVillagesOf town: Identifier<Organisation>) -> Bool { may(.caseApproval, in: town) }

  func requireDeciding(on village: Village) throws {
    guard mayDecide(onVillagesOf: village.town) else { throw Fault.forbidden("村的更名、合并由镇负责人登记，您的账号没有这项职责。") }
  }
}

import Kernel
import Store

extension Reassignment {
  /// One thing that was ticked in the preview.
  package struct Pick: Hashable, Sendable {
    package let kind: Kind
    package let edition: Edition.ID
    package init(_ kind: Kind, _ edition: Edition.ID) { (self.kind, self.edition) = (kind, edition) }
  }

  /// Hands over what was ticked and is still there (转交); the rest is reported with its reason.
  @discardableResult
  package static func make(
    from giver: Identifier<AccountRow>, to taker: Staff?, _ picks: Set<Pick>, note: String, _ tx: Transaction
  ) throws -> ID {
    guard let staff = tx.actor.staff?.asHimself, duties.contains(where: staff.holds) else {
      throw Fault.forbidden("转交别人的工作由签发人或系统管理员办理，您没有这项职责。")
    }
    guard let taker else { throw Fault.invalid("to", "请选择转交给谁。") }
    guard taker.account != giver else { throw Fault.invalid("to", "转交人和接收人是同一个人，请重新选择。") }
    guard !picks.isEmpty else { throw Fault.invalid("pick", "请至少勾选一项。") }
    guard note.count <= 200 else { throw Fault.invalid("note", "说明最多 200 个字，请删减。") }

    let lines = try preview(from: giver, to: taker, as: tx.actor, at: tx.now, tx)
      .filter { picks.contains(Pick($0.kind, $0.edition)) }
    guard !lines.isEmpty else { throw Fault.conflict("勾选的信息已经不在原来的人名下，请刷新页面再看。") }
    let id: ID = try tx.insert(
      """
      INSERT INTO reassignment (giver, taker, actor, account, at, note)
      VALUES (\(giver), \(taker.account), \(tx.actor.name), \(staff.account), \(tx.now), \(note.trimmed)) RETURNING id
      """)
    for line in lines { try hand(line, to: taker, in: id, tx) }
    try report(id, lines, taker, note.trimmed, staff, tx)
    return id
  }

  private static func hand(_ line: Line, to taker: Staff, in id: ID, _ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO reassignment_line (reassignment, edition, kind, refusal)
      VALUES (\(id), \(line.edition), \(line.kind), \(line.refusal))
      """)
    guard line.refusal.isEmpty else { return }
    let edition = try Edition.find(line.edition, tx)
    let item = try Item.find(edition.item, tx)
    switch line.kind {
    case .draft:
      try tx.run("UPDATE edition SET account = \(taker.account) WHERE id = \(edition.id)")
    case .claim:
      try Claim.end(edition.id, .reassigned, tx)
      let piece = Workpiece(edition: edition, item: item, column: try Column.find(item.column, tx))
      _ = try Claim.open(piece, for: taker.account, as: Actor.staff(taker).name, note: "", tx)
    }
    try tx.record(
      "reassignment.handed", of: "item:\(item.id)", in: item.organisation,
      "第 \(edition.ordinal) 版\(line.kind.chinese)转交给\(taker.displayName)（转交单 \(id)）")
  }

  private static func report(
    _ id: ID, _ lines: [Line], _ taker: Staff, _ note: String, _ staff: Staff, _ tx: Transaction
  ) throws {
    let handed = lines.count { $0.refusal.isEmpty }
    if handed > 0 {
      try Message.send(
        .handed, to: [taker.account], "\(staff.displayName)转交给您 \(handed) 项工作。\(note)", about: nil,
        topic: "reassignment:\(id)", tx)
    }
    try tx.record(
      "reassignment.made", of: "reassignment:\(id)", in: staff.organisation,
      "转交 \(handed) 项，未转交 \(lines.count - handed) 项" + Vouched.note(note))
  }
}

import Foundation
import Kernel
import Store

/// Doing it (代办办理): each step once, in order, with what it needs.
extension AgencyCase {
  @discardableResult
  private static func step(_ act: AgencyAct, _ id: ID, _ note: String, _ tx: Transaction) throws -> AgencyCase {
    let found = try find(id, for: tx.actor, tx)
    guard let next = act.next(from: found.state) else {
      throw Fault.conflict("代办 \(found.number) 现在是“\(found.state.chinese)”，不能\(act.chinese)，请刷新后再看。")
    }
    let isOver = [.visited, .ended, .refused].contains(next)
    try tx.run("UPDATE agency_case SET state = \(next), closed_at = \(isOver ? tx.now : nil) WHERE id = \(id)")
    try tell(act, id, note, tx)
    try tx.record("agency.changed", of: "agency:\(id)", in: found.place, "\(found.number)：\(act.chinese)")
    return found
  }

  /// Accepts it (受理) and promises a day.
  package static func accept(_ id: ID, promised: Day, _ tx: Transaction) throws {
    let found = try find(id, for: tx.actor, tx)
    guard promised >= tx.today else { throw Fault.invalid("promised", "承诺的日子已经过了，请修改。") }
    guard promised <= found.validUntil else { throw Fault.invalid("promised", "承诺的日子超过了委托有效期 \(found.validUntil.chinese)，请修改。") }
    try step(.accept, id, "承诺 \(promised.chinese)前办好", tx)
    try tx.run("UPDATE agency_case SET promised_on = \(promised), agent = \(tx.actor.staff?.account) WHERE id = \(id)")
  }

  /// Cannot be done for him (不能代办): he must come himself.
  package static func refuse(_ id: ID, reason: String, _ tx: Transaction) throws {
    try step(.refuse, id, Ticket.said(reason, "reason", "请写明为什么不能代办，例如“必须本人到场人脸识别”。"), tx)
  }

  /// Goes on with it (办理): the first note begins it.
  package static func handle(_ id: ID, note: String, _ tx: Transaction) throws {
    let note = try Ticket.said(note, "note", "请写进展：去了哪里、办到哪一步。")
    let found = try find(id, for: tx.actor, tx)
    try step(found.state == .accepted ? .handle : .note, id, note, tx)
  }

  /// Brings it back (送达) against a receipt.
  package static func deliver(_ id: ID, receipt: String, _ tx: Transaction) throws {
    try step(.deliver, id, Ticket.said(receipt, "receipt", "请写送达了什么、谁签收的。"), tx)
  }

  /// 归档, 上报: nothing of his may still lie with us.
  package static func archive(_ id: ID, _ tx: Transaction) throws {
    let kept = try AgencyMaterial.list(of: id, tx).filter { $0.form == .original && $0.returnedAt == nil }
    guard kept.isEmpty else {
      throw Fault.invalid("archive", "还有原件没有退还：\(kept.map(\.name).joined(separator: "、"))。请退还后再归档。")
    }
    try step(.archive, id, "", tx)
  }

  package static func report(_ id: ID, _ tx: Transaction) throws { try step(.report, id, "", tx) }

  /// Asks him afterwards (回访).
  package static func visit(_ id: ID, _ satisfaction: TicketCallback.Satisfaction, note: String,
    _ tx: Transaction) throws {
    try step(.visit, id, satisfaction.chinese + (note.trimmed.isEmpty ? "" : "：" + note.trimmed), tx)
  }

  /// 中止: the clock stands still.
  package static func pause(_ id: ID, reason: String, _ tx: Transaction) throws {
    try step(.pause, id, Ticket.said(reason, "reason", "请写明为什么中止：缺什么、等什么。"), tx)
  }

  /// 续办: with a new day, and by a new commission when the old one has run out.
  package static func resume(_ id: ID, promised: Day, validUntil: Day, _ tx: Transaction) throws {
    guard promised >= tx.today else { throw Fault.invalid("promised", "承诺的日子已经过了，请修改。") }
    guard validUntil >= promised else { throw Fault.invalid("validUntil", "续办委托的有效期要到承诺的日子以后，请修改。") }
    try step(.resume, id, "承诺 \(promised.chinese)前办好，委托有效到 \(validUntil.chinese)", tx)
    try tx.run("UPDATE agency_case SET promised_on = \(promised), valid_until = \(validUntil) WHERE id = \(id)")
  }

  /// 终止.
  package static func end(_ id: ID, reason: String, _ tx: Transaction) throws {
    try step(.end, id, Ticket.said(reason, "reason", "请写明为什么终止：委托人撤回、不符合条件……"), tx)
  }

  /// Takes more papers in (收取材料).
  package static func receive(_ id: ID, materials: String, _ tx: Transaction) throws {
    let parsed = AgencyMaterial.read(materials)
    guard parsed.issues.isEmpty else { throw Fault.invalid(parsed.issues) }
    guard !parsed.materials.isEmpty else { throw Fault.invalid("materials", "请写收了什么材料，每行一件。") }
    try step(.receive, id, parsed.materials.map(\.words).joined(separator: "、"), tx)
    for material in parsed.materials { try material.receive(id, tx) }
  }

  /// Gives papers back (退还材料).
  package static func giveBack(_ id: ID, _ materials: [Identifier<AgencyMaterial>], _ tx: Transaction) throws {
    let kept = try AgencyMaterial.list(of: id, tx).filter { $0.returnedAt == nil && materials.contains($0.id) }
    guard !kept.isEmpty else { throw Fault.invalid("material", "请勾选退还了哪些材料。") }
    try step(.giveBack, id, kept.map(\.words).joined(separator: "、"), tx)
    try tx.run(
      "UPDATE agency_material SET returned_at = \(tx.now) WHERE agency = \(id) AND id IN \(list: kept.map(\.id))")
  }
}

import Foundation
import Kernel
import Store

extension Claim {
  /// How long one lasts until a town says otherwise, in working hours.
  static let usualHours = 8

  /// Takes an edition for oneself (认领), or takes it over from a colleague with a word why (接手). Who may not take the
  /// step may not claim it either.
  @discardableResult
  package static func take(_ id: Edition.ID, note: String = "", _ tx: Transaction) throws -> Claim {
    let piece = try Workpiece.load(id, tx)
    guard let step = piece.edition.step else { throw piece.refusal(of: .approve) }
    guard let staff = tx.actor.staff else { throw Fault.forbidden }
    let principal = try piece.capacity(for: step, tx)
    let held = try holder(of: id, at: tx.now, tx)
    if let held, held.account != staff.account {
      guard !note.trimmed.isEmpty else { throw Fault.invalid("note", "这一版已经有同事认领，请写明为什么由您接手。") }
      guard note.count <= 200 else { throw Fault.invalid("note", "接手的原因最多 200 个字，请删减。") }
    }

    try end(id, held == nil ? .lapsed : held?.account == staff.account ? .renewed : .takenOver, tx)
    let claim = try open(piece, for: staff.account, as: tx.actor.name, note: note.trimmed, tx)
    if let held, held.account != staff.account {
      try Message.send(
        .takenOver, to: [held.account], "“\(try piece.title(tx))”由\(staff.displayName)接手：\(note.trimmed)",
        about: piece.item.id, topic: "claim:\(claim.id)", tx)
    }
    try tx.record(
      held == nil ? "claim.taken" : "claim.takenOver", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "第 \(piece.edition.ordinal) 版\(step.chinese)，到 \(Beijing.minute(claim.expiresAt))\(together(tx.actor, principal))"
        + Vouched.note(note.trimmed))
    return claim
  }

  /// Lays it back for others (放回).
  package static func release(_ id: Edition.ID, _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    guard let held = try holder(of: id, at: tx.now, tx), held.account == tx.actor.staff?.account else {
      throw Fault.conflict("这一版现在不在您名下，请刷新页面看看。")
    }
    try end(id, .released, tx)
    try tx.record(
      "claim.released", of: "item:\(piece.item.id)", in: piece.item.organisation, "第 \(piece.edition.ordinal) 版")
  }

  /// Why a claim came to its end.
  enum Ending: String, Storable { case released, takenOver, reassigned, renewed, lapsed }

  static func end(_ id: Edition.ID, _ ending: Ending, _ tx: Transaction) throws {
    try tx.run("UPDATE claim SET ended_at = \(tx.now), ending = \(ending) WHERE edition = \(id) AND ended_at IS NULL")
  }

  static func open(
    _ piece: Workpiece, for account: Identifier<AccountRow>, as actor: String, note: String, _ tx: Transaction
  ) throws -> Claim {
    let place = piece.item.organisation
    let hours = try Setting.number("people.claimHours", for: place, on: tx.today, within: 1...200, tx) ?? usualHours
    let until = try WorkTime.inForce(for: place, on: tx.today, tx).adding(hours: hours, to: tx.now)
    return try Claim(
      tx.only(
        """
        INSERT INTO claim (edition, round, duty, account, actor, taken_at, expires_at, note)
        VALUES (\(piece.edition.id), \(piece.edition.round), \(piece.edition.step?.duty), \(account), \(actor),
          \(tx.now), \(until), \(note))
        RETURNING *
        """))
  }
}

extension Workpiece {
  /// What it is called now, for a message.
  func title(_ reader: some Reader) throws -> String {
    let title: String? = try reader.value(
      "SELECT title FROM revision WHERE edition = \(edition.id) AND ordinal = \(edition.revision)")
    return title.flatMap { $0.isEmpty ? nil : $0 } ?? "（无标题）"
  }
}

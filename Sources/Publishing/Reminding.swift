import Foundation
import Kernel
import Store

extension Reminder {
  /// Puts it before those who can take it: whoever has claimed it, or else all of them; at the second level also those
  /// who answer for the column. Returns how many were told who had not been.
  @discardableResult
  package static func send(
    _ due: Reminder, takers: [Identifier<AccountRow>], leaders: [Identifier<AccountRow>], _ tx: Transaction
  ) throws -> Int {
    let holder = try Claim.holder(of: due.edition, at: tx.now, tx)?.account
    let people = holder.map { [$0] } ?? takers
    let what = due.duty.map { "等您\($0.chinese)" } ?? "退回后等您修改"
    var told = try Message.send(
      .reminded, to: people, "“\(due.title)”\(what)，已等候 \(due.waited) 个工作小时。", about: due.item, topic: due.topic, tx)
    if due.level == .escalated {
      let others = leaders.filter { !people.contains($0) }
      let standing = due.duty.map { "还在等\($0.chinese)" } ?? "退回后还没有改好"
      told += try Message.send(
        .reminded, to: others, "“\(due.title)”\(standing)，已等候 \(due.waited) 个工作小时。", about: due.item, topic: due.topic, tx)
    }
    if told > 0 {
      try tx.record(
        "reminder.sent", of: "item:\(due.item)", in: due.organisation,
        "\(due.duty?.chinese ?? "退回修改")，等候 \(due.waited) 个工作小时，提醒 \(told) 人")
    }
    return told
  }

  /// Who wrote it, or took one of its steps in this round, and so can take none now.
  package static func involved(_ id: Edition.ID, _ reader: some Reader) throws -> Set<Identifier<AccountRow>> {
    let rows = try reader.all(
      """
      SELECT account FROM revision WHERE edition = \(id) AND account IS NOT NULL
      UNION
      SELECT edition_event.account FROM edition_event JOIN edition ON edition.id = edition_event.edition
      WHERE edition.id = \(id) AND edition_event.round = edition.round AND edition_event.verb = 'approve'
        AND edition_event.account IS NOT NULL
      """)
    return Set(try rows.map { try $0["account"] })
  }

  /// The writer asks those it waits for to hurry (催办), once a day.
  package static func urge(_ id: Edition.ID, takers: [Identifier<AccountRow>], _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    guard let step = piece.edition.step else { throw Fault.conflict("这一版现在没有等待审核，不用催办。") }
    let topic = "urge:\(id):\(tx.today)"
    guard try tx.count("SELECT count(*) FROM message WHERE item = \(piece.item.id) AND topic = \(topic)") == 0 else {
      throw Fault.conflict("今天已经催办过，同一条信息一天催一次。急事请直接联系办理人。")
    }
    let holder = try Claim.holder(of: id, at: tx.now, tx)?.account
    let people = (holder.map { [$0] } ?? takers).filter { $0 != tx.actor.staff?.account }
    guard !people.isEmpty else { throw Fault.conflict("现在没有同事可以办理\(step.chinese)，请联系系统管理员安排人员。") }
    try Message.send(
      .urged, to: people, "“\(try piece.title(tx))”等您\(step.chinese)，\(tx.actor.staff?.displayName ?? "经办人")请您尽快办理。",
      about: piece.item.id, topic: topic, tx)
    try tx.record(
      "reminder.urged", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "第 \(piece.edition.ordinal) 版\(step.chinese)，催办 \(people.count) 人")
  }
}

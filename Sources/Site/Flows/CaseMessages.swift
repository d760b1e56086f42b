import Accounts
import Casework
import Foundation
import Kernel
import Publishing
import Store

/// What casework says to people at the desk (办件消息): told in the transaction that causes it.
enum CaseMessages {
  /// The leader hurries the handler, or all clerks while nobody has signed.
  static func urge(_ ticket: Ticket, supervises: Bool, note: String, _ tx: Transaction) throws {
    let people = try ticket.handler.map { [$0] } ?? holders(of: .casework, in: ticket.town, tx)
    let words = note.stripped.isEmpty ? "" : "：" + note.stripped.prefix(200)
    try Message.send(
      .urged, to: people, "工单 \(ticket.number)“\(ticket.title)”\(supervises ? "督办" : "催办")\(words)，期限 \(ticket.due)。",
      about: nil, topic: "ticket:\(ticket.id):\(tx.now.timeIntervalSince1970)",
      link: DeskAddress.ticket(ticket.id.value).text, tx)
  }

  /// An emergency goes to the leaders at once, and to the leader of the shift.
  static func emergency(_ call: DutyCall, _ tx: Transaction) throws {
    let shift = try DutyShift.now(call.town, at: tx.now, tx)?.leader
    let people = try holders(of: .caseApproval, in: call.town, tx) + [shift].compactMap(\.self)
    try Message.send(
      .urged, to: people, "突发情况：\(call.matter)（来电 \(call.number)，\(Beijing.minute(call.at))）。请马上处置。", about: nil,
      topic: "duty-call:\(call.id)", link: DeskAddress.duty.text, tx)
  }

  static func handedOver(_ id: DutyHandover.ID, to taker: Identifier<AccountRow>, _ tx: Transaction) throws {
    try Message.send(
      .handed, to: [taker], "\(tx.actor.staff?.displayName ?? "值班员")把值班热线交给您，请到“值班热线”页接班。", about: nil,
      topic: "duty-handover:\(id)", link: DeskAddress.duty.text, tx)
  }

  /// A new concern goes to the leader, who weighs it.
  static func concern(_ concern: Concern, _ tx: Transaction) throws {
    try Message.send(
      .urged, to: try holders(of: .caseApproval, in: concern.town, tx),
      "关切 \(concern.number)“\(concern.topic)”等您研判，\(Beijing.minute(concern.dueAt)) 前要回应。", about: nil,
      topic: "concern:\(concern.id)", link: DeskAddress.concern(concern.id.value).text, tx)
  }

  /// A post with neither A nor B.
  static func uncovered(_ post: WindowPost, _ days: [Day], _ tx: Transaction) throws {
    let words = days.prefix(5).map(\.description).joined(separator: "、")
    try Message.send(
      .urged, to: try holders(of: .caseApproval, in: post.town, tx),
      "“\(post.name)”\(words)\(days.count > 5 ? "等 \(days.count) 天" : "") A、B 岗都不在，请安排人。", about: nil,
      topic: "window-post:\(post.id):\(words)", link: DeskAddress.window.text, tx)
  }

  /// They as a list to choose from.
  static func people(
    _ duty: Duty, _ organisation: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [FormChoice] {
    try Account.holding([duty], in: organisation, column: Identifier(0), reader).map {
      FormChoice($0.id.description, $0.displayName)
    }
  }

  /// Active accounts with a duty that reaches a place.
  static func holders(
    of duty: Duty, in organisation: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Identifier<AccountRow>] {
    try Account.holding([duty], in: organisation, column: Identifier(0), reader).map(\.id)
  }
}

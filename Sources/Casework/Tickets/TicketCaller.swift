import Foundation
import Kernel
import Store

extension Ticket {
  /// Opens the caller's name and telephone (查看诉求人): with a reason, in the journal. Somebody who reports and asks for
  /// secrecy is known to whoever handles it and to the leader alone.
  package static func openCaller(_ id: ID, reason: String, _ seal: ContactSeal, _ tx: Transaction) throws -> Contact {
    let ticket = try find(id, tx)
    let isLeader = tx.actor.may(.caseApproval, in: ticket.town)
    guard isLeader || tx.actor.may(.casework, in: ticket.town) else { throw Fault.notFound }
    if ticket.isConfidential, !isLeader, ticket.handler == nil || ticket.handler != tx.actor.staff?.account {
      throw Fault.forbidden("举报人要求保密，只有承办人和公开机构负责人能看姓名和电话。")
    }
    let reason = try said(reason, "reason", "请写明为什么要看姓名和电话，例如“联系诉求人核实地点”。这次查看会记入审计日志。", limit: 200)
    guard let sealed: Data = try tx.value("SELECT caller FROM ticket WHERE id = \(id)") else {
      throw Fault.conflict("这件工单没有留姓名和电话。")
    }
    try tx.record("contact.opened", of: ticket.subject, in: ticket.town, "\(ticket.number)：\(reason)")
    return try seal.contact(sealed, for: "ticket:\(id)")
  }

  /// Marks that the person asks for secrecy, or not any more (保密).
  package static func keepSecret(_ id: ID, _ isConfidential: Bool, _ tx: Transaction) throws {
    let ticket = try find(id, tx)
    guard tx.actor.may(.casework, in: ticket.town) || tx.actor.may(.caseApproval,
      in: ticket.town) else { throw Fault.notFound }
    try tx.run("UPDATE ticket SET is_confidential = \(isConfidential) WHERE id = \(id)")
    try tx.record("ticket.changed", of: ticket.subject, in: ticket.town, "\(ticket.number)：\(isConfidential ? "为诉求人保密" : "不再保密")")
  }
}

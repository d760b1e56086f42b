import Accounts
import Casework
import Foundation
import Kernel
import Publishing
import Store
import Villages

/// A reception that a village hands to the town becomes an order among the town's (转镇里 → 工单): nobody types anything
/// again, both know each other, and the answer comes back to the village when it is signed.
enum ReceptionToTicket {
  static func hand(
    _ id: VillageReception.ID, reason: String, _ open: VillageReception.Unseal, _ seal: ContactSeal, _ tx: Transaction
  ) throws {
    try VillageReception.hand(id, reason: reason, tx)
    let reception = try VillageReception.find(id, tx)
    var new = NewTicket(dispatchedAt: tx.now)
    new.title = String(reception.matter.prefix(40))
    new.content = reception.matter
      + "\n（\(reception.villageName)\(reception.day.chinese)\(reception.channel.chinese)接待；转镇里的原因：\(reception.handedFor)）"
    (new.category, new.place) = (reception.topic.chinese, reception.villageName)
    if !reception.contactShown.isEmpty {
      let contact = try VillageReception.unmask(id, reason: "转镇里办理", open, tx)
      new.contact = Contact(name: contact.name, phone: contact.phone)
    }
    let ticket = try Ticket.handIn(new, from: reception.village, to: reception.town, seal, tx)
    let number = try Ticket.find(ticket, tx).number
    try VillageReception.link(id, to: ticket.value, number: number, tx)
    try Message.send(
      .handed, to: try CaseMessages.holders(of: .casework, in: reception.town, tx),
      "\(reception.villageName)转来一件诉求，工单 \(number)，请签收。", about: nil, topic: "reception:\(id):\(number)", tx)
  }

  /// Tells the village what became of the order, in the transaction that decides it. Orders that came from elsewhere are
  /// none of its business.
  static func bring(_ id: Ticket.ID, _ tx: Transaction) throws {
    guard let reception = try VillageReception.behind(ticket: id.value, tx) else { return }
    let ticket = try Ticket.find(id, tx)
    let result = try result(ticket, tx)
    guard try VillageReception.hear(reception.id, result, tx), result != .underway else { return }
    try Message.send(
      .reminded, to: try VillageReminding.handlers(of: reception.village, tx).map(\.id),
      "转镇里的诉求（工单 \(ticket.number)）\(ticket.state.chinese)，请看接待记录，把结果告诉来访人。", about: nil,
      topic: "reception:\(reception.id):\(ticket.state.rawValue):\(ticket.round)", tx)
  }

  private static func result(_ ticket: Ticket, _ tx: Transaction) throws -> ReceptionResult {
    func note(_ act: TicketAct) throws -> String {
      try TicketEvent.list(of: ticket.id, tx).last { $0.act == act }?.note ?? ""
    }
    switch ticket.state {
    case .arrived, .returning, .working, .reviewing: return .underway
    case .answered, .closed: return .answered(try TicketReply.list(of: ticket.id, tx).first?.text ?? "已办结。")
    case .declined: return .answered("不予受理：" + (try note(.decline)))
    case .converted: return .answered("已转为依申请公开办理，" + (try note(.convert)) + "。")
    case .returned: return .returned("镇里退回：" + (try note(.grantReturn)))
    }
  }
}

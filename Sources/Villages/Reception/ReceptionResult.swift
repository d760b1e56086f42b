import Kernel
import Store

/// What a village hears of a reception that it handed to the town (镇里办理结果).
package enum ReceptionResult: Equatable, Sendable {
  /// The town works on it, or works on it again.
  case underway
  case answered(String)
  /// It is not the town's: back to the village, with the reason.
  case returned(String)
}

extension VillageReception {
  /// The reception that an order of the town came from.
  package static func behind(ticket: Int64, _ reader: some Reader) throws -> VillageReception? {
    try reader.first("SELECT * FROM reception WHERE ticket = \(ticket)", VillageReception.init)
  }

  /// Ties it to the order that it became, in the transaction that hands it over.
  package static func link(_ id: ID, to ticket: Int64, number: String, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.requirePosting(for: found.village)
    guard found.state == .handed else { throw Fault.conflict("这一件\(found.state.chinese)，不能再关联工单。") }
    try tx.run("UPDATE reception SET ticket = \(ticket), ticket_number = \(number) WHERE id = \(id)")
  }

  /// Hears what became of its order, in the transaction that decides it. Nothing is written when it was known; true when
  /// there is news.
  @discardableResult
  package static func hear(_ id: ID, _ result: ReceptionResult, _ tx: Transaction) throws -> Bool {
    let found = try find(id, tx)
    guard tx.actor.mayTakeReceptions(of: found.village) || tx.actor.may(.caseApproval, in: found.village) else {
      throw Fault.forbidden("村里转来的诉求由镇里办理，您的账号没有这项职责。")
    }
    switch result {
    case .underway:
      guard found.state != .handed else { return false }
      try tx.run(
        """
        UPDATE reception SET state = 'handed', answer = '', settled_on = NULL,
          handed_on = COALESCE(handed_on, \(tx.today)) WHERE id = \(id)
        """)
      try tx.record("reception.handed", of: "reception:\(id)", in: found.village, "\(found.ticketNumber) 重新办理")
    case .answered(let text):
      let answer = shortened(text, found.ticketNumber)
      guard found.state != .settled || found.answer != answer else { return false }
      try tx.run(
        "UPDATE reception SET state = 'settled', answer = \(answer), settled_on = \(tx.today) WHERE id = \(id)")
      try tx.record("reception.settled", of: "reception:\(id)", in: found.village, "工单 \(found.ticketNumber)")
    case .returned(let reason):
      guard found.state != .open else { return false }
      try tx.run(
        """
        UPDATE reception SET state = 'open', answer = '', settled_on = NULL, handed_on = NULL,
          handed_for = \(String(reason.trimmed.prefix(300))) WHERE id = \(id)
        """)
      try tx.record("reception.returned", of: "reception:\(id)", in: found.village, "工单 \(found.ticketNumber)")
    }
    return true
  }

  /// An order's answer may be longer than what a village reads out.
  private static func shortened(_ text: String, _ number: String) -> String {
    let text = text.trimmed
    return text.count <= 1000 ? text : String(text.prefix(960)) + "……（全文见工单 \(number)）"
  }
}

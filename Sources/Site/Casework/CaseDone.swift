import Hummingbird

/// What the last act on a case did (办理结果), carried in the address as a code and shown as a fixed sentence.
enum CaseDone: String, Sendable, CaseIterable {
  case ticketTaken = "ticket-taken"
  case ticketSigned = "ticket-signed"
  case ticketAssigned = "ticket-assigned"
  case ticketReturn = "ticket-return"
  case ticketSettled = "ticket-settled"
  case ticketDeclined = "ticket-declined"
  case ticketContacted = "ticket-contacted"
  case ticketExtension = "ticket-extension"
  case ticketExtended = "ticket-extended"
  case ticketReplied = "ticket-replied"
  case ticketSentBack = "ticket-sent-back"
  case ticketApproved = "ticket-approved"
  case ticketUrged = "ticket-urged"
  case ticketCalledBack = "ticket-called-back"
  case ticketClosed = "ticket-closed"
  case ticketReopened = "ticket-reopened"
  case ticketSecrecy = "ticket-secrecy"
  case ticketsImported = "tickets-imported"

  var sentence: String {
    switch self {
    case .ticketTaken: "工单已登记，期限已经算好。"
    case .ticketSigned: "已签收，由您办理。"
    case .ticketAssigned: "主办、协办单位已记下。"
    case .ticketReturn: "退单申请已记下。派单单位答复后，请在这里登记结果。"
    case .ticketSettled: "派单单位的意见已登记。"
    case .ticketDeclined: "已登记为不予受理，请把正确的渠道告知诉求人。"
    case .ticketContacted: "联系情况已记下。"
    case .ticketExtension: "延期申请已送公开机构负责人。"
    case .ticketExtended: "延期申请已处理，请告知诉求人。"
    case .ticketReplied: "答复已送公开机构负责人审签。"
    case .ticketSentBack: "已退回修改。"
    case .ticketApproved: "已审签，请经办人答复诉求人。"
    case .ticketUrged: "已催办，承办人会在消息里看到。"
    case .ticketCalledBack: "回访已记下。"
    case .ticketClosed: "已办结，计一件次。"
    case .ticketReopened: "已退回重办，期限从今天重新计算。"
    case .ticketSecrecy: "保密要求已记下。"
    case .ticketsImported: "导入完毕，结果见下。"
    }
  }

  static let sentences = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.sentence) })
}

extension Response {
  /// Back to a page of the desk, which then says what was done.
  static func seeOther(_ address: Address, _ done: CaseDone) -> Response {
    .seeOther(address.text + (address.text.contains("?") ? "&" : "?") + "done=" + done.rawValue)
  }
}

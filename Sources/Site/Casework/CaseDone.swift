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
  case ticketConverted = "ticket-converted"
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
  case callNoted = "call-noted"
  case emergencyNoted = "emergency-noted"
  case callClosed = "call-closed"
  case shiftHanded = "shift-handed"
  case shiftTaken = "shift-taken"
  case shiftArranged = "shift-arranged"
  case visitNoted = "visit-noted"
  case visitClosed = "visit-closed"
  case visitTold = "visit-told"
  case visitRated = "visit-rated"
  case postKept = "post-kept"
  case absenceNoted = "absence-noted"
  case absenceRed = "absence-red"
  case agencyOpened = "agency-opened"
  case agencyChanged = "agency-changed"
  case concernNoted = "concern-noted"
  case concernJudged = "concern-judged"
  case concernLinked = "concern-linked"
  case concernFollowed = "concern-followed"

  var sentence: String {
    switch self {
    case .ticketTaken: "工单已登记，期限已经算好。"
    case .ticketSigned: "已签收，由您办理。"
    case .ticketAssigned: "主办、协办单位已记下。"
    case .ticketReturn: "退单申请已记下。派单单位答复后，请在这里登记结果。"
    case .ticketSettled: "派单单位的意见已登记。"
    case .ticketDeclined: "已登记为不予受理，请把正确的渠道告知诉求人。"
    case .ticketConverted: "已转为依申请公开，内容和诉求人已经带过去，不用再录。"
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
    case .callNoted: "来电已记下。"
    case .emergencyNoted: "突发情况已记下，已经通知公开机构负责人和带班领导。"
    case .callClosed: "来电已办结。"
    case .shiftHanded: "已交班，接班的人会在消息里看到。"
    case .shiftTaken: "已接班。"
    case .shiftArranged: "值班表已保存。"
    case .visitNoted: "接待已登记。"
    case .visitClosed: "已办结。"
    case .visitTold: "一次性告知书已做好，可以打印。"
    case .visitRated: "评价已录入。"
    case .postKept: "岗位已保存。"
    case .absenceNoted: "离岗已登记，由另一岗顶岗。"
    case .absenceRed: "离岗已登记。有的日子 A、B 岗都不在，表里标了红，已经通知公开机构负责人。"
    case .agencyOpened: "委托已登记。"
    case .agencyChanged: "已记下。"
    case .concernNoted: "关切已登记，计时开始。"
    case .concernJudged: "研判意见已记下。"
    case .concernLinked: "回应稿已关联，发布时自动算作已回应。"
    case .concernFollowed: "后续已记下。"
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

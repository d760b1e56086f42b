import Store

/// Where an order of the hotline stands (工单状态).
package enum TicketState: String, CaseIterable, Sendable, Storable {
  case arrived, returning, returned, declined, converted, working, reviewing, answered, closed

  package var chinese: String {
    switch self {
    case .arrived: "待签收"
    case .returning: "退单待定"
    case .returned: "已退单"
    case .declined: "不予受理"
    case .converted: "已转依申请公开"
    case .working: "办理中"
    case .reviewing: "待审签"
    case .answered: "已答复"
    case .closed: "已办结"
    }
  }

  /// While the clock runs.
  package static let running: [TicketState] = [.arrived, .returning, .working, .reviewing]
  package var isRunning: Bool { Self.running.contains(self) }
}

/// What is done to an order (工单动作): 签收、退单、联系、答复、审签、回访、办结、重办…
package enum TicketAct: String, CaseIterable, Sendable, Storable {
  case take, sign, assign, askReturn, grantReturn, refuseReturn, decline, convert, contact, askExtension, grantExtension
  case refuseExtension, urge, supervise, reply, sendBack, approve, callBack, close, reopen

  package var chinese: String {
    switch self {
    case .take: "接收"
    case .sign: "签收"
    case .assign: "确定主办、协办"
    case .askReturn: "申请退单"
    case .grantReturn: "同意退单"
    case .refuseReturn: "不同意退单，指定承办"
    case .decline: "不予受理"
    case .convert: "转依申请公开"
    case .contact: "联系诉求人"
    case .askExtension: "申请延期"
    case .grantExtension: "同意延期"
    case .refuseExtension: "不同意延期"
    case .urge: "催办"
    case .supervise: "督办"
    case .reply: "拟写答复"
    case .sendBack: "退回修改"
    case .approve: "审签"
    case .callBack: "回访"
    case .close: "办结"
    case .reopen: "重办"
    }
  }

  /// Where it leads from a state; nil when it may not be done there. The whole life of an order is this one table.
  package func next(from state: TicketState) -> TicketState? {
    switch self {
    case .take: nil
    case .sign: state == .arrived ? .working : nil
    case .askReturn: state == .arrived ? .returning : nil
    case .grantReturn: state == .returning ? .returned : nil
    case .refuseReturn: state == .returning ? .arrived : nil
    case .decline: state == .arrived || state == .working ? .declined : nil
    case .convert: state == .arrived || state == .working ? .converted : nil
    case .assign: state == .arrived || state == .working ? state : nil
    case .askExtension, .grantExtension, .refuseExtension: state == .working ? state : nil
    case .contact: [.working, .reviewing, .answered].contains(state) ? state : nil
    case .urge, .supervise: state.isRunning ? state : nil
    case .reply: state == .working ? .reviewing : nil
    case .sendBack: state == .reviewing ? .working : nil
    case .approve: state == .reviewing ? .answered : nil
    case .callBack: state == .answered || state == .closed ? state : nil
    case .close: state == .answered ? .closed : nil
    case .reopen: state == .answered || state == .closed ? .working : nil
    }
  }
}

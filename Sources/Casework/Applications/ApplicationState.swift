import Store

/// Where an application stands (申请状态): 登记、审核、办理、答复、送达、归档 (条例 第四十五条), with what may come between.
package enum ApplicationState: String, CaseIterable, Sendable, Storable {
  /// Arrived, and not confirmed with the applicant yet: the clock has not begun (条例 第三十一条).
  case awaiting
  case registered, correcting, handling, consulting
  /// Asked why so many (条例 第三十五条).
  case explaining
  case awaitingFee = "awaiting-fee"
  case proposed, answered, delivered, closed, archived

  package var chinese: String {
    switch self {
    case .awaiting: "待确认"
    case .registered: "已登记，审核中"
    case .correcting: "等候补正"
    case .handling: "办理中"
    case .consulting: "征求意见中"
    case .explaining: "等候说明理由"
    case .awaitingFee: "等候缴费"
    case .proposed: "拟答复，待审批"
    case .answered: "已答复，待送达"
    case .delivered: "已送达"
    case .closed: "已终止办理"
    case .archived: "已归档"
    }
  }

  /// Whether the town still owes the applicant something.
  package var isOpen: Bool {
    switch self {
    case .awaiting, .registered, .correcting, .handling, .consulting, .explaining, .awaitingFee, .proposed,
      .answered:
      true
    case .delivered, .closed, .archived: false
    }
  }

  package static let open = allCases.filter(\.isOpen)
}

/// What is done with an application (办理动作).
package enum ApplicationAct: String, CaseIterable, Sendable, Storable {
  case register, confirm, accept
  case askCorrection, correct
  case consult, settle
  case askExtension, consentExtension, tellExtension
  case noticeFee, pay
  case askReasons, explain, acceptReasons, rejectReasons
  case setDelay, tellDelay
  case propose, sendBack, approve
  case deliver, abandon, withdraw, archive

  package var chinese: String {
    switch self {
    case .register: "收到申请"
    case .confirm: "与申请人确认"
    case .accept: "审核通过，转办理"
    case .askCorrection: "要求补正"
    case .correct: "收到补正"
    case .consult: "征求意见"
    case .settle: "收到意见"
    case .askExtension: "申请延期"
    case .consentExtension: "同意延期"
    case .tellExtension: "告知延期"
    case .noticeFee: "通知缴费"
    case .pay: "缴清费用"
    case .askReasons: "要求说明理由"
    case .explain: "收到理由"
    case .acceptReasons: "认为理由合理"
    case .rejectReasons: "认为理由不合理，拟不予处理"
    case .setDelay: "确定延迟答复的期限"
    case .tellDelay: "告知延迟期限"
    case .propose: "拟答复"
    case .sendBack: "退回拟答复"
    case .approve: "审批答复"
    case .deliver: "送达"
    case .abandon: "不再处理"
    case .withdraw: "撤回申请"
    case .archive: "归档"
    }
  }
}

extension ApplicationState {
  /// The state that an act leads to; nil where it may not be done. Every act is named, so that a new one does not compile
  /// until somebody has said where it may happen.
  package func after(_ act: ApplicationAct) -> ApplicationState? {
    switch act {
    case .register: nil
    case .confirm: self == .awaiting ? .registered : nil
    case .accept: self == .registered ? .handling : nil
    case .askCorrection: among(.registered, .handling) ? .correcting : nil
    case .correct: self == .correcting ? .registered : nil
    case .consult: among(.handling, .consulting) ? .consulting : nil
    case .settle: self == .consulting ? .handling : nil
    case .askExtension, .consentExtension, .tellExtension:
      among(.registered, .handling, .consulting, .explaining) ? self : nil
    case .noticeFee: self == .handling ? .awaitingFee : nil
    case .pay: self == .awaitingFee ? .handling : nil
    case .askReasons: among(.registered, .handling) ? .explaining : nil
    case .explain: self == .explaining ? .explaining : nil
    case .acceptReasons: self == .explaining ? .handling : nil
    case .rejectReasons: self == .explaining ? .proposed : nil
    case .setDelay, .tellDelay: among(.handling, .consulting) ? self : nil
    case .propose: self == .handling ? .proposed : nil
    case .sendBack: self == .proposed ? .handling : nil
    case .approve: self == .proposed ? .answered : nil
    case .deliver: self == .answered ? .delivered : nil
    case .abandon: among(.correcting, .awaitingFee) ? .closed : nil
    case .withdraw:
      among(.awaiting, .registered, .correcting, .handling, .consulting, .explaining, .awaitingFee, .proposed)
        ? .closed : nil
    case .archive: among(.delivered, .closed) ? .archived : nil
    }
  }

  private func among(_ states: ApplicationState...) -> Bool { states.contains(self) }
}

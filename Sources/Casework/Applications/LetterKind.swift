import Store

/// A letter of the set (文书种类, 公开机构办理依申请公开的格式文书).
package enum LetterKind: String, CaseIterable, Sendable, Storable {
  case receipt, correction
  case extend = "extension"
  case consulting
  case thirdParty = "third-party"
  case coMaker = "co-maker"
  case organ, reasons, fee, reply, disclosure

  package var title: String {
    switch self {
    case .receipt: "政府信息公开申请登记回执"
    case .correction: "政府信息公开申请补正告知书"
    case .extend: "政府信息公开延期答复告知书"
    case .consulting: "政府信息公开征求意见告知书"
    case .thirdParty: "政府信息公开征求第三方意见书"
    case .coMaker: "政府信息公开征求共同制作机关意见书"
    case .organ: "政府信息公开协办函"
    case .reasons: "政府信息公开申请说明理由告知书"
    case .fee: "政府信息公开信息处理费缴费通知书"
    case .reply: "政府信息公开申请答复告知书"
    case .disclosure: "政府信息公开告知书（致第三方）"
    }
  }

  /// The word of its series in the 文号: 呈公复〔2026〕3号.
  var series: String {
    switch self {
    case .receipt: "公收"
    case .correction: "公补"
    case .extend: "公延"
    case .consulting, .reasons, .disclosure: "公告"
    case .thirdParty, .coMaker, .organ: "公征"
    case .fee: "公费"
    case .reply: "公复"
    }
  }

  /// Which consultation it goes out with, if it goes to somebody who is asked.
  package var consultation: ApplicationConsultation.Kind? {
    switch self {
    case .thirdParty, .disclosure: .thirdParty
    case .coMaker: .coMaker
    case .organ: .organ
    case .receipt, .correction, .extend, .consulting, .reasons, .fee, .reply: nil
    }
  }

  /// Whether the case is far enough for it.
  package func isPossible(_ application: Application) -> Bool { obstacle(application) == nil }

  /// Why it cannot be written yet; nil when it can.
  func obstacle(_ application: Application) -> String? {
    switch self {
    case .receipt, .reasons: application.receivedOn == nil ? "还没有与申请人确认，不知道收到之日，请先确认。" : nil
    case .correction: application.correction == nil ? "还没有要求补正，请先登记补正内容。" : nil
    case .extend: application.prolongation?.approvedOn == nil ? "延期还没有经负责人同意。" : nil
    case .fee: application.fee == nil ? "还没有登记收费，请先登记。" : nil
    case .reply: application.decision?.decidedOn == nil ? "答复还没有审批，请先拟答复、送审批。" : nil
    case .disclosure: application.decision?.decidedOn == nil ? "还没有作出决定，不能告知第三方。" : nil
    case .consulting, .thirdParty, .coMaker, .organ: nil
    }
  }
}

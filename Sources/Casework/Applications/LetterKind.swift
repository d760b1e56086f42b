import Store

/// A letter of the set (文书种类, 公开机构办理依申请公开的格式文书).
package enum LetterKind: String, CaseIterable, Sendable, Storable {
  case receipt, correction
  case extend = "extension"
  case consulting
  case thirdParty = "third-party"
  case coMaker = "co-maker"
  case organ, reasons, delay, fee, reply, disclosure, forwarding
  /// Forms of the case: 登记表, 办理流程图, 移送明细, 呈批单.
  case register, course, transfer, submission

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
    case .delay: "政府信息公开延迟答复告知书"
    case .fee: "政府信息公开信息处理费缴费通知书"
    case .reply: "政府信息公开申请答复告知书"
    case .disclosure: "政府信息公开告知书（致第三方）"
    case .forwarding: "更正政府信息申请转送函"
    case .register: "政府信息公开申请登记表"
    case .course: "政府信息公开申请办理流程图"
    case .transfer: "主动公开信息移送明细表"
    case .submission: "政府信息公开申请审查呈批单"
    }
  }

  /// What it is called in a case of a kind.
  package func title(for matter: ApplicationMatter) -> String {
    title.replacing(ApplicationMatter.disclosure.chinese, with: matter.chinese)
  }

  /// Which kinds of application it belongs to.
  var matters: Set<ApplicationMatter> {
    switch self {
    case .receipt, .reply, .register, .course, .submission: [.disclosure, .amendment]
    case .forwarding: [.amendment]
    case .correction, .extend, .consulting, .thirdParty, .coMaker, .organ, .reasons, .delay, .fee, .disclosure,
      .transfer:
      [.disclosure]
    }
  }

  /// The word of its series in the 文号: 呈公复〔2026〕3号.
  var series: String {
    switch self {
    case .receipt: "公收"
    case .correction: "公补"
    case .extend, .delay: "公延"
    case .consulting, .reasons, .disclosure: "公告"
    case .thirdParty, .coMaker, .organ: "公征"
    case .fee: "公费"
    case .reply: "公复"
    case .forwarding: "公转"
    case .register: "公登"
    case .course: "公流"
    case .transfer: "公移"
    case .submission: "公呈"
    }
  }

  /// Which consultation it goes out with, if it goes to somebody who is asked.
  package var consultation: ApplicationConsultation.Kind? {
    switch self {
    case .thirdParty, .disclosure: .thirdParty
    case .coMaker: .coMaker
    case .organ: .organ
    case .receipt, .correction, .extend, .consulting, .reasons, .delay, .fee, .reply, .forwarding: nil
    case .register, .course, .transfer, .submission: nil
    }
  }

  /// Whether it is a form that stays in the file, and goes to nobody.
  package var isSheet: Bool {
    switch self {
    case .register, .course, .transfer, .submission: true
    default: false
    }
  }

  /// Whether the case is far enough for it.
  package func isPossible(_ application: Application) -> Bool { obstacle(application) == nil }

  /// Why it cannot be written yet; nil when it can.
  func obstacle(_ application: Application) -> String? {
    guard matters.contains(application.matter) else { return "这种文书不用于\(application.matter.chinese)。" }
    return switch self {
    case .receipt: application.receivedOn == nil ? "还没有与申请人确认，不知道收到之日，请先确认。" : nil
    case .correction: application.correction == nil ? "还没有要求补正，请先登记补正内容。" : nil
    case .extend: application.prolongation?.approvedOn == nil ? "延期还没有经负责人同意。" : nil
    case .reasons: application.reasons == nil ? "还没有登记要求说明理由，请先登记。" : nil
    case .delay: application.delay == nil ? "负责人还没有确定延迟答复的期限。" : nil
    case .forwarding:
      application.decision?.code == "G2" && application.decision?.decidedOn != nil ? nil : "只有决定转送、并经审批的，才做转送函。"
    case .fee: application.fee == nil ? "还没有登记收费，请先登记。" : nil
    case .reply: application.decision?.decidedOn == nil ? "答复还没有审批，请先拟答复、送审批。" : nil
    case .disclosure: application.decision?.decidedOn == nil ? "还没有作出决定，不能告知第三方。" : nil
    case .transfer:
      ["A2", "B"].contains(application.decision?.code ?? "") && application.decision?.decidedOn != nil
        ? nil : "只有决定公开、并经审批的信息，才移送主动公开。"
    case .submission: application.decision == nil ? "还没有拟答复，没有可以呈批的意见。" : nil
    case .consulting, .thirdParty, .coMaker, .organ, .register, .course: nil
    }
  }
}

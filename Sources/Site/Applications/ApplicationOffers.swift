import Casework
import Kernel

/// What may be done with a case now, as forms (可办事项).
struct ApplicationOffers: Sendable {
  let application: CaseApplication
  let consultations: [ApplicationConsultation]
  let codes: [DecisionCode]
  let actor: Actor
  let today: Day
  /// How many applications the applicant handed in before, in the same calendar month.
  let earlier: Int
  /// What was typed into the form that came back, and what is wrong with it.
  var returned: (act: ApplicationAct, typed: [String: String], issues: [Issue])?

  /// In the order in which they are most likely wanted.
  private static let order: [ApplicationAct] = [
    .confirm, .correct, .settle, .pay, .explain, .acceptReasons, .approve, .accept, .propose, .deliver, .tellExtension,
    .tellDelay, .consentExtension, .archive, .rejectReasons, .askCorrection, .consult, .askExtension, .sendBack,
    .setDelay, .askReasons, .noticeFee, .abandon, .withdraw,
  ]
  private static let heads: Set<ApplicationAct> = [.consentExtension, .approve, .sendBack, .setDelay]

  /// So many of the order are what one comes for.
  private static let firstFew = 14

  var forms: (main: [DeskForm], more: [DeskForm]) {
    let acts = Self.order.filter(isOffered)
    let main = acts.prefix { Self.order.firstIndex(of: $0).map { $0 < Self.firstFew } ?? false }.prefix(2)
    return (main.map { form($0, .main) }, acts.dropFirst(main.count).map { form($0, .quiet) })
  }

  private func isOffered(_ act: ApplicationAct) -> Bool {
    guard application.state.after(act) != nil, application.matter.knows(act),
      actor.may(Self.heads.contains(act) ? .caseApproval : .casework, in: application.town)
    else { return false }
    let more = application.prolongation
    switch act {
    case .askExtension: return more == nil && application.delay == nil
    case .consentExtension: return more != nil && more?.approvedOn == nil
    case .tellExtension: return more?.approvedOn != nil && more?.toldOn == nil
    case .askCorrection: return application.correction == nil
    case .noticeFee: return application.fee == nil
    case .askReasons: return application.reasons == nil
    case .explain: return application.reasons?.givenOn == nil
    case .acceptReasons: return application.reasons?.givenOn != nil
    case .setDelay: return application.reasons?.isAccepted == true && application.delay == nil
    case .tellDelay: return application.delay != nil && application.delay?.toldOn == nil
    default: return true
    }
  }

  private func form(_ act: ApplicationAct, _ look: DeskForm.Look) -> DeskForm {
    let isReturned = returned?.act == act
    return DeskForm(
      title: act.chinese, action: DeskAddress.applicationAct(application.id, act),
      fields: ApplicationActFields(offers: self, typed: isReturned ? returned?.typed ?? [:] : [:]).fields(of: act)
        .scoped(act.rawValue),
      button: act.chinese, note: note(act), look: look, issues: isReturned ? returned?.issues ?? [] : [])
  }

  private func note(_ act: ApplicationAct) -> String {
    switch act {
    case .confirm: application.channel.rule
    case .accept: "内容明确、可以检索的，转入办理；不明确的要在七个工作日内一次性告知补正。"
    case .askCorrection: "一件申请只能要求补正一次，要一次说全（条例第三十条）。"
    case .correct: "答复期限从收到补正之日重新起算。"
    case .consult: "发出的次日起到收到意见止，不计入答复期限（条例第三十三条第三款）。"
    case .askExtension: "最多延长二十个工作日，只能一次；负责人同意并告知申请人以后才生效（条例第三十三条）。"
    case .consentExtension: "经办人申请延长 \(application.prolongation?.days ?? 0) 个工作日：\(application.prolongation?.reason ?? "")"
    case .tellExtension: "先做“延期答复告知书”送给申请人，再登记告知的日子；要在原期限届满以前。"
    case .noticeFee: "只有数量、频次明显超过合理范围才可以收（条例第四十二条）。同一申请人本月此前有 \(earlier) 件。"
    case .askReasons: "只有数量、频次明显超过合理范围的才可以要求（条例第三十五条）。先登记，再做“说明理由告知书”送给申请人；答复期限照常计算。"
    case .explain: explaining
    case .acceptReasons: "申请人的理由：\(application.reasons?.given ?? "")"
    case .rejectReasons: "按“无正当理由大量反复申请”拟不予处理，送负责人审批（条例第三十五条）。"
    case .setDelay: "理由合理、但规定期限内答复不了的，由负责人确定合理期限；告知申请人以后才生效（条例第三十五条）。"
    case .tellDelay: "先做“延迟答复告知书”送给申请人，再登记告知的日子；要在原期限届满以前。"
    case .approve: proposal
    case .deliver: "按期与否看送达：邮寄的以交邮之日为准，当面的以签收之日为准。"
    case .abandon: "补正或者缴费的期限届满以后才能终止。"
    case .register, .settle, .pay, .propose, .sendBack, .withdraw, .archive: ""
    }
  }

  private var explaining: String {
    guard let reasons = application.reasons else { return "" }
    return "\(reasons.askedOn) 要求说明理由，\(reasons.days) 个工作日内说明。"
  }

  private var proposal: String {
    guard let decision = application.decision, let code = codes.first(where: { $0.code == decision.code }) else { return "" }
    let refused = codes.filter { decision.refused.contains($0.code) }.map(\.name).joined(separator: "、")
    return "拟答复：\(code.name)（条例\(code.article)）。"
      + (refused.isEmpty ? "" : "不公开部分：\(refused)。")
      + (decision.organ.isEmpty ? "" : "有权更正的机关：\(decision.organ)。")
      + (decision.answer.isEmpty ? "" : "内容：\(decision.answer) ") + (decision.reason.isEmpty ? "" : "理由：\(decision.reason)")
  }
}

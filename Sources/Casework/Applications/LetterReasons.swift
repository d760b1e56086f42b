import Kernel

/// The words of the letters of 条例 第三十五条 (说明理由、延迟答复) and 第四十一条 (转送).
extension LetterText {
  /// Asked before anything is refused for being too much.
  var reasons: [String] {
    guard let asked = application.reasons else { return [] }
    let until = application.reasonsDue(facts.calendar)?.due.chinese ?? ""
    return [
      opening, "\(you)申请公开政府信息的数量、频次明显超过合理范围：\(DecisionCode.sentence(asked.ground))",
      "根据《中华人民共和国政府信息公开条例》第三十五条，请\(you)自收到本告知书之日起\(asked.days)个工作日内（\(until)前）书面说明理由。",
      "理由不合理的，本机关告知不予处理；理由合理、但不能在规定期限内答复的，本机关将确定延迟答复的合理期限并告知\(you)。",
    ]
  }

  /// 延迟答复的合理期限, with the day it comes to.
  var delayed: [String] {
    guard let delay = application.delay, let start = application.clockStart else { return [] }
    let due = delay.toldOn == nil ? facts.calendar.adding(delay.days, to: start) : facts.deadline?.count
    let isProvisional = due?.isProvisional == true ? "（暂定，以国务院办公厅公布的放假安排为准）" : ""
    return [
      opening, "\(you)对申请的数量、频次说明了理由。经审查，理由合理，但本机关无法在规定的期限内答复：\(DecisionCode.sentence(delay.reason))",
      "根据《中华人民共和国政府信息公开条例》第三十五条，本机关确定延迟答复的合理期限为自\(start.chinese)起\(delay.days)个工作日，"
        + "即在\(due?.due.chinese ?? "")前答复\(isProvisional)。",
    ]
  }

  /// To the organ that has the right to correct.
  var forwarding: [String] {
    let reason = application.decision?.reason ?? ""
    return [
      "本机关收到\(application.applicantName)提出的\(application.matter.chinese)（登记编号\(application.number)），要求更正的信息记录为：\(quoted)",
      "要求更正为：\(DecisionCode.sentence(application.claim))", "提出的证据：\(DecisionCode.sentence(application.evidence))",
      "经审核，该信息记录不属于本机关职能范围。根据《中华人民共和国政府信息公开条例》第四十一条，现转送贵机关处理，并请将结果告知申请人。"
        + DecisionCode.sentence(reason),
    ]
  }
}

/// Samples of applying online (示例申请).
import Kernel

extension ApplyFormPage {
  static var samples: [(name: String, page: ApplyFormPage)] {
    let typed = ApplicationFields.fresh.merging(["name": "方小鱼", "content": "呈坎村2025年道路硬化工程的中标结果"]) { _, own in own }
    let page = ApplyFormPage(
      frame: SampleTown.frame(SampleTown.at("apply")), trail: SampleTown.trail("依申请公开"),
      action: SampleTown.at("apply"), guide: SampleTown.at("apply"), key: "00000000",
      applicant: ApplicationFields.applicant(typed), content: ApplicationFields.content(typed),
      wanted: ApplicationFields.wanted(typed), check: HumanCheck(question: "三加五等于几？", token: "x"),
      office: "呈坎镇政府信息公开办公室（演示）", phone: "0559-0000000")
    var wrong = page
    wrong.issues = [.init("paper-number", "身份证号码应为 18 位，最后一位校验不对，请核对每一位数字。"), .init("sum", "这道题答得不对，请再算一算。")]
    return [("apply-form", page), ("apply-form-wrong", wrong)]
  }
}

extension ApplyReceiptPage {
  static var samples: [(name: String, page: ApplyReceiptPage)] {
    [
      (
        "apply-receipt",
        ApplyReceiptPage(
          frame: SampleTown.frame(SampleTown.at("apply")), trail: SampleTown.trail("依申请公开"), number: "2026-0003",
          code: "K7M2P9QX", title: "呈坎村2025年道路硬化工程的中标结果", submitted: "2026-11-23 09:30",
          next: "工作人员会在今天下班前联系您确认，确认之日为收到申请之日。", follow: SampleTown.at("apply"))
      )
    ]
  }
}

extension ApplyFollowPage {
  static var samples: [(name: String, page: ApplyFollowPage)] {
    var page = ApplyFollowPage(
      frame: SampleTown.frame(SampleTown.at("apply")), trail: SampleTown.trail("依申请公开"),
      action: SampleTown.at("apply"))
    let empty = page
    page.found = .init(
      number: "2026-0003", title: "呈坎村2025年道路硬化工程的中标结果", state: "办理中",
      facts: [.init("收到申请之日", "2026-11-23"), .init("答复期限", "2026-12-21")], asked: nil,
      arithmetic: ["期限 20个工作日。", "起算日 2026-11-23（周一），当日不计入。"])
    return [("apply-follow", empty), ("apply-follow-found", page)]
  }
}

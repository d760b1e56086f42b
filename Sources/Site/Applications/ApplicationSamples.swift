import Casework
import Kernel

/// Samples of one case (示例申请办理).
extension ApplicationPage {
  static var samples: [(name: String, page: ApplicationPage)] {
    let id = CaseApplication.ID(3)
    let page = ApplicationPage(
      frame: SampleDesk.frame(DeskAddress.application(id), holding: [.casework]), id: id, number: "2026-0003",
      title: "呈坎村2025年道路硬化工程的中标结果", state: DeskMark("办理中", .waiting), content: "呈坎村2025年道路硬化工程的中标结果",
      facts: DeskFacts([.init("渠道", "网上提交"), .init("收到申请之日", "2026-11-23（周一）")]),
      applicant: DeskFacts([.init("姓名", "方小鱼"), .init("证件", "居民身份证 341＊＊＊＊＊＊＊＊＊＊＊＊＊73")]),
      duties: [
        Owed(
          words: .init(text: "答复申请人 2026-12-21（周一）", mark: nil),
          arithmetic: ["期限 20个工作日。", "起算日 2026-11-23（周一），当日不计入。"])
      ],
      likenesses: [Likeness(title: "2025-0002 道路硬化工程合同", address: DeskAddress.application(id), words: "同一申请人，内容相同 64%")],
      forms: [DeskForm(title: "拟答复", action: DeskAddress.application(id), button: "送审批", look: .main)], moreForms: [],
      letters: [Letter(title: "政府信息公开申请登记回执", note: "呈公收〔2026〕3号", files: [NavLink("Word", DeskAddress.application(id))])],
      letterForm: nil,
      files: [File(name: "中标通知书.docx", role: "拟公开的信息原件", links: [NavLink("遮盖", DeskAddress.application(id))])],
      fileForm: nil, trail: SampleDesk.history)
    return [("desk-application", page)]
  }
}

import Kernel

/// The made-up desk that the samples stand in (示例工作台). Nobody here is real.
enum SampleDesk {
  static func frame(
    _ address: Address, holding duties: [Duty] = [.draft, .firstReview], name: String = "方小鱼",
    flash: DeskFrame.Flash? = nil
  ) -> DeskFrame {
    DeskFrame(
      town: "呈坎镇（演示）", siteName: SampleTown.settings.siteName, assets: SampleTown.assets,
      script: Address("assets", "sample", "desk.js"), address: address, csrf: csrf,
      staff: .init(name: name, duties: duties.map(\.chinese)), links: DeskFrame.links(holding: Set(duties)),
      flash: flash, publicHome: SampleTown.at(), isDemonstration: true)
  }

  /// Before signing in.
  static func gate(_ address: Address) -> DeskFrame {
    var frame = Self.frame(address)
    (frame.staff, frame.links) = (nil, [])
    return frame
  }

  static let csrf: HTML = "<input type=\"hidden\" name=\"csrf\" value=\"sample\">"

  static let columns = [
    FormChoice("guide", "政府信息公开指南"), FormChoice("statutory", "法定主动公开内容"), FormChoice("policy", "　政策文件"),
    FormChoice("reading", "　政策解读"), FormChoice("budget", "　财政预决算"), FormChoice("aid", "　社会救助"),
    FormChoice("notice", "通知公告"),
  ]
  static let organisations = [
    FormChoice("2", "呈坎镇人民政府（演示）"), FormChoice("3", "　灵山村（演示）"), FormChoice("4", "　党政办公室（演示）"),
  ]

  static let path = ReviewPath([
    .init(name: "起草", place: .done, who: "方小鱼"), .init(name: "初审", place: .done, who: "程灯"),
    .init(name: "复审", place: .now, who: "胡桥可以办理"), .init(name: "签发", place: .ahead), .init(name: "发布", place: .ahead),
  ])

  static let history = Timeline([
    .init(time: "2026-11-20 09:12", who: "方小鱼", act: "新建", note: nil),
    .init(time: "2026-11-20 09:40", who: "方小鱼", act: "提交审核", note: nil),
    .init(time: "2026-11-20 10:05", who: "程灯", act: "退回", note: "附件 2 的表头与正文不一致，请核对后重新上传。"),
    .init(time: "2026-11-20 14:31", who: "方小鱼", act: "提交审核", note: "附件已更正。"),
    .init(time: "2026-11-20 15:02", who: "程灯", act: "初审通过", note: nil),
  ])

  static let reading = Reading(
    title: "呈坎镇传统村落消防安全管理办法", documentNumber: "呈政〔2026〕41号",
    facts: DeskFacts([
      .init("索引号", "发布时编号"), .init("栏目", "政策文件"), .init("体裁", "通知"), .init("发文机关", "呈坎镇人民政府（演示）"),
      .init("成文日期", "2026年10月26日"), .init("生效日期", "2026年11月1日"), .init("公开属性", "主动公开（条例第二十条第一项）"),
      .init("信息来源", "呈坎镇党政办公室（演示）"),
    ]),
    body: """
      <p class="addressee">各村（社区）、镇直各单位：</p><p>现将《呈坎镇传统村落消防安全管理办法》印发给你们，请认真贯彻执行。</p>
      <h3>一、总则</h3><p>为加强传统村落消防安全管理，保护人民生命财产和文化遗产，制定本办法。</p>
      <h3>二、职责分工</h3><p>镇人民政府统一领导，各村落实巡查责任。</p>
      <p class="signature">呈坎镇人民政府</p><p class="signature">2026年10月26日</p>
      """,
    attachments: [NavLink("重点巡查点位表.xlsx", DeskAddress.attachment(41, 1))])

  static let rows = [
    WorkRow(
      title: "呈坎镇传统村落消防安全管理办法", address: DeskAddress.review(41), state: DeskMark("等待复审", .waiting),
      notes: ["政策文件", "方小鱼起草", "2026-11-20 15:02"]),
    WorkRow(
      title: "关于公布 2026 年第三季度社会救助资金发放情况的公告", address: DeskAddress.review(52),
      state: DeskMark("等待初审", .waiting), marks: [DeskMark("村级", .calm)],
      notes: ["社会救助", "灵山村经办", "2026-11-21 08:50"]),
    WorkRow(
      title: "呈坎镇 2019 年政府信息公开工作年度报告", address: DeskAddress.item(7), state: DeskMark("已发布", .good),
      marks: [.imported], notes: ["公开年报", "2020-01-20 00:00"]),
  ]
}

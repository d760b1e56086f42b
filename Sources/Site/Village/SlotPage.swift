import Kernel

/// `/desk/village/slots/:slot`: one sheet from nothing to the wall (一期公开), step by step on one page: the content, the
/// check, the signatures, the print, the photograph. It works on a cheap phone and without scripts.
struct SlotPage: Page {
  var frame: DeskFrame
  var village: NavLink
  var title: String
  var mark: DeskMark
  var path: ReviewPath
  var facts: DeskFacts
  /// What can be done now, and what there is to see, in the order of the steps.
  var panels: [Panel]
  var history: Timeline
  /// What is wrong with a form that came back.
  var issues: [Issue] = []

  /// Of those, what no form on the page shows: the sheet has moved on meanwhile.
  private var loose: [Issue] {
    let shown = panels.map(\.body.text).joined()
    return issues.filter { issue in
      let sentence: HTML = "\(issue.sentence)"
      return !shown.contains(sentence.text)
    }
  }

  /// One step's part of the page (步骤).
  struct Panel: Sendable, Equatable {
    var title: String
    var body: HTML
    /// The step one is at.
    var isNow = false

    var view: HTML {
      "<section class=\"panel\(if: isNow, " panel-now")\"><h2>\(title)</h2>\(body)</section>\n"
    }
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb(village.name, village.address), Crumb(title)], issues: issues.count,
      """
      <h1>\(title)</h1>
      <p>\(mark.view)</p>
      \(FormIssues(loose, for: []).view)
      \(path.view)
      \(each: panels, \.view)
      <details class="fold panel"><summary><h2>要求和办理过程</h2></summary>\(facts.view)\(history.view)</details>
      """)
  }
}

extension SlotPage {
  static var samples: [(name: String, page: SlotPage)] {
    let table = BenefitTableView(
      caption: "公开栏上的样子", heads: ["序号", "姓名", "村民组", "人数", "类别", "金额（元）"],
      rows: [["1", "程某某", "3组", "2", "A类", "860"], ["2", "罗某", "前街组", "1", "B类", "420"]], summary: "共 2 户，合计 1280 元。")
    let page = SlotPage(
      frame: SampleDesk.frame(DeskAddress.slot(41), holding: [.villageDraft]),
      village: NavLink("灵山村公开栏", DeskAddress.village("lingshan")), title: "2026年11月最低生活保障发放名单",
      mark: DeskMark("未张贴，等待签字", .grave),
      path: ReviewPath([
        .init(name: "内容", place: .done), .init(name: "核对", place: .done, who: "方小鱼"), .init(name: "签字", place: .now),
        .init(name: "打印", place: .ahead), .init(name: "拍照上墙", place: .ahead),
      ]),
      facts: DeskFacts([.init("期次", "2026年11月"), .init("到期", "2026年11月20日"), .init("张贴", "至少 15 天，最迟 31 天撤下")]),
      panels: [
        Panel(title: "公开栏上的样子", body: table.view),
        Panel(
          title: "签字", body: SlotForms.signature(7, "村委会", "committee", mayReturn: true, issues: []).view(SampleDesk.csrf),
          isNow: true),
        Panel(title: "拍照上墙", body: SlotForms.wall(7, boards: [], day: "2026-11-23", issues: []).view(SampleDesk.csrf)),
      ],
      history: Timeline([.init(time: "2026-11-18 09:20", who: "灵山村经办", act: "上传名单", note: nil)]))
    return [("desk-slot", page)]
  }
}

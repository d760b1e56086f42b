import Kernel

/// `/desk/boards/villages/:village/rules/:item`: one line of a village's catalogue, changed from a day on (公开要求).
struct RuleEditPage: Page {
  var frame: DeskFrame
  var slug: String
  var village: String
  var item: String
  var name: String
  var floor: String
  var boards: [FormChoice]
  var frequencies: [FormChoice]
  var typed: Typed
  var issues: [Issue] = []

  /// As typed (公开要求).
  struct Typed: Sendable, Equatable {
    var frequency = ""
    var dueMonth = ""
    var dueDay = ""
    var keepDays = ""
    var latestDays = ""
    var board = ""
    var signs: [String] = []
    var from = ""
  }

  var view: HTML {
    frame.page(
      name, trail: [
        Crumb("村级公开", DeskAddress.boards()), Crumb(village, DeskAddress.villageSetup(slug)), Crumb(name),
      ], issues: issues.count,
      """
      <h1>\(name)</h1>
      <p class="quiet">法律要求至少\(floor)公布，张贴不少于十五日（村民委员会组织法第三十五条）。改动从所填的日期起执行，以前各期不变。</p>
      <section class="panel">\(form.view(frame.csrf))</section>
      """)
  }

  private var form: DeskForm {
    DeskForm(
      action: DeskAddress.villageRule(slug, item),
      fields: [
        FormField(name: "frequency", label: "多久一次", control: .select(frequencies), value: typed.frequency, isRequired: true),
        FormField(
          name: "dueMonth", label: "期初后第几个月到期", control: .code, value: typed.dueMonth, hint: "0 是这一期的第一个月；每月一次的填 1 就是次月。",
          isRequired: true),
        FormField(name: "dueDay", label: "那个月的几日前", control: .code, value: typed.dueDay, hint: "随时公开的，填事项发生后几天内。", isRequired: true),
        FormField(name: "keepDays", label: "至少张贴几天", control: .code, value: typed.keepDays, isRequired: true),
        FormField(name: "latestDays", label: "最迟几天撤下", control: .code, value: typed.latestDays, isRequired: true),
        FormField(name: "board", label: "贴在哪块公开栏", control: .select([FormChoice("", "张贴时再选")] + boards), value: typed.board),
        FormField(
          name: "signs", label: "除村委会外还要谁签字",
          control: .checks([
            FormChoice("supervisors", "村务监督委员会", isChosen: typed.signs.contains("supervisors")),
            FormChoice("town", "镇", isChosen: typed.signs.contains("town")),
          ])),
        FormField(name: "from", label: "从哪一天起执行", control: .day, value: typed.from, isRequired: true),
      ], button: "保存", look: .main, issues: issues)
  }
}

extension RuleEditPage {
  static var samples: [(name: String, page: RuleEditPage)] {
    let page = RuleEditPage(
      frame: SampleDesk.frame(DeskAddress.villageRule("lingshan", "dibao")), slug: "lingshan", village: "灵山村", item: "dibao",
      name: "最低生活保障发放名单", floor: "每季度", boards: [FormChoice("1", "村务公开栏")],
      frequencies: [FormChoice("monthly", "每月"), FormChoice("quarterly", "每季度")],
      typed: Typed(
        frequency: "monthly", dueMonth: "0", dueDay: "20", keepDays: "15", latestDays: "31", signs: ["supervisors", "town"],
        from: "2027-01-01"))
    return [("desk-village-rule", page)]
  }
}

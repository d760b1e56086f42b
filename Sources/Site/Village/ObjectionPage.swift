import Kernel

/// `/desk/village/objections/:objection`: what somebody has against a list, by when it is answered, and the answer (异议办理).
struct ObjectionPage: Page {
  var frame: DeskFrame
  var number: String
  var objection: Int64
  var list: NavLink
  var facts: DeskFacts
  var words: String
  var isOpen: Bool
  var outcomes: [FormChoice]
  var outcome = ""
  var answer = ""
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "异议 \(number)", trail: [Crumb(list.name, list.address), Crumb("异议 \(number)")], issues: issues.count,
      """
      <h1>异议 \(number)</h1>
      <p class="flash">看到的姓名、联系方式只用来办理这件异议；每次打开都记入审计日志。</p>
      <section class="panel"><h2>内容</h2>\(facts.view)<p class="remark">\(words)</p></section>
      \(if: isOpen, answering)
      """)
  }

  private var answering: HTML {
    """
    <section class="panel panel-now"><h2>答复</h2>\(DeskForm(
      action: DeskAddress.objection(objection),
      fields: [
        FormField(name: "outcome", label: "结果", control: .radios(outcomes), value: outcome, isRequired: true),
        FormField(
          name: "answer", label: "核实情况和答复", control: .area(rows: 4), value: answer, hint: "成立的，请同时撤下或者更正名单。", isRequired: true,
          limit: 1000),
      ], button: "答复", look: .main, issues: issues
    ).view(frame.csrf))</section>
    """
  }
}

extension ObjectionPage {
  static var samples: [(name: String, page: ObjectionPage)] {
    let page = ObjectionPage(
      frame: SampleDesk.frame(DeskAddress.objection(3), holding: [.villageDraft]), number: "YY2026-3", objection: 3,
      list: NavLink("最低生活保障拟确认对象公示", DeskAddress.slot(41)),
      facts: DeskFacts([.init("姓名", "某某"), .init("联系方式", "本村 3 组"), .init("最迟哪天答复", "2026年11月27日")]),
      words: "第 2 行那家上个月已经搬走了。", isOpen: true,
      outcomes: [FormChoice("upheld", "异议成立，已经更正"), FormChoice("rejected", "异议不成立")])
    return [("desk-objection", page)]
  }
}

import Kernel
import Villages

/// `/desk/inspections/points/:code`: one point of the checklist, changed or ended from a day on; `new` adds one (检查要点).
struct PointPage: Page {
  var frame: DeskFrame
  /// Empty for a new one.
  var code: String
  var title: String
  var problems: [FormChoice]
  /// What was typed, by the names of the fields.
  var typed: [String: String]
  /// Which form came back: change, ending.
  var refused = ""
  var issues: [Issue] = []
  /// What it was, is and will be.
  var history: [[String]]
  var mayEdit: Bool

  var view: HTML {
    frame.page(
      title, trail: [
        Crumb("检查整改", DeskAddress.inspections()), Crumb("检查标准和期限", DeskAddress.inspectionStandards), Crumb(title),
      ], issues: issues.count,
      """
      <h1>\(title)</h1>
      <p class="quiet">改动从所填的日期起执行；以前的检查仍按当时的要点看。手机里已经打开、还没有网的检查表，按打开时的要点收。</p>
      \(if: mayEdit, "<section class=\"panel\"><h2>\(code.isEmpty ? "新增" : "修改")</h2>\(changing.view(frame.csrf))</section>")
      \(if: mayEdit && !code.isEmpty, "<section class=\"panel\"><h2>停用</h2>\(ending.view(frame.csrf))</section>")
      \(if: !history.isEmpty, "<section class=\"panel\"><h2>历次写法</h2>\(table.view)</section>")
      """)
  }

  private func value(_ form: String, _ name: String) -> String {
    form == "ending" && refused != "ending" ? "" : typed[name] ?? ""
  }

  private var changing: DeskForm {
    let kinds = FindingSubject.Kind.allCases.map { FormChoice($0.rawValue, $0.chinese) }
    return DeskForm(
      action: code.isEmpty ? DeskAddress.inspectionPoints : DeskAddress.inspectionPoint(code),
      fields: [
        FormField(name: "question", label: "看什么", value: value("change", "question"), hint: "写成好的样子，例如“公开栏完好、显眼”。", isRequired: true, limit: 100),
        FormField(name: "hint", label: "提示", value: value("change", "hint"), hint: "怎么看，印在要点下面；可以空着。", limit: 200),
        FormField(name: "problem", label: "不合格算哪类问题", control: .select(problems), value: value("change", "problem"), isRequired: true),
        FormField(name: "subject", label: "看的是哪一种东西", control: .select(kinds), value: value("change", "subject"), isRequired: true),
        FormField(name: "position", label: "排在第几", control: .code, value: value("change", "position"), isRequired: true),
        FormField(name: "source", label: "依据", value: value("change", "source"), isRequired: true, limit: 300),
        FormField(name: "from", label: "从哪一天起", control: .day, value: value("change", "from"), isRequired: true),
      ].scoped("change"), button: "保存", look: .main, issues: refused == "change" ? issues : [])
  }

  private var ending: DeskForm {
    DeskForm(
      action: DeskAddress.inspectionPointEnding(code),
      fields: [
        FormField(name: "source", label: "依据", value: value("ending", "source"), isRequired: true, limit: 300),
        FormField(name: "from", label: "从哪一天起不再检查", control: .day, value: value("ending", "from"), isRequired: true),
      ].scoped("ending"), button: "停用", issues: refused == "ending" ? issues : [])
  }

  private var table: DeskTable {
    DeskTable(
      caption: "历次写法", heads: ["从哪一天起", "看什么", "对应问题", "依据", "谁定的"], rows: history.map { row in row.map { "\($0)" } })
  }

  static var samples: [(name: String, page: PointPage)] {
    let page = PointPage(
      frame: SampleDesk.frame(DeskAddress.inspectionPoint("board")), code: "board", title: "公开栏完好、显眼、夜里看得见",
      problems: [FormChoice("P6", "P6 公开栏破损、位置不当")],
      typed: ["question": "公开栏完好、显眼、夜里看得见", "problem": "P6", "subject": "board", "position": "6", "from": "2026-03-10"],
      history: [["2020-01-01", "公开栏完好、显眼、夜里看得见", "P6", "鱼灯默认值", "通用"]], mayEdit: true)
    var new = page
    (new.code, new.title, new.history, new.refused) = ("", "新增检查要点", [], "change")
    new.issues = [Issue("question", "请写明要看什么，2 到 100 个字，例如“该张贴的都按时张贴了”。")]
    return [("desk-inspection-point", page), ("desk-inspection-point-new", new)]
  }
}

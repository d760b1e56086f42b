import Kernel

/// `/desk/inspections/new/:village`: the checklist on a phone (检查表). It works without scripts when there is a line, and
/// with them without one.
struct InspectionFormPage: Page {
  var frame: DeskFrame
  var village: String
  var slug: String
  var key: String
  var points: [Point]
  /// What was chosen and typed, by the names of the fields.
  var typed: [String: String]
  var others: [FormChoice]
  var issues: [Issue] = []
  var script: Address

  /// A point of the list (检查要点).
  struct Point: Sendable, Equatable {
    /// Which row it is: the form is read by the list that the phone was given.
    var id: String
    var code: String
    var question: String
    var hint: String
    /// Things of ours to choose from; without any, one writes what it is.
    var things: [FormChoice]
  }

  /// What waits in the phone to be sent (待发送).
  static let waiting: HTML = """
    <section id="waiting" class="panel waiting" aria-live="polite" hidden><h2>存在手机里、还没有发送的检查表</h2><ul></ul></section>
    """

  var view: HTML {
    frame.page(
      "检查\(village)", trail: [Crumb("检查整改", DeskAddress.inspections()), Crumb("开始检查", DeskAddress.newInspection), Crumb(village)],
      issues: issues.count,
      """
      <h1>检查\(village)</h1>
      \(Self.waiting)
      <form id="inspection" class="desk-form inspection" method="post" action="\(DeskAddress.inspections())" enctype="multipart/form-data"
        data-village="\(village)" data-account="\(frame.staff?.name ?? "")">
      \(frame.csrf)<input type="hidden" name="village" value="\(slug)"><input type="hidden" name="key" value="\(key)">
      <input type="hidden" name="filled" value=""><input type="hidden" name="asked" value="\(points.map(\.id).joined(separator: ","))">
      \(FormIssues(issues, for: fields).view)
      <div id="told" role="alert" tabindex="-1"></div>
      \(head.marked(issues).view)
      <h2>逐项检查</h2>
      \(each: points, view)
      \(other)
      \(foot.marked(issues).view)
      <p class="buttons"><button class="main">交检查表</button></p>
      </form>
      <script src="\(script)" defer></script>
      """)
  }

  private var fields: [FormField] { head + foot + points.map { FormField(name: "note-\($0.code)", label: $0.question) } }

  private var head: [FormField] {
    [
      FormField(
        name: "origin", label: "谁来检查",
        control: .radios([FormChoice("town", "镇里检查"), FormChoice("patrol", "市区巡查通报的问题，登记进来整改")]),
        value: typed["origin"] ?? "town"),
      FormField(name: "day", label: "检查日期", control: .day, value: typed["day"] ?? "", isRequired: true),
      FormField(name: "inspectors", label: "检查人", value: typed["inspectors"] ?? "", hint: "几个人都写上，用顿号隔开。", isRequired: true, limit: 100),
      FormField(name: "place", label: "在哪里看的", value: typed["place"] ?? "", limit: 100),
    ]
  }

  private var foot: [FormField] {
    [
      FormField(
        name: "photos", label: "照片", control: .files(accept: "image/*", many: true),
        hint: "可以拍几张，最多 12 张；公开和打印的照片不带拍摄时间、地点等信息。"),
      FormField(name: "witness", label: "村经办签字", value: typed["witness"] ?? "", hint: "在场的村经办人员姓名。", limit: 40),
      FormField(name: "note", label: "备注", control: .area(rows: 3), value: typed["note"] ?? "", limit: 1000),
    ]
  }

  private func view(_ point: Point) -> HTML {
    let (result, problem) = (typed["result-\(point.code)"] ?? "", issues.first { $0.field == "note-\(point.code)" })
    return """
      <fieldset class="point\(if: problem != nil, " field-wrong")"><legend>\(point.question)</legend>
      \(if: !point.hint.isEmpty, "<p class=\"hint\">\(point.hint)</p>")
      <div class="choices">\(each: ["good", "bad", "none"], { choice($0, point, result) })</div>
      <div class="point-bad">\(thing(point))
      <label for="f-note-\(point.code)">问题是什么</label>
      \(problem.map { "<p class=\"wrong\">\($0.sentence)</p>" })
      <textarea id="f-note-\(point.code)" name="note-\(point.code)" rows="2" maxlength="500">\n\(typed["note-\(point.code)"] ?? "")</textarea></div>
      </fieldset>

      """
  }

  private func choice(_ value: String, _ point: Point, _ result: String) -> HTML {
    let word = value == "good" ? "合格" : value == "bad" ? "不合格" : "不适用"
    return """
      <span class="choice"><input type="radio" id="f-result-\(point.code)-\(value)" name="result-\(point.code)" value="\(value)"\
      \(if: result == value, " checked")><label for="f-result-\(point.code)-\(value)">\(word)</label></span>
      """
  }

  private func thing(_ point: Point) -> HTML {
    let id = "f-thing-\(point.code)"
    guard !point.things.isEmpty else {
      return """
        <label for="\(id)">哪一份、哪一处</label>
        <input type="text" id="\(id)" name="thing-\(point.code)" value="\(typed["thing-\(point.code)"] ?? "")" maxlength="200" autocomplete="off">
        """
    }
    return """
      <label for="\(id)">哪一份、哪一处</label>
      <select id="\(id)" name="thing-\(point.code)"><option value="">不在下面，写在说明里</option>\
      \(each: point.things, { $0.option(chosen: typed["thing-\(point.code)"] ?? "") })</select>
      """
  }

  /// Something that no point asks for: a column, a page.
  private var other: HTML {
    """
    <details class="fold"\(if: !(typed["other-note"] ?? "").isEmpty, " open")><summary>还有别的问题（网站栏目、网页等）</summary>
    \([
      FormField(name: "other-problem", label: "问题类别", control: .select([FormChoice("", "没有")] + others), value: typed["other-problem"] ?? ""),
      FormField(
        name: "other-kind", label: "在哪里",
        control: .select([FormChoice("column", "网站栏目"), FormChoice("page", "网页"), FormChoice("brochure", "宣传册"), FormChoice("other", "其他")]),
        value: typed["other-kind"] ?? "column"),
      FormField(name: "other-name", label: "名称或网址", value: typed["other-name"] ?? "", limit: 200),
      FormField(name: "other-note", label: "问题是什么", control: .area(rows: 2), value: typed["other-note"] ?? "", limit: 500),
    ].view)</details>
    """
  }

  static var samples: [(name: String, page: InspectionFormPage)] {
    let page = InspectionFormPage(
      frame: SampleDesk.frame(DeskAddress.newInspection), village: "灵山村", slug: "lingshan", key: "sample-key-0000000000",
      points: [
        Point(id: "1", code: "current", question: "该张贴的都按时张贴了", hint: "对照本村公开目录", things: [FormChoice("slot:1", "2026年3月高龄津贴发放名单")]),
        Point(id: "5", code: "brochures", question: "专栏里的宣传册都在有效期内", hint: "", things: []),
      ], typed: ["day": "2026-03-09", "result-current": "bad"], others: [FormChoice("P1", "P1 更新不及时")],
      script: Address("assets", "sample", "inspection.js"))
    var wrong = page
    wrong.issues = [Issue("inspectors", "请写明检查人，2 到 100 个字。"), Issue("note-current", "“该张贴的都按时张贴了”不合格，请写明是哪一份、哪一处有问题。")]
    return [("desk-inspection-form", page), ("desk-inspection-form-wrong", wrong)]
  }
}

import Kernel

/// `/desk/imports/:import/mapping`: the first records, and which of their fields fills which of ours (字段对应).
struct ImportMappingPage: Page {
  var frame: DeskFrame
  var id: Int64
  var file: String
  /// Their fields, with what stands in them in the first records.
  var fields: [TheirField]
  var ours: [OurField]
  var columns: [FormChoice]
  /// Their columns and where each goes.
  var places: [Place]
  var otherwise = ""
  var redirects = true
  /// Mappings kept under a name.
  var kept: [FormChoice] = []
  /// The first records as they would be taken.
  var results: [[String]] = []
  var issues: [Issue] = []

  /// A field of theirs (来源字段).
  struct TheirField: Sendable, Equatable {
    var name: String
    var values: [String]
  }

  /// A field of ours (本站字段).
  struct OurField: Sendable, Equatable {
    var name: String
    var label: String
    var chosen: String
    /// Nil when it cannot be the same for all.
    var constant: String?
    var isRequired = false
  }

  /// A column of theirs and the slug of ours (栏目对应).
  struct Place: Sendable, Equatable {
    var theirs: String
    var ours: String
  }

  var view: HTML {
    frame.page(
      "字段对应", trail: [Crumb("导入", DeskAddress.imports), Crumb(file)], issues: issues.count,
      """
      <h1>字段对应</h1>
      <p class="quiet">\(file)：下面是前 \(fields.first?.values.count ?? 0) 条。程序已经猜好一遍，请核对，不对的改过来。</p>
      \(if: !kept.isEmpty, keptForm)
      <form class="desk-form" method="post" action="\(DeskAddress.importMapping(id))">
      \(frame.csrf)
      \(FormIssues(issues, for: formFields).view)
      <div class="import-mapping">
      <section class="panel" aria-labelledby="ours"><h2 id="ours">本站字段取自哪里</h2>\(each: ours.filter(isInFront), row)\
      \(others)</section>
      \(if: !fields.isEmpty, sample)
      </div>
      \(columnPart)
      \(keepPart)
      <p class="buttons action-bar"><button class="main" name="then" value="trial">试运行</button>
      <button class="plain" name="then" value="look">保存，看前几条的结果</button></p>
      </form>
      \(if: !results.isEmpty, resultTable)
      """)
  }

  /// What nearly every old site has, what was chosen, and what is wrong stand in front; the rest is folded away.
  private func isInFront(_ field: OurField) -> Bool {
    let usual: Set<String> = ["title", "body", "publishedOn", "category", "address", "issuer"]
    let isUsed = !field.chosen.isEmpty || field.constant?.isEmpty == false
    return isUsed || usual.contains(field.name) || issues.contains { $0.field == field.name }
  }

  private var others: HTML {
    let folded = ours.filter { !isInFront($0) }
    guard !folded.isEmpty else { return HTML() }
    return """
      <details class="fold"><summary>其他字段（\(folded.count) 个，没有就不用管）</summary>\(each: folded, row)</details>
      """
  }

  private var formFields: [FormField] {
    ours.map { FormField(name: $0.name, label: $0.label) } + [
      FormField(name: "otherwise", label: ""), FormField(name: "keep", label: ""),
    ]
  }

  private func row(_ field: OurField) -> HTML {
    let choices = [FormChoice("", field.isRequired ? "请选择" : "不用")] + fields.map { FormChoice($0.name, $0.name) }
    let problem = issues.first { $0.field == field.name }?.sentence
    let select = FormField(
      name: field.name, label: field.label, control: .select(choices), value: field.chosen,
      isRequired: field.isRequired,
      problem: problem)
    let constant = field.constant.map {
      FormField(name: field.name + "-constant", label: "\(field.label)：没有时一律写", value: $0, limit: 200).view
    }
    return "<div class=\"import-row\">\(select.view)\(constant)</div>\n"
  }

  private var sample: HTML {
    """
    <section class="panel import-sample" aria-labelledby="theirs" tabindex="0"><h2 id="theirs">文件里的前几条</h2>
    <dl>\(each: fields, { field in
      "<div><dt>\(field.name)</dt>\(each: field.values.prefix(3), { "<dd>\($0.isEmpty ? "（空）" : String($0.prefix(120)))</dd>" })</div>"
    })</dl></section>
    """
  }

  private var columnPart: HTML {
    let rows = places.enumerated().map { index, place in
      FormField(
        name: "place-\(index)", label: "原栏目“\(place.theirs)”", control: .select([FormChoice("", "按下面的规则")] + columns),
        value: place.ours)
    }
    return """
      <section class="panel"><h2>放进哪个栏目</h2>
      \(each: places.indices, { "<input type=\"hidden\" name=\"theirs-\(String($0))\" value=\"\(places[$0].theirs)\">" })
      \(each: rows, \.view)
      \(FormField(
        name: "otherwise", label: places.isEmpty ? "栏目" : "其他的", control: .select([FormChoice("", "按类别和标题自动归入")] + columns),
        value: otherwise, problem: issues.first { $0.field == "otherwise" }?.sentence).view)
      \(FormField(
        name: "redirects", label: "旧地址", control: .checks([
          FormChoice("yes", "打开旧地址的人自动转到新页面", isChosen: redirects)
        ])).view)
      </section>
      """
  }

  private var keepPart: HTML {
    """
    <section class="panel">\(FormField(
      name: "keep", label: "把这套对应存下来，下次再用", hint: "写一个名称，如“旧站新闻库”；不写就不存。", limit: 50,
      problem: issues.first { $0.field == "keep" }?.sentence).view)</section>
    """
  }

  private var keptForm: HTML {
    """
    <form class="panel import-kept" method="get" action="\(DeskAddress.importMapping(id))">
    \(FormField(name: "kept", label: "套用存下的对应", control: .select(kept)).view)
    <p class="buttons"><button class="plain">套用</button></p></form>
    """
  }

  private var resultTable: HTML {
    let table = DeskTable(
      caption: "前几条导入后的样子", heads: ["标题", "文号", "日期", "栏目", "正文开头", "说明"],
      rows: results.map { $0.map { "\($0)" } })
    return "<section class=\"panel\" id=\"results\"><h2>前几条导入后的样子</h2>\(table.view)</section>"
  }
}

import Kernel

/// `/desk/kinds/new` and `/desk/kinds/notice`: one kind of information (种类设置).
struct KindEditPage: Page {
  var frame: DeskFrame
  /// Nil for a new one.
  var slug: String?
  var draft: KindDraft
  var columns: [FormChoice]
  var genres: [FormChoice]
  var demands: [Demand] = []
  /// What the standard fields are: they stay.
  var standing: [String] = []
  /// Whether the standard already gives it a 文号: then there is nothing to choose.
  var isNumbered = false
  var example: Address?
  var issues: [Issue] = []

  /// What is typed (种类内容).
  struct KindDraft: Sendable, Equatable {
    var slug = ""
    var name = ""
    var use = ""
    var genre = ""
    var columns: Set<String> = []
    /// One a line: `负责人：文字`.
    var asks = ""
    var template = ""
    var bearsNumber = false
    var isClosed = false
    /// By field, `none`, `submit` or `publish`.
    var moments: [String: String] = [:]
    var validFrom = ""
    var source = ""
  }

  /// By when a field must be filled, as it holds now (必填要求).
  struct Demand: Sendable, Equatable {
    var field: String
    var label: String
    var moment: String
    /// On what ground it holds, with its day.
    var origin: String
    var isLaw: Bool
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb("信息种类", DeskAddress.kinds), Crumb(title)], issues: issues.count,
      """
      <h1>\(title)</h1>
      \(example.map { "<p><a href=\"\($0)\">看这一类的填写示例</a></p>" })
      \(if: !standing.isEmpty, "<p class=\"quiet\">这一类固定要素：\(standing.joined(separator: "、"))。</p>")
      \(laws)
      <section class="panel">\(form.view(frame.csrf))</section>
      """)
  }

  private var title: String { slug == nil ? "新增信息种类" : "信息种类：\(draft.name)" }

  private var laws: HTML {
    let laws = demands.filter(\.isLaw)
    guard !laws.isEmpty else { return HTML() }
    return """
      <section class="panel"><h2>上级规定必填，不能取消</h2>\
      <ul class="dots">\(each: laws, { "<li>\($0.label)：\($0.moment)（\($0.origin)）</li>" })</ul></section>
      """
  }

  private var form: DeskForm {
    DeskForm(
      action: slug.map(DeskAddress.kind) ?? DeskAddress.kinds, fields: naming + writing + demanding, button: "保存种类",
      look: .main, issues: issues)
  }

  private var naming: [FormField] {
    let own = FormField(
      name: "slug", label: "代号", value: draft.slug, hint: "小写字母、数字和连字符，例如 water-notice。定了就不再改。", isRequired: true,
      limit: 40)
    return (slug == nil ? [own] : []) + [
      FormField(name: "name", label: "名称", value: draft.name, isRequired: true, limit: 20),
      FormField(name: "use", label: "什么时候用", value: draft.use, hint: "一句话，帮经办人选对。", isRequired: true, limit: 100),
      FormField(name: "genre", label: "体裁", control: .select([FormChoice("", "不固定")] + genres), value: draft.genre),
      FormField(
        name: "columns", label: "常放的栏目类型", control: .checks(columns), hint: "从这些栏目新建信息时，这一类排在前面。"),
    ]
  }

  private var writing: [FormField] {
    [
      FormField(
        name: "asks", label: "本镇另加的要素", control: .area(rows: 4), value: draft.asks,
        hint: "一行一项，写“名称：类型”。类型有文字、长文字、日期、年份、数量、金额、电话，或者选项（甲、乙）。例如：负责人：文字。"),
      FormField(
        name: "template", label: "开头文字", control: .area(rows: 10), value: draft.template,
        hint: "新建时放进正文。要经办人补写的地方写“（待填）”，没补完不能提交。{issuer} 换成单位名称，{today} 换成当天日期。"),
    ] + numbering + [
      FormField(
        name: "closed", label: "状态", control: .checks([
          FormChoice("1", "停用：新建信息时不再出现，已有的信息不受影响", isChosen: draft.isClosed)
        ])),
    ]
  }

  private var numbering: [FormField] {
    if isNumbered { return [] }
    let choice = FormChoice("1", "这一类文件有文号：编辑时可以填红头、签发人、份号和紧急程度", isChosen: draft.bearsNumber)
    return [FormField(name: "numbered", label: "文号", control: .checks([choice]))]
  }

  private var demanding: [FormField] {
    let open = demands.filter { !$0.isLaw }
    guard !open.isEmpty else { return [] }
    let choices = [("none", "可以不填"), ("submit", "提交审核前必填"), ("publish", "发布前必填")].map { FormChoice($0.0, $0.1) }
    let fields = open.map {
      FormField(
        name: "moment-" + $0.field, label: "\($0.label)：什么时候必填", control: .select(choices),
        value: draft.moments[$0.field] ?? $0.moment, hint: $0.origin)
    }
    return fields + [
      FormField(name: "validFrom", label: "改动的必填要求从哪一天起用", control: .day, value: draft.validFrom),
      FormField(
        name: "source", label: "依据或来源", value: draft.source, hint: "改了必填要求才填，例如：镇政务公开领导小组会议。", limit: 200),
    ]
  }
}

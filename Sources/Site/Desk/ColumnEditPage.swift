import Kernel

/// `/desk/columns/new` and `/desk/columns/3`: one column (栏目设置).
struct ColumnEditPage: Page {
  var frame: DeskFrame
  /// Nil for a new one.
  var column: Int64?
  var draft: ColumnDraft
  var parents: [FormChoice]
  var kinds: [FormChoice]
  var periods: [FormChoice]
  var owners: [FormChoice]
  var issues: [Issue] = []

  /// What is typed (栏目内容).
  struct ColumnDraft: Sendable, Equatable {
    var name = ""
    var slug = ""
    var parent = ""
    var kind = ""
    var period = ""
    var owner = ""
    /// Any of `firstReview`, `secondReview`, `issue`.
    var steps: Set<String> = ["firstReview", "secondReview", "issue"]
    var description = ""
    /// The article that orders it to be public (公开依据).
    var basis = ""
    var position = ""
    var isClosed = false
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb("栏目", DeskAddress.columns), Crumb(title)], issues: issues.count,
      """
      <h1>\(title)</h1>
      <section class="panel">\(form.view(frame.csrf))</section>
      """)
  }

  private var title: String { column == nil ? "新建栏目" : "栏目：\(draft.name)" }

  private var form: DeskForm {
    DeskForm(
      action: column.map(DeskAddress.column) ?? DeskAddress.columns, fields: naming + working + showing, button: "保存栏目",
      look: .main, issues: issues)
  }

  private var naming: [FormField] {
    [
      FormField(name: "name", label: "栏目名称", value: draft.name, isRequired: true, limit: 60),
      FormField(
        name: "slug", label: "网址名称", value: draft.slug, hint: "小写字母、数字和连字符，例如 policy。改了以后，旧网址自动转到新网址。",
        isRequired: true, limit: 40),
      FormField(
        name: "parent", label: "上级栏目", control: .select([FormChoice("", "没有上级")] + parents), value: draft.parent),
      FormField(name: "kind", label: "类型", control: .select(kinds), value: draft.kind),
    ]
  }

  private var working: [FormField] {
    let steps = [Duty.firstReview, .secondReview, .issue].map {
      FormChoice($0.rawValue, $0.chinese, isChosen: draft.steps.contains($0.rawValue))
    }
    return [
      FormField(name: "owner", label: "负责单位", control: .select(owners), value: draft.owner),
      FormField(name: "period", label: "更新周期", control: .select(periods), value: draft.period),
      FormField(
        name: "steps", label: "审核步骤", control: .checks(steps), hint: "至少一步；最后一步通过后发布。只影响以后提交的信息。"),
    ]
  }

  private var showing: [FormField] {
    [
      FormField(
        name: "description", label: "栏目说明", control: .area(rows: 2), value: draft.description, hint: "显示在栏目页和网页标签里。",
        limit: 200),
      FormField(name: "basis", label: "公开依据", value: draft.basis, hint: "例如：条例第二十条第七项。", limit: 200),
      FormField(name: "position", label: "排列顺序", control: .code, value: draft.position, hint: "数字小的在前。", limit: 6),
      FormField(
        name: "closed", label: "状态", control: .checks([
          FormChoice("1", "停用：不再接收新信息，已发布的仍可查看", isChosen: draft.isClosed)
        ])),
    ]
  }
}

import Kernel

/// `/desk/organisations/new` and `/desk/organisations/2`: one organisation (单位设置).
struct OrganisationEditPage: Page {
  var frame: DeskFrame
  /// Nil for a new one.
  var organisation: Int64?
  var draft: OrganisationDraft
  var parents: [FormChoice]
  var issues: [Issue] = []

  struct OrganisationDraft: Sendable, Equatable {
    var name = ""
    var shortName = ""
    var parent = ""
    var kind = ""
    var slug = ""
    var code = ""
  }

  static let kinds = [
    FormChoice("town", "乡镇"), FormChoice("village", "村（社区）"), FormChoice("office", "站所"),
  ]

  var view: HTML {
    frame.page(
      title, trail: [Crumb("单位", DeskAddress.organisations), Crumb(title)], issues: issues.count,
      """
      <h1>\(title)</h1>
      <section class="panel">\(form.view(frame.csrf))</section>
      """)
  }

  private var title: String { organisation == nil ? "新建单位" : "单位：\(draft.shortName)" }

  private var form: DeskForm {
    DeskForm(
      action: organisation.map(DeskAddress.organisation) ?? DeskAddress.organisations,
      fields: names + (organisation == nil ? place : []) + [code], button: "保存单位", look: .main, issues: issues)
  }

  private var names: [FormField] {
    [
      FormField(
        name: "name", label: "全称", value: draft.name, hint: "规范全称，例如：呈坎镇人民政府。", isRequired: true, limit: 80),
      FormField(name: "shortName", label: "简称", value: draft.shortName, isRequired: true, limit: 30),
    ]
  }

  /// Chosen once: links from outside and what was done there depend on it.
  private var place: [FormField] {
    [
      FormField(name: "kind", label: "类别", control: .select(Self.kinds), value: draft.kind),
      FormField(name: "parent", label: "上级单位", control: .select(parents), value: draft.parent),
      FormField(
        name: "slug", label: "网址名称", value: draft.slug, hint: "小写字母、数字和连字符，例如 chengkan；建好后不能改。",
        isRequired: true, limit: 40),
    ]
  }

  private var code: FormField {
    FormField(
      name: "code", label: "机构代码", value: draft.code, hint: "9 位组织机构代码或 18 位统一社会信用代码，用来编索引号；还不知道就留空。",
      limit: 18)
  }
}

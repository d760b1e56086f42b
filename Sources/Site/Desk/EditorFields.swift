/// The fields of the editor in their sections (编辑栏目分组): what it is, the text, dates and law, how to find it.
extension EditorPage {
  struct Section: Sendable {
    var title: String
    var fields: [FormField]
    var isFolded = false
    var lead = HTML()
  }

  var allFields: [FormField] { sections.flatMap(\.fields) + [ItemDraft.files] }

  var sections: [Section] {
    var sections = [
      Section(title: "这是什么", fields: what), ofKind, Section(title: "正文", fields: text),
      Section(title: "公开方式", fields: openness), Section(title: "文件信息", fields: document, isFolded: true),
      Section(title: "检索信息", fields: finding, isFolded: true),
    ]
    sections.removeAll { $0.fields.isEmpty }
    if asksChangeNote { sections.append(Section(title: "修改说明", fields: changing)) }
    return sections
  }

  private var ofKind: Section {
    guard let kind else { return Section(title: "", fields: []) }
    let choice = FormField(
      name: "itemKind", label: "信息种类", control: .select([FormChoice("", "不分种类")] + choices.itemKinds),
      value: kind.slug)
    return Section(
      title: kind.name.isEmpty ? "信息种类" : "本类信息要填：\(kind.name)", fields: [choice] + kind.fields, lead: kind.lead)
  }

  private var what: [FormField] {
    [
      FormField(name: "title", label: "标题", value: draft.title, hint: "写全称，不加书名号和句号。", isRequired: true, limit: 200),
      FormField(
        name: "column", label: "栏目", control: .select([FormChoice("", "请选择")] + choices.columns), value: draft.column,
        isRequired: true),
      FormField(
        name: "kind", label: "体裁", control: .select([FormChoice("", "请选择")] + choices.kinds), value: draft.kind),
    ]
  }

  private var text: [FormField] {
    [
      FormField(
        name: "body", label: "正文", control: .area(rows: 18), value: draft.body,
        hint: "可以直接粘贴文档、网页内容或 HTML。层次写作“一、”“（一）”“1.”“（1）”，系统会自动识别标题；空一行另起一段。", isRequired: true),
      FormField(
        name: "summary", label: "内容概述", control: .area(rows: 3), value: draft.summary, hint: "一两句话，不超过 100 个字。",
        limit: 200),
    ]
  }

  private var openness: [FormField] {
    [
      FormField(
        name: "openness", label: "公开属性", control: .select(choices.openness), value: draft.openness, isRequired: true),
      FormField(
        name: "basis", label: "法律依据", control: .select([FormChoice("", "请选择")] + choices.bases), value: draft.basis,
        hint: "《政府信息公开条例》的条款。选“依申请公开”或“不予公开”时必须说明。"),
      FormField(
        name: "source", label: "信息来源", value: draft.source, hint: "本单位制作的写本单位；转载的写原发布单位。", isRequired: true,
        limit: 100),
    ]
  }

  private var document: [FormField] {
    [
      FormField(
        name: "documentNumber", label: "文号", value: draft.documentNumber, hint: "例如：呈政〔2026〕41号。没有就不填。", limit: 60),
      FormField(name: "issuer", label: "发文机关", value: draft.issuer, hint: "用全称；联合发文写文号所属的机关。", limit: 100),
      FormField(name: "signed", label: "成文日期", control: .day, value: draft.signed),
      FormField(name: "effective", label: "生效日期", control: .day, value: draft.effective, hint: "不填就是发布之日。"),
      FormField(name: "expires", label: "失效日期", control: .day, value: draft.expires, hint: "文件写明有效期的才填。"),
    ] + (kind?.head ?? [])
  }

  private var finding: [FormField] {
    [
      FormField(name: "keywords", label: "关键词", value: draft.keywords, hint: "三到五个，用分号隔开。", limit: 200),
      FormField(
        name: "theme", label: "主题分类", control: .select([FormChoice("", "请选择")] + choices.themes), value: draft.theme),
    ]
  }

  private var changing: [FormField] {
    [
      FormField(
        name: "weight", label: "这次修改",
        control: .radios([
          FormChoice(ItemDraft.major, "重要修改", hint: "意思变了：内容、日期、标准、办法有变化。公开页面会显示更新说明。"),
          FormChoice("minor", "轻微修改", hint: "意思没变：错字、格式、链接。公开页面不显示说明。"),
        ]), value: draft.weight),
      FormField(
        name: "change", label: "更新说明", control: .area(rows: 2), value: draft.change,
        hint: "重要修改必须写，写给群众看：改了什么、从什么时候起。轻微修改可以不写，写了只留在历史里。", limit: 300),
    ]
  }
}

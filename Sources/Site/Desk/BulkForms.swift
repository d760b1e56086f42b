import Kernel

/// The forms by which one says what is to be done with the chosen items (批量操作表单), with what was typed.
struct BulkForms: Sendable {
  var number: Int64
  var columns: [FormChoice]
  var fields: [FormChoice]
  var validities: [FormChoice]
  var today: String
  /// What was typed into the form that came back.
  var typed: [String: [String]] = [:]
  /// Which form came back, with what is wrong.
  var refused = ""
  var issues: [Issue] = []

  var replace: DeskForm {
    form(
      "replace", "查找替换", "先查找，逐处看过、勾选以后才替换。草稿存成新的一稿；已发布的另开新版，经审核后才换下公开页面。",
      [
        FormField(name: "words", label: "查找", value: one("words"), hint: "按原样查找，不用通配符。", isRequired: true, limit: 100),
        FormField(name: "by", label: "替换成", value: one("by"), hint: "留空就是删去。", limit: 100),
        FormField(name: "fields", label: "在哪里找", control: .checks(ticked("fields", fields))),
        FormField(
          name: "how", label: "怎样算找到",
          control: .checks(
            ticked(
              "how",
              [
                FormChoice("whole", "整词", hint: "前后是标点、空格或段落边界才算，例如不动“文化站长”里的“文化站”。"),
                FormChoice("width", "不分全角半角", hint: "“2026”和“２０２６”一样算。"),
              ]))),
        submits,
      ], "查找")
  }

  var move: DeskForm {
    form(
      "move", "移动到另一栏目", "立即生效：公开列表跟着变，原网址自动跳转。",
      [
        FormField(
          name: "column", label: "移到", control: .select([FormChoice("", "请选择")] + columns), value: one("column"),
          isRequired: true)
      ], "移动")
  }

  var retag: DeskForm {
    form(
      "retag", "改关键词和主题", "草稿存成新的一稿；已发布的另开新版，经审核后生效。",
      [
        FormField(name: "added", label: "加上关键词", value: one("added"), hint: "多个用分号隔开。", limit: 200),
        FormField(name: "removed", label: "去掉关键词", value: one("removed"), hint: "多个用分号隔开。", limit: 200),
        FormField(name: "theme", label: "主题改为", value: one("theme"), hint: "留空就不改。", limit: 100), submits,
      ], "修改")
  }

  var mark: DeskForm {
    form(
      "mark", "标注有效性（失效、废止）", "立即生效：网页、列表和搜索都会标明。",
      [
        FormField(
          name: "validity", label: "有效性", control: .select([FormChoice("", "请选择")] + validities),
          value: one("validity"), isRequired: true),
        FormField(name: "day", label: "自哪一天起", control: .day, value: one("day").isEmpty ? today : one("day"), isRequired: true),
        FormField(name: "reason", label: "原因或依据", value: one("reason"), hint: "会在公开页面上显示。", limit: 200),
      ], "标注", look: .grave)
  }

  var export: DeskForm {
    form("export", "导出表格（Excel、CSV）", "每条一行：标题、文号、日期、状态、关键词、浏览量、网址等全部资料。", [], "导出")
  }

  private var submits: FormField {
    FormField(
      name: "then", label: "已发布的信息，改好以后",
      control: .radios([
        FormChoice("submit", "直接送审", isChosen: one("then") != "keep"),
        FormChoice("keep", "留作草稿，我再逐条看", isChosen: one("then") == "keep"),
      ]))
  }

  private func form(
    _ verb: String, _ title: String, _ note: String, _ fields: [FormField], _ button: String,
    look: DeskForm.Look = .main
  ) -> DeskForm {
    DeskForm(
      title: title, action: DeskAddress.bulkOrder(number), fields: fields.scoped(verb), button: button, note: note,
      look: look, issues: verb == refused ? issues : [], hidden: [DeskForm.Hidden("verb", verb)])
  }

  private func one(_ name: String) -> String { typed[name]?.first ?? "" }

  private func ticked(_ name: String, _ choices: [FormChoice]) -> [FormChoice] {
    guard let chosen = typed[name] ?? (typed.isEmpty ? nil : []) else { return choices }
    return choices.map { choice in
      var choice = choice
      choice.isChosen = chosen.contains(choice.value)
      return choice
    }
  }
}

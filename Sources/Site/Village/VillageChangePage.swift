import Kernel

/// `/desk/village-changes/:village`: a village is renamed or merged, after reading what will happen (村更名、并村).
struct VillageChangePage: Page {
  var frame: DeskFrame
  var slug: String
  var name: String
  var history: [String]
  var others: [FormChoice]
  /// What was typed, by the names of the fields.
  var typed: [String: String] = [:]
  /// Which of the two came back: renaming, merger.
  var asked = ""
  /// What will happen, to be confirmed.
  var effects: [String] = []
  var issues: [Issue] = []
  var isOver = false

  var view: HTML {
    frame.page(
      "\(name)更名合并", trail: [Crumb("村更名合并", DeskAddress.villageChanges), Crumb(name)], issues: issues.count,
      """
      <h1>\(name)更名合并</h1>
      \(if: !history.isEmpty, "<ul class=\"dots\">\(each: history, { "<li>\($0)</li>" })</ul>")
      \(if: !effects.isEmpty, confirming)
      \(if: isOver, "<p role=\"status\">这个村已经并入别的村，不能再更名、合并。</p>", else: forms)
      """)
  }

  private var forms: HTML {
    """
    <section class="panel"><h2>更名</h2>\(form("renaming", renaming).view(frame.csrf))</section>
    <section class="panel"><h2>并入别的村</h2>\(form("merger", merger).view(frame.csrf))</section>
    """
  }

  private func value(_ act: String, _ field: String, _ usual: String = "") -> String {
    asked == act ? typed[field] ?? usual : usual
  }

  private func form(_ act: String, _ fields: [FormField]) -> DeskForm {
    DeskForm(
      action: DeskAddress.villageChange(slug, act), fields: fields.scoped(act), button: "看看会发生什么", look: .main,
      issues: asked == act ? issues : [], hidden: [DeskForm.Hidden("step", "look")])
  }

  private var renaming: [FormField] {
    [
      FormField(name: "name", label: "新的村名", value: value("renaming", "name"), isRequired: true, limit: 50),
      FormField(
        name: "committee", label: "新的全称", value: value("renaming", "committee"), hint: "例如“灵山村村民委员会”。",
        isRequired: true, limit: 100),
      FormField(name: "day", label: "从哪一天起", control: .day, value: value("renaming", "day"), isRequired: true),
      FormField(name: "reason", label: "依据", value: value("renaming", "reason"), hint: "例如批复的文号。", isRequired: true, limit: 200),
    ]
  }

  private var merger: [FormField] {
    [
      FormField(
        name: "successor", label: "并入哪个村", control: .select([FormChoice("", "请选择")] + others),
        value: value("merger", "successor"), isRequired: true),
      FormField(name: "day", label: "从哪一天起", control: .day, value: value("merger", "day"), isRequired: true),
      FormField(name: "reason", label: "依据", value: value("merger", "reason"), hint: "例如批复的文号。", isRequired: true, limit: 200),
    ]
  }

  private var confirming: HTML {
    let kept = typed.filter { ["name", "committee", "successor", "day", "reason"].contains($0.key) }
    let hidden = kept.sorted { $0.key < $1.key }.map { DeskForm.Hidden($0.key, $0.value) }
    let form = DeskForm(
      action: DeskAddress.villageChange(slug, asked), button: asked == "merger" ? "确认并村" : "确认更名", look: .grave,
      hidden: hidden + [DeskForm.Hidden("step", "do")])
    return """
      <section class="panel" role="status"><h2>确认以后会这样</h2>
      <ul class="dots">\(each: effects, { "<li>\($0)</li>" })</ul>
      \(form.view(frame.csrf))</section>
      """
  }

  static var samples: [(name: String, page: VillageChangePage)] {
    let page = VillageChangePage(
      frame: SampleDesk.frame(DeskAddress.villageChange("lingshan")), slug: "lingshan", name: "灵山村",
      history: [], others: [FormChoice("yanggan", "杨干村")])
    var look = page
    look.typed = ["successor": "yanggan", "day": "2026-04-05", "reason": "区政府批复〔2026〕3号"]
    (look.asked, look.effects) = ("merger", ["2026-04-05 起，灵山村不再单独公开，应公开的由杨干村公开。", "灵山村以前的 52 份公开记录留在它自己的页面上，不改动。"])
    var wrong = page
    (wrong.asked, wrong.issues) = ("renaming", [Issue("name", "本镇已经有“杨干村”，请核对。")])
    return [("desk-village-change", page), ("desk-village-change-look", look), ("desk-village-change-wrong", wrong)]
  }
}

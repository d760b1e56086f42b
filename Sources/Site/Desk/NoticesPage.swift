import Kernel

/// `/desk/notices`: puts a few words on every public page, takes them off again, and shows what hung before (紧急通知).
struct NoticesPage: Page {
  var frame: DeskFrame
  /// Nil for those who may only look.
  var draft: Draft?
  /// Where one may post: the town, the district.
  var places: [FormChoice] = []
  var rows: [Row]
  var issues: [Issue] = []

  /// What was typed, as it was typed.
  struct Draft: Sendable, Equatable {
    var text = ""
    var level = ""
    var place = ""
    var link = ""
    var from = ""
    var until = ""
  }

  /// A notice there is or was.
  struct Row: Sendable, Equatable {
    var id: Int64
    var text: String
    var level: String
    var state: DeskMark
    /// 范围、起止、谁发的、谁撤的.
    var notes: [String]
    var mayRemove = false
  }

  var view: HTML {
    frame.page(
      "紧急通知", trail: [Crumb("紧急通知")], issues: issues.count,
      """
      <h1>紧急通知</h1>
      <p class="quiet">发布后立即出现在范围内每一个公开页面的顶部，到时间自动消失，也可以随时撤下；谁发的、谁撤的都有记录。</p>
      \(draft.map(form))
      <section class="panel" aria-labelledby="h-notices"><h2 id="h-notices">正在挂出的和以前的</h2>
      \(if: rows.isEmpty, "<p class=\"quiet\">还没有发过紧急通知。</p>")
      <ul class="rows">\(each: rows, row)</ul></section>
      """)
  }

  static let limit = 120

  private func form(_ draft: Draft) -> HTML {
    let fields = [
      FormField(
        name: "text", label: "通知内容", control: .area(rows: 3), value: draft.text,
        hint: "发生了什么、请大家怎么做、打什么电话。", isRequired: true, limit: Self.limit),
      FormField(
        name: "level", label: "程度",
        control: .radios([
          FormChoice("hint", "提示", hint: "停水停电、办事时间调整"), FormChoice("warning", "警示", hint: "暴雨、道路中断"),
          FormChoice("urgent", "紧急", hint: "需要马上行动：转移、封路"),
        ]), value: draft.level),
      FormField(name: "until", label: "到什么时候为止", control: .moment, value: draft.until, isRequired: true),
      FormField(name: "from", label: "从什么时候起", control: .moment, value: draft.from, hint: "不填就是现在。"),
      FormField(
        name: "place", label: "范围", control: .select(places), value: draft.place),
      FormField(
        name: "link", label: "相关信息的网址", value: draft.link, hint: "可不填。打开公开页面，复制地址栏里的网址。", limit: 300),
    ].scoped("notice")
    let form = DeskForm(
      action: DeskAddress.notices, fields: fields, button: "立即发布", look: .main, issues: issues)
    return "<section class=\"panel\"><h2>新通知</h2>\(form.view(frame.csrf))</section>"
  }

  private func row(_ row: Row) -> HTML {
    let removal = DeskForm(
      title: "提前撤下", action: DeskAddress.noticeRemoval(row.id),
      fields: [FormField(name: "reason", label: "理由（可不填）", limit: 200)].scoped("n\(row.id)"), button: "撤下这条通知",
      look: .grave)
    return """
      <li><p><strong>〔\(row.level)〕</strong>\(row.text)</p>
      <p class="row-notes">\(row.state.view)\(each: row.notes, { "<span>\($0)</span>" })</p>
      \(if: row.mayRemove, removal.folded(frame.csrf))</li>

      """
  }
}

import Kernel

/// `/desk/duty`: the 24-hour line on one screen (值班热线): write a call down, see what is open, hand over.
struct DutyPage: Page {
  var frame: DeskFrame
  /// Nil for who only looks on.
  var form: DeskForm?
  /// Who is on now, in words.
  var shift: String
  var handover: DeskForm?
  /// What the last handover said, and whether I am to take it over.
  var given: [HTML]
  var open: [Call]
  var latest: [Call]
  /// The caller opened a moment ago.
  var caller: DeskFacts?
  var issues = 0

  /// A call in a list (来电).
  struct Call: Sendable, Equatable {
    var matter: String
    var notes: [String]
    var mark: DeskMark
    var form: DeskForm?
    var opening: DeskForm?
  }

  var view: HTML {
    frame.page(
      "值班热线", trail: [Crumb("值班热线")], issues: issues,
      """
      <div class="title-row"><h1>值班热线</h1><p class="acts"><a href="\(DeskAddress.dutyLog())">来电记录</a>
      <a href="\(DeskAddress.dutyRoster)">值班表</a> <a href="\(DeskAddress.newConcern([("source", "duty")]))">登记关切</a></p></div>
      <p class="quiet">\(shift)</p>
      \(caller.map { "<section class=\"panel\"><h2>来电人</h2><p class=\"flash\">这次查看已经记入审计日志。</p>\($0.view)</section>" })
      \(form.map(asking))
      \(each: given, \.self)
      <section class="panel" aria-labelledby="h-open"><h2 id="h-open">还没办完的（\(open.count)）</h2>
      \(if: open.isEmpty, "<p class=\"quiet\" role=\"status\">没有。转办和待办的来电会留在这里，直到写上结果。</p>", else: list(open))</section>
      \(handover.map { "<section class=\"panel decision\">\($0.folded(frame.csrf))</section>" })
      <section class="panel" aria-labelledby="h-latest"><h2 id="h-latest">今天的来电（\(latest.count)）</h2>
      \(if: latest.isEmpty, "<p class=\"quiet\">今天还没有来电。</p>", else: list(latest))</section>
      """)
  }

  /// The fields in the order in which one hears them; Enter in any of them writes the call down.
  private func asking(_ form: DeskForm) -> HTML {
    let fields = form.fields.marked(form.issues)
    return """
      <section class="panel call-entry" aria-labelledby="h-call"><h2 id="h-call">记一个来电</h2>
      <form method="post" action="\(form.action)">\(frame.csrf)\(FormIssues(form.issues, for: form.fields).view)
      <div class="call-grid">\(each: fields, { "<div class=\"call-\($0.name)\">\($0.view)</div>" })</div>
      <p class="buttons"><button class="main">记下（回车）</button></p></form></section>
      <script src="\(frame.assets.script("calls.js"))" defer></script>
      """
  }

  private func list(_ calls: [Call]) -> HTML { "<ul class=\"rows\">\(each: calls, row)</ul>" }

  private func row(_ call: Call) -> HTML {
    """
    <li><p class="row-title">\(call.matter)</p>
    <p class="row-notes">\(call.mark.view)\(each: call.notes, { "<span>\($0)</span>" })</p>
    \(call.form.map { $0.view(frame.csrf) })\(call.opening.map { $0.folded(frame.csrf) })</li>

    """
  }

  static var samples: [(name: String, page: DutyPage)] {
    let call = Call(
      matter: "问社保窗口几点上班" + SampleTown.hostile, notes: ["ZB2026-0001", "09:30", "答复：八点"], mark: DeskMark("当场答复", .good))
    return [
      (
        "desk-duty",
        DutyPage(
          frame: SampleDesk.frame(DeskAddress.duty, holding: [.dutyLine], name: "汪值班"), form: DutyForms.call(), shift: "现在是白班：汪值班，带班领导胡桥。",
          given: [], open: [], latest: [call])
      )
    ]
  }
}

import Kernel

/// `/desk/reassignments`: hands one person's work to another (批量转交): choose the two, look at what would move, tick,
/// confirm.
struct ReassignPage: Page {
  var frame: DeskFrame
  var people: [FormChoice]
  var from = ""
  var to = ""
  /// Nil until both are chosen.
  var lines: [Line]?
  var issues: [Issue] = []
  var note = ""
  var recent: [NavLink] = []

  /// One thing in hand (转交条目).
  struct Line: Sendable, Equatable {
    /// `draft:7`, as the form sends it.
    var pick: String
    var title: String
    var kind: String
    var column: String
    var state: DeskMark
    /// Empty when it can be handed over.
    var refusal: String
    var isTicked = true
  }

  var view: HTML {
    frame.page(
      "批量转交", trail: [Crumb("批量转交")], issues: issues.count,
      """
      <h1>批量转交</h1>
      <p class="quiet">人员调整、请长假时，把一个人手里的在办信息和认领转给另一个人。已发布的信息不受影响。</p>
      \(choice)
      \(lines.map(preview))
      \(if: !recent.isEmpty, "<section class=\"panel\"><h2>我办过的转交</h2><ul class=\"ways\">\(each: recent, past)</ul></section>")
      """)
  }

  private var choice: HTML {
    """
    <form class="narrowing" method="get" action="\(DeskAddress.reassignments())">
      \(each: chosen, \.view)<p class="buttons"><button class="plain">看看有哪些</button></p>
    </form>
    """
  }

  private var chosen: [FormField] {
    let choices = [FormChoice("", "请选择")] + people
    return [
      FormField(name: "from", label: "从谁", control: .select(choices), value: from),
      FormField(name: "to", label: "转给谁", control: .select(choices), value: to),
    ].marked(issues)
  }

  private func preview(_ lines: [Line]) -> HTML {
    if lines.isEmpty { return "<section class=\"panel\"><p>这位同事手里没有您管得到的在办信息。</p></section>" }
    let note = FormField(name: "note", label: "说明（可不填）", value: note, limit: 200)
    return """
      <section class="panel"><h2>可以转交的（\(lines.count { $0.refusal.isEmpty })）</h2>
      <form class="desk-form" method="post" action="\(DeskAddress.reassignments())">\(frame.csrf)
      \(DeskForm.Hidden("from", from).view)\(DeskForm.Hidden("to", to).view)
      \(FormIssues(issues, for: [note]).view)
      <fieldset class="field"><legend>勾选要转交的</legend><ul class="picks">\(each: lines, row)</ul></fieldset>
      \(note.view)
      <p class="buttons"><button>转交勾选的</button></p></form></section>
      """
  }

  private func row(_ line: Line) -> HTML {
    let id = "pick-" + Address.encode(line.pick.replacing(":", with: "-"))
    return """
      <li class="tick"><input type="checkbox" name="pick" value="\(line.pick)" id="\(id)"\
      \(if: line.refusal.isEmpty && line.isTicked, " checked")\(if: !line.refusal.isEmpty, " disabled")>\
      <label for="\(id)">\(line.title)</label><p class="hint row-notes">\(line.state.view)<span>\(line.kind)</span>\
      <span>\(line.column)</span>\(if: !line.refusal.isEmpty, "<span>\(line.refusal)</span>")</p></li>

      """
  }

  private func past(_ link: NavLink) -> HTML { "<li><a href=\"\(link.address)\">\(link.name)</a></li>" }
}

/// `/desk/reassignments/7`: what became of one (转交结果).
struct ReassignmentPage: Page {
  var frame: DeskFrame
  var sentence: String
  var note: String
  var rows: [[String]]

  var view: HTML {
    frame.page(
      "转交结果", trail: [Crumb("批量转交", DeskAddress.reassignments()), Crumb("转交结果")],
      """
      <h1>转交结果</h1>
      <p>\(sentence)</p>\(if: !note.isEmpty, "<p class=\"remark\">\(note)</p>")
      <section class="panel">\(table)</section>
      """)
  }

  private var table: HTML {
    DeskTable(caption: "转交结果", heads: ["信息", "类别", "栏目", "结果"], rows: rows.map { $0.map { "\($0)" } }).view
  }
}

import Kernel

/// `/desk/tickets/:ticket`: one order (工单) with its clock, its answers, what is like it, and what may be done now.
struct TicketPage: Page {
  var frame: DeskFrame
  var number: String
  var title: String
  var state: WorkRow
  var facts: DeskFacts
  var content: String
  /// The question that it was, and the application that it became.
  var kin: [NavLink] = []
  var due: String
  /// How the due day was come to.
  var arithmetic: [String]
  /// The caller, opened a moment ago with a reason.
  var caller: DeskFacts?
  var replies: [Reply]
  var alike: [Alike]
  var samePerson: [NavLink]
  /// The reception in a village that it came from.
  var reception: NavLink?
  var timeline: Timeline
  /// What one is most likely here for, and what is folded away.
  var forms: [DeskForm]
  var folded: [DeskForm]
  var issues = 0

  /// An answer (答复).
  struct Reply: Sendable, Equatable {
    var text: String
    var basis: String
    /// Who wrote and who signed, when.
    var notes: [String]
  }

  /// An order like this one (相似工单).
  struct Alike: Sendable, Equatable {
    var link: NavLink
    var note: String
    var reply: String?
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb("12345工单", DeskAddress.tickets()), Crumb(number)], issues: issues,
      """
      <h1>\(title)</h1>
      <p class="row-notes">\(state.state.view)\(each: state.marks, \.view)\(each: state.notes, { "<span>\($0)</span>" })</p>
      <p class="case-jump"><a href="\(Address(fragment: "acts"))">去办理</a></p>
      <div class="review"><div>
      \(caller.map { "<section class=\"panel\"><h2>诉求人</h2><p class=\"flash\">这次查看已经记入审计日志，请勿截图或转发。</p>\($0.view)</section>" })
      <section class="panel"><h2>诉求</h2><p class="said-text">\(content)</p>\(facts.view)
      \(each: kin, { "<p><a href=\"\($0.address)\">\($0.name)</a></p>" })\
      \(reception.map { "<p>村里转来：<a href=\"\($0.address)\">\($0.name)</a></p>" })</section>
      <section class="panel"><h2>期限</h2><p><strong>\(due)</strong></p>
      <details class="fold"><summary>怎么算的</summary><ol class="numbered">\(each: arithmetic, { "<li>\($0)</li>" })</ol></details></section>
      \(each: replies, answer)
      \(if: !alike.isEmpty, others)
      \(if: !samePerson.isEmpty, same)
      <section class="panel"><h2>办理过程</h2>\(timeline.view)</section>
      </div><div class="review-side" id="acts">
      \(if: !forms.isEmpty, "<section class=\"panel decision\"><h2>现在要做的</h2>\(each: forms, { $0.view(frame.csrf) })</section>")
      \(if: !folded.isEmpty, "<section class=\"panel decision\"><h2>其他操作</h2>\(each: folded, { $0.folded(frame.csrf) })</section>")
      </div></div>
      """)
  }

  private func answer(_ reply: Reply) -> HTML {
    """
    <section class="panel"><h2>答复</h2><p class="said-text">\(reply.text)</p>
    \(if: !reply.basis.isEmpty, "<p class=\"quiet\">依据：\(reply.basis)</p>")
    <p class="row-notes">\(each: reply.notes, { "<span>\($0)</span>" })</p></section>
    """
  }

  private var others: HTML {
    """
    <section class="panel" aria-labelledby="h-alike"><h2 id="h-alike">相似的工单</h2><ul class="rows">\(each: alike, row)</ul></section>
    """
  }

  private func row(_ alike: Alike) -> HTML {
    """
    <li><a href="\(alike.link.address)">\(alike.link.name)</a><p class="row-notes"><span>\(alike.note)</span></p>
    \(alike.reply.map { "<details class=\"fold\"><summary>看当时的答复</summary><p class=\"said-text\">\($0)</p></details>" })</li>
    """
  }

  private var same: HTML {
    """
    <section class="panel"><h2>同一诉求人的其他工单</h2><ul class="rows">
    \(each: samePerson, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul></section>
    """
  }

  static var samples: [(name: String, page: TicketPage)] {
    let page = TicketPage(
      frame: SampleDesk.frame(DeskAddress.ticket(1), holding: [.casework], name: "程答复"), number: "GD2026-0001",
      title: "呈坎村老街路灯不亮",
      state: WorkRow(
        title: "", address: DeskAddress.ticket(1), state: DeskMark("办理中", .waiting), marks: [DeskMark("还剩 2 天", .waiting)],
        notes: ["GD2026-0001", "求助"]),
      facts: DeskFacts([.init("诉求人", "程*，138****0000"), .init("地点", "呈坎村老街")]),
      content: "老街口三盏路灯坏了一周，晚上老人出门看不清。" + SampleTown.hostile, due: "2026-03-23（周一）届满",
      arithmetic: ["期限 10个工作日。", "起算日 2026-03-09（周一），当日不计入。"], replies: [],
      alike: [
        Alike(link: NavLink("灵山村路灯坏了", DeskAddress.ticket(2)), note: "GD2025-0311，已办结", reply: "已于当日更换灯具。")
      ], samePerson: [], timeline: Timeline([.init(time: "2026-03-09 09:30", who: "程答复", act: "签收", note: "求助")]),
      forms: [DeskForm(title: "联系诉求人", action: DeskAddress.ticket(1, "contacts"), button: "记下")], folded: [])
    return [("desk-ticket", page)]
  }
}

import Kernel

/// `/desk/tickets`: the hotline's orders (12345工单), what runs in the order of its due day.
struct TicketsPage: Page {
  var frame: DeskFrame
  var views: [View]
  var words = ""
  var chosen = "open"
  var rows: [WorkRow]
  var total: Int
  var overdue: Int
  var pager: Pager
  var mayTake: Bool

  /// A list to choose (列表).
  struct View: Sendable, Equatable {
    var name: String
    var count: Int?
    var address: Address
    var isHere: Bool
  }

  var view: HTML {
    frame.page(
      "12345工单", trail: [Crumb("12345工单")],
      """
      \(DeskFrame.heading("12345工单", mayTake ? NavLink("登记工单", DeskAddress.newTicket) : nil))
      <p class="acts">\(if: mayTake, "<a href=\"\(DeskAddress.ticketImports)\">从表格导入</a>")
      <a href="\(DeskAddress.ticketRates)">办理指标</a></p>
      \(if: overdue > 0, "<p class=\"flash flash-problem\" role=\"status\">有 \(overdue) 件已经超过期限，在“正在办”的最前面。</p>")
      <nav class="case-tabs" aria-label="工单列表"><ul>\(each: views, tab)</ul></nav>
      <form class="narrowing" method="get" action="\(DeskAddress.tickets())" role="search" aria-label="找工单">
        <input type="hidden" name="view" value="\(chosen)">
        \(FormField(name: "q", label: "标题或编号", value: words, limit: 100).view)
        <p class="buttons"><button class="plain">查找</button></p>
      </form>
      \(if: rows.isEmpty, empty, else: list)
      """)
  }

  private func tab(_ view: View) -> HTML {
    """
    <li><a href="\(view.address)"\(if: view.isHere, " aria-current=\"page\"")>\(view.name)\(view.count.map { "（\($0)）" })</a></li>
    """
  }

  private var list: HTML {
    "<p class=\"count\" role=\"status\">共 \(total) 件</p><ul class=\"rows panel\">\(each: rows, \.view)</ul>\(pager.view)"
  }

  private var empty: HTML {
    """
    <div class="empty"><p role="status">\(words.isEmpty ? "这里没有工单。" : "没有找到“\(words)”。")\
    \(if: mayTake, "可以<a href=\"\(DeskAddress.newTicket)\">登记一件</a>，或者<a href=\"\(DeskAddress.ticketImports)\">导入区里发来的表格</a>。")</p></div>
    """
  }

  static var samples: [(name: String, page: TicketsPage)] {
    let page = TicketsPage(
      frame: SampleDesk.frame(DeskAddress.tickets(), holding: [.casework], name: "程答复"),
      views: [
        View(name: "正在办", count: 2, address: DeskAddress.tickets(), isHere: true),
        View(name: "待审签", count: 0, address: DeskAddress.tickets([("view", "reviewing")]), isHere: false),
      ],
      rows: [
        WorkRow(
          title: "呈坎村老街路灯不亮", address: DeskAddress.ticket(1), state: DeskMark("办理中", .waiting),
          marks: [DeskMark("超期 2 天", .grave)], notes: ["GD2026-0001", "求助", "期限 2026-03-09"])
      ], total: 1, overdue: 1, pager: Pager(current: 1, total: 1) { _ in DeskAddress.tickets() }, mayTake: true)
    var empty = page
    (empty.rows, empty.overdue, empty.words) = ([], 0, SampleTown.hostile)
    return [("desk-tickets", page), ("desk-tickets-empty", empty)]
  }
}

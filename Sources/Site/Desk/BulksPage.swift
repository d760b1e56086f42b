/// `/desk/bulk`: the bulk work one has done (批量处理记录).
struct BulksPage: Page {
  var frame: DeskFrame
  var rows: [Row]

  /// One of them (一批).
  struct Row: Sendable, Equatable {
    var address: Address
    /// 第 12 号：查找替换“文化站”.
    var name: String
    var time: String
    var state: DeskMark
    var outcome: String
  }

  var view: HTML {
    frame.page(
      "批量处理", trail: [Crumb("批量处理")],
      """
      \(DeskFrame.heading("批量处理", NavLink("去选信息", DeskAddress.items())))
      <p class="quiet">在信息列表里勾选，或者筛选后选全部，再点“批量处理”。可以查找替换、移动栏目、改关键词和主题、标注有效性、导出。</p>
      \(if: rows.isEmpty, "<div class=\"empty\"><p role=\"status\">还没有做过批量处理。</p></div>", else: panel)
      """)
  }

  private var panel: HTML {
    let table = DeskTable(
      caption: "做过的批量处理", heads: ["批量处理", "时间", "状态", "结果"],
      rows: rows.map { row in
        [
          "<a href=\"\(row.address)\">\(row.name)</a>", "<time>\(row.time)</time>", row.state.view, "\(row.outcome)",
        ]
      })
    return "<section class=\"panel\">\(table.view)</section>"
  }
}

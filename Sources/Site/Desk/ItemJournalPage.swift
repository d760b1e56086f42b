/// `/desk/items/7/journal`: who changed what when (谁在什么时候改了什么), in sentences, for whoever may see the item.
struct ItemJournalPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  var rows: [Row]
  var pager: Pager

  struct Row: Sendable, Equatable {
    /// `2026-11-20 09:40`.
    var at: String
    /// 11月20日 09:40.
    var time: String
    var sentence: String
    var detail: String
  }

  var view: HTML {
    frame.page(
      "办理日志：\(title)",
      trail: [Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("办理日志")],
      """
      <h1>办理日志：\(title)</h1>
      <p class="quiet">谁在什么时候做了什么，最近的在前。每一稿改了哪些字，见<a href="\(DeskAddress.history(item))">历史</a>。</p>
      \(if: rows.isEmpty, "<div class=\"empty\"><p>还没有记录。</p></div>", else: "<ol class=\"timeline panel\">\(each: rows, row)</ol>")
      \(pager.view)
      """)
  }

  private func row(_ row: Row) -> HTML {
    """
    <li><p><time datetime="\(row.at)">\(row.time)</time> <strong>\(row.sentence)</strong></p>\
    \(if: !row.detail.isEmpty, "<p class=\"remark\">\(row.detail)</p>")</li>

    """
  }

  static var samples: [(name: String, page: ItemJournalPage)] {
    let page = ItemJournalPage(
      frame: SampleDesk.frame(DeskAddress.itemJournal(41)), item: 41, title: "呈坎镇传统村落消防安全管理办法",
      rows: [Row(at: "2026-11-20 09:40", time: "11月20日 09:40", sentence: "方小鱼把《呈坎镇传统村落消防安全管理办法》送审", detail: SampleTown.hostile)],
      pager: Pager(current: 1, total: 1) { _ in DeskAddress.itemJournal(41) })
    return [("desk-item-journal", page)]
  }
}

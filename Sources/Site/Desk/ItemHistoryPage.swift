/// `/desk/items/7/history`: everything that happened to an item and every revision kept (历史).
struct ItemHistoryPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  var editions: [EditionPast]

  /// One edition with its way and its revisions (版本).
  struct EditionPast: Sendable, Equatable {
    var number: Int
    var state: DeskMark
    var steps: Timeline
    var revisions: [Revised]
  }

  /// One revision (修订): who wrote what when.
  struct Revised: Sendable, Equatable {
    var number: Int
    var time: String
    var author: String
    var title: String
    var note: String
    /// Where it is compared with the newest and restored; nil for the newest itself.
    var comparison: Address?
  }

  var view: HTML {
    frame.page(
      "历史：\(title)", trail: [Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("历史")],
      """
      <h1>历史：\(title)</h1>
      <p><a class="button plain" href="\(DeskAddress.comparison(item))">对照最近两稿</a></p>
      \(each: editions, piece)
      """)
  }

  private func piece(_ edition: EditionPast) -> HTML {
    let rows = edition.revisions.map { revised -> [HTML] in
      ["第 \(revised.number) 稿", "\(revised.time)", "\(revised.author)", "\(revised.title)", "\(revised.note)", wayBack(revised)]
    }
    let table = DeskTable(
      caption: "第 \(edition.number) 版的修订", heads: ["修订", "时间", "作者", "标题", "说明", "对照与恢复"], rows: rows)
    return """
      <section class="panel"><h2>第 \(edition.number) 版 \(edition.state.view)</h2>
      \(edition.steps.view)
      \(if: !rows.isEmpty, "<h3>修订</h3>\(table.view)")</section>
      """
  }

  private func wayBack(_ revised: Revised) -> HTML {
    guard let address = revised.comparison else { return "最新的一稿" }
    return "<a href=\"\(address)\">与最新的对照<span class=\"unseen\">（第 \(revised.number) 稿）</span></a>"
  }
}

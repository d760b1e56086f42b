/// `/desk/`: the inbox (待办): what waits for me, where mine stands, what came back and why, what is scheduled.
struct DeskHomePage: Page {
  var frame: DeskFrame
  /// 早上好，… or the day: one calm line.
  var greeting: String
  var waiting: [WorkRow]
  var returned: [WorkRow]
  var mine: [WorkRow]
  var scheduled: [WorkRow]
  var figures: [Figure]
  /// Offered to those who may write.
  var mayDraft: Bool

  /// A number that leads somewhere (数字).
  struct Figure: Sendable, Equatable {
    var number: String
    var name: String
    var address: Address
    var isUrgent = false

    var view: HTML {
      """
      <li><a class="tile\(if: isUrgent, " tile-urgent")" href="\(address)"><strong>\(number)</strong>\
      <span>\(name)</span></a></li>
      """
    }
  }

  var view: HTML {
    frame.page(
      "待办",
      """
      \(DeskFrame.heading("待办", mayDraft ? NavLink("新建信息", DeskAddress.newItem()) : nil))
      <p class="quiet">\(greeting)</p>
      \(if: !figures.isEmpty, "<ul class=\"tiles tiles-small\">\(each: figures, \.view)</ul>")
      \(list("等我办理", waiting, empty: "没有等您办理的信息。", "waiting"))
      \(if: !returned.isEmpty, list("退回给我", returned, empty: "", "returned"))
      \(if: mayDraft, list("我起草的", mine, empty: "您还没有在办的信息。点“新建信息”开始写一条。", "mine"))
      \(if: !scheduled.isEmpty, list("定时发布", scheduled, empty: "", "scheduled"))
      """)
  }

  private func list(_ title: String, _ rows: [WorkRow], empty: String, _ id: String) -> HTML {
    """
    <section class="panel" aria-labelledby="h-\(id)">
      <h2 id="h-\(id)">\(title)\(if: !rows.isEmpty, "（\(rows.count)）")</h2>
      \(if: rows.isEmpty, "<p class=\"quiet\">\(empty)</p>", else: "<ul class=\"rows\">\(each: rows, \.view)</ul>")
    </section>
    """
  }
}

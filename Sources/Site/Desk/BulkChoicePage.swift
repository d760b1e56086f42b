import Kernel

/// `/desk/bulk/12` while it is not decided what to do: the chosen items, and what can be done with them (选择批量操作).
struct BulkChoicePage: Page {
  var frame: DeskFrame
  var number: Int64
  var count: Int
  /// The first few of the chosen items.
  var titles: [String]
  /// One for each thing that may be done, by this person.
  var forms: [DeskForm]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "批量处理：选择操作", trail: [Crumb("批量处理", DeskAddress.bulks), Crumb("第 \(number) 号")], issues: issues.count,
      """
      <h1>批量处理 \(count) 条信息</h1>
      <section class="panel">
      <h2>选中的信息</h2>
      <ul class="dots bulk-chosen">\(each: titles, { "<li>\($0)</li>" })</ul>
      \(if: count > titles.count, "<p class=\"quiet\">等共 \(count) 条。</p>")
      <p><a href="\(DeskAddress.items())">重新选择</a></p>
      </section>
      <section class="panel" aria-label="要做什么">
      <h2>要做什么</h2>
      \(each: forms, { $0.folded(frame.csrf) })
      </section>
      """)
  }
}

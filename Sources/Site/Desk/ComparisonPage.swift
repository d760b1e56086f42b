/// `/desk/items/7/comparison`: two revisions and what is different between them (版本对照), by words.
struct ComparisonPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  var older: Side
  var newer: Side
  var fields: [Field]
  var body: HTML
  var isSameBody: Bool
  /// Files that came and went, in words.
  var files: [String]
  /// Every revision, for choosing two others.
  var choices: [FormChoice]
  /// Makes the older of the two the newest; nil where that may not be done.
  var restoring: DeskForm?

  /// One of the two (对照的一稿).
  struct Side: Sendable, Equatable {
    var id: Int64
    /// 第 1 版第 3 稿.
    var name: String
    var time: String
    var author: String
  }

  /// A field with its words compared (要素变化).
  struct Field: Sendable, Equatable {
    var name: String
    var diff: HTML
  }

  var view: HTML {
    frame.page(
      "版本对照：\(title)",
      trail: [
        Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)),
        Crumb("历史", DeskAddress.history(item)), Crumb("版本对照"),
      ],
      """
      <h1>版本对照：\(title)</h1>
      <p>从 \(side(older)) 到 \(side(newer))。<del>删去的文字</del>加删除线，<ins>增加的文字</ins>加下划线。</p>
      <section class="panel"><h2>要素</h2>\(table)
      \(if: !files.isEmpty, "<ul class=\"dots\">\(each: files, { "<li>\($0)</li>" })</ul>")</section>
      <section class="panel"><h2>正文</h2>\(if: isSameBody, "<p>正文相同。</p>")\(body)</section>
      \(restoring.map { "<section class=\"panel\"><h2>恢复</h2>\($0.view(frame.csrf))</section>" })
      \(chooser)
      """)
  }

  private func side(_ side: Side) -> HTML {
    "<strong>\(side.name)</strong>（\(side.author)，<time>\(side.time)</time>）"
  }

  private var table: HTML {
    guard !fields.isEmpty else { return "<p>要素相同。</p>" }
    return DeskTable(caption: "要素变化", heads: ["要素", "变化"], rows: fields.map { ["\($0.name)", $0.diff] }).view
  }

  private var chooser: HTML {
    """
    <form class="panel" method="get" action="\(DeskAddress.comparison(item))">
    <h2>换两稿对照</h2>
    <div class="grid">\([
      FormField(name: "from", label: "旧的", control: .select(choices), value: String(older.id)),
      FormField(name: "to", label: "新的", control: .select(choices), value: String(newer.id)),
    ].view)</div>
    <p class="buttons"><button class="plain">对照</button></p>
    </form>
    """
  }
}

/// `/desk/columns`: the tree of columns with their freshness (栏目).
struct ColumnsPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var mayEdit: Bool

  /// One column in the tree, in its order.
  struct Row: Sendable, Equatable {
    var name: String
    var address: Address
    var depth: Int
    var kind: String
    /// 每季度、长期…
    var period: String
    var steps: String
    var owner: String
    var count: Int
    /// The day of the newest item.
    var updated: String
    var isStale = false
    var isClosed = false
  }

  var view: HTML {
    frame.page(
      "栏目", trail: [Crumb("栏目")],
      """
      \(DeskFrame.heading("栏目", mayEdit ? NavLink("新建栏目", DeskAddress.newColumn) : nil))
      <p class="quiet">栏目按上级编排。超过更新周期没有新信息的会标出“该更新”。</p>
      \(if: rows.isEmpty, Self.empty, else: table.view)
      """)
  }

  private static let empty: HTML = """
    <div class="empty"><p>还没有栏目。请先新建“法定主动公开内容”，再在下面建各类栏目。</p></div>
    """

  private var table: DeskTable {
    DeskTable(
      caption: "栏目", heads: ["栏目", "类型", "更新周期", "审核步骤", "负责单位", "信息", "最近更新"], rows: rows.map(cells),
      figures: [5])
  }

  private func cells(_ row: Row) -> [HTML] {
    [
      """
      <span class="depth-\(min(row.depth, 3))"><a href="\(row.address)">\(row.name)</a></span>\
      \(if: row.isClosed, DeskMark("停用").view)
      """,
      "\(row.kind)", "\(row.period)", "\(row.steps)", "\(row.owner)", "\(row.count)",
      "\(row.updated.isEmpty ? "—" : row.updated) \(if: row.isStale, DeskMark("该更新", .grave).view)",
    ]
  }
}

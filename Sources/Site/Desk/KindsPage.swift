/// `/desk/kinds`: every kind of information with what it asks for (信息种类).
struct KindsPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var mayEdit: Bool

  /// One kind (种类).
  struct Row: Sendable, Equatable {
    var name: String
    var address: Address
    var use: String
    var beforeSubmitting: String
    var beforePublishing: String
    var isOwn = false
    var isClosed = false
  }

  var view: HTML {
    frame.page(
      "信息种类", trail: [Crumb("信息种类")],
      """
      \(DeskFrame.heading("信息种类", mayEdit ? NavLink("新增种类", DeskAddress.newKind) : nil))
      <p class="quiet">新建信息先选种类：种类决定开头文字、要填的项目和什么时候必须填齐。上级规定必填的不能取消，其余由本镇自己定。</p>
      \(table.view)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "信息种类", heads: ["种类", "什么时候用", "提交前必填", "发布前还要"],
      rows: rows.map { row in
        [
          """
          <a href="\(row.address)">\(row.name)</a> \(if: row.isOwn, DeskMark("本镇设置").view)\
          \(if: row.isClosed, DeskMark("停用").view)
          """,
          "\(row.use)", "\(row.beforeSubmitting)", "\(row.beforePublishing)",
        ]
      })
  }
}

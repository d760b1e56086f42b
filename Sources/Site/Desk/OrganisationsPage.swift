/// `/desk/organisations`: district, towns, villages and offices (单位).
struct OrganisationsPage: Page {
  var frame: DeskFrame
  var rows: [Row]
  var mayCreate: Bool

  struct Row: Sendable, Equatable {
    var name: String
    var address: Address
    var depth: Int
    var kind: String
    var slug: String
    var code: String
    var accounts: Int
  }

  var view: HTML {
    frame.page(
      "单位", trail: [Crumb("单位")],
      """
      \(DeskFrame.heading("单位", mayCreate ? NavLink("新建单位", DeskAddress.newOrganisation) : nil))
      \(table.view)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "单位", heads: ["单位", "类别", "网址名称", "机构代码", "账号数"],
      rows: rows.map { row in
        [
          "<span class=\"depth-\(min(row.depth, 3))\"><a href=\"\(row.address)\">\(row.name)</a></span>", "\(row.kind)",
          "\(row.slug)", row.code.isEmpty ? DeskMark("待填", .waiting).view : "\(row.code)", "\(row.accounts)",
        ]
      }, figures: [4])
  }
}

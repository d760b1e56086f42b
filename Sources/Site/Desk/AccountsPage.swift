/// `/desk/accounts`: the staff accounts (账号). One person, one account.
struct AccountsPage: Page {
  var frame: DeskFrame
  var words = ""
  var rows: [Row]
  var pager: Pager
  var mayCreate: Bool

  struct Row: Sendable, Equatable {
    var name: String
    var displayName: String
    var address: Address
    var organisation: String
    var duties: String
    var lastSeen: String
    /// 停用、锁定、首次口令未改、未启用动态口令.
    var marks: [DeskMark]
  }

  var view: HTML {
    frame.page(
      "账号", trail: [Crumb("账号")],
      """
      \(DeskFrame.heading("账号", mayCreate ? NavLink("新建账号", DeskAddress.newAccount) : nil))
      <form class="narrowing" method="get" action="\(DeskAddress.accounts())" role="search" aria-label="查找账号">
        \(FormField(name: "q", label: "姓名、用户名或单位", value: words, limit: 60).view)
        <p class="buttons"><button class="plain">查找</button></p>
      </form>
      \(if: rows.isEmpty, "<div class=\"empty\"><p>没有找到账号。请换一个词，或新建账号。</p></div>", else: table.view)
      \(pager.view)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "账号", heads: ["姓名", "用户名", "单位", "职责", "最近登录", "状态"],
      rows: rows.map { row in
        [
          "<a href=\"\(row.address)\">\(row.displayName)</a>", "\(row.name)", "\(row.organisation)",
          "\(row.duties.isEmpty ? "—" : row.duties)", "\(row.lastSeen.isEmpty ? "从未" : row.lastSeen)",
          row.marks.isEmpty ? "正常" : "\(each: row.marks, \.view)",
        ]
      })
  }
}

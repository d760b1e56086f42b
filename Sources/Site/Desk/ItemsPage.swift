/// `/desk/items`: every item one may see (信息列表), narrowed by column, state and words.
struct ItemsPage: Page {
  var frame: DeskFrame
  var columns: [FormChoice]
  var states: [FormChoice]
  var column = ""
  var state = ""
  var words = ""
  var organisations: [FormChoice] = []
  var writers: [FormChoice] = []
  var organisation = ""
  var writer = ""
  var from = ""
  var to = ""
  /// `changed`, `published` or `number`.
  var order = "changed"
  var count: Int
  var rows: [WorkRow]
  var pager: Pager
  var mayDraft: Bool
  /// The items of the rows, to be ticked for bulk work.
  var ids: [Int64] = []

  var view: HTML {
    frame.page(
      "信息", trail: [Crumb("信息")],
      """
      \(DeskFrame.heading("信息", mayDraft ? NavLink("新建信息", DeskAddress.choosingKind(column: column)) : nil))
      \(filter)
      \(if: rows.isEmpty, empty, else: list)
      """)
  }

  private var filter: HTML {
    """
    <form class="narrowing" method="get" action="\(DeskAddress.items())" role="search" aria-label="筛选信息">
      \(FormField(name: "q", label: "标题或信息编号", value: words, limit: 100).view)
      \(choice("column", "栏目", [FormChoice("", "全部栏目")] + columns, column))
      \(choice("state", "状态", [FormChoice("", "全部状态")] + states, state))
      \(choice("organisation", "单位", [FormChoice("", "全部单位")] + organisations, organisation))
      \(choice("writer", "经办人", [FormChoice("", "全部经办人")] + writers, writer))
      \(FormField(name: "from", label: "从", control: .day, value: from).view)
      \(FormField(name: "to", label: "到", control: .day, value: to).view)
      \(choice("order", "排序", Self.orders, order))
      <p class="buttons"><button class="plain">筛选</button></p>
    </form>
    """
  }

  /// What is sorted by is also what the days mean.
  private static let orders = [
    FormChoice("changed", "最近改动在前"), FormChoice("published", "最近发布在前"), FormChoice("number", "编号大的在前"),
  ]

  private func choice(_ name: String, _ label: String, _ choices: [FormChoice], _ value: String) -> HTML {
    FormField(name: name, label: label, control: .select(choices), value: value).view
  }

  private var list: HTML {
    """
    <p class="count" role="status">共 \(count) 条</p>
    \(if: ids.count == rows.count, choosing, else: "<ul class=\"rows panel\">\(each: rows, \.view)</ul>")
    \(pager.view)
    <p class="quiet">要归档、送阅，可以把一个栏目一段时间的信息做成一册<a href="\(DeskAddress.compilations)">汇编</a>。</p>
    """
  }

  /// The list with boxes to tick, and the way to bulk work (批量处理).
  private var choosing: HTML {
    """
    <form method="post" action="\(DeskAddress.bulks)">
    \(frame.csrf)\(each: [("q", words), ("column", column), ("state", state)], { DeskForm.Hidden($0.0, $0.1).view })
    <ul class="rows panel ticked">\(each: rows.indices, { tickedRow(rows[$0], ids[$0]) })</ul>
    <div class="action-bar">
      <button name="scope" value="ticked">批量处理勾选的</button>
      \(if: !isNarrowedFurther, "<button class=\"plain\" name=\"scope\" value=\"all\">批量处理全部 \(count) 条</button>")
    </div>
    </form>
    """
  }

  private func tickedRow(_ row: WorkRow, _ id: Int64) -> HTML {
    """
    <li><label class="row-tick"><input type="checkbox" name="item" value="\(String(id))">\
    <span class="unseen">勾选“\(row.title)”</span></label><div>\(row.inner)</div></li>

    """
  }

  private var isNarrowed: Bool { !column.isEmpty || !state.isEmpty || !words.isEmpty || isNarrowedFurther }

  /// By what bulk work does not know: then it takes only what is ticked.
  private var isNarrowedFurther: Bool {
    !organisation.isEmpty || !writer.isEmpty || !from.isEmpty || !to.isEmpty || order == "published"
  }

  private var empty: HTML {
    """
    <div class="empty">
      <p role="status">\(isNarrowed ? "没有符合这些条件的信息。" : "这里还没有信息。")</p>
      <ul class="ways">
        \(if: isNarrowed, "<li><a href=\"\(DeskAddress.items())\">清除条件，查看全部</a></li>")
        \(if: mayDraft, "<li><a href=\"\(DeskAddress.choosingKind(column: column))\">新建一条信息</a></li>")
        \(if: mayDraft, "<li><a href=\"\(DeskAddress.imports)\">从文件导入旧信息</a></li>")
      </ul>
    </div>
    """
  }
}

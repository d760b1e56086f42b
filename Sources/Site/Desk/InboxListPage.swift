/// One list of the inbox (待办清单), such as `/desk/inbox/sent`: what lies there, what can be done, what to do when empty.
struct InboxListPage: Page {
  var frame: DeskFrame
  var title: String
  /// What the list holds, in one sentence.
  var note = ""
  var tabs: InboxTabs
  var total: Int
  var rows: [InboxRow]
  var pager: Pager
  /// What an empty list says, and where to go from there.
  var empty: String
  var ways: [NavLink] = []
  /// Other views of the same, such as the calendar.
  var views: [NavLink] = []

  var view: HTML {
    frame.page(
      title, trail: [Crumb(title)],
      """
      <div class="title-row"><h1>\(title)</h1>\
      \(each: views, { "<a class=\"button plain\" href=\"\($0.address)\">\($0.name)</a>" })</div>
      \(tabs.view)
      \(if: !note.isEmpty, "<p class=\"quiet\">\(note)</p>")
      \(if: rows.isEmpty, nothing, else: list)
      """)
  }

  private var list: HTML {
    """
    <p class="count" role="status">共 \(total) 条</p>
    <ul class="rows panel">\(each: rows, { $0.view(frame.csrf) })</ul>
    \(pager.view)
    """
  }

  private var nothing: HTML {
    """
    <div class="empty"><p role="status">\(empty)</p>
    \(if: !ways.isEmpty, "<ul class=\"ways\">\(each: ways, { "<li><a href=\"\($0.address)\">\($0.name)</a></li>" })</ul>")</div>
    """
  }
}

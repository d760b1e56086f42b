/// `/desk/`: the inbox (待办): what waits for me, ready to be passed from here; what came back and where mine stands.
struct DeskHomePage: Page {
  var frame: DeskFrame
  /// 早上好，… or the day: one calm line.
  var greeting: String
  var tabs: InboxTabs
  /// Nil for who reviews nothing.
  var waiting: Waiting?
  var returned: [InboxRow] = []
  var sent: [InboxRow] = []
  var figures: [Figure]
  /// Offered to those who may write.
  var mayDraft: Bool
  /// Unread, from colleagues who wrote my name (提到我的).
  var mentions: [MessageRow] = []
  /// 紧急事项.
  var emergency = EmergencyCorner()

  /// What waits for his step (等我办).
  struct Waiting: Sendable {
    var rows: [PickRow]
    var total: Int
    var pager: Pager
    /// Some of them lack the secrecy opinion.
    var asksSecrecy: Bool
  }

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
      \(DeskFrame.heading("待办", mayDraft ? NavLink("新建信息", DeskAddress.choosingKind()) : nil))
      <p class="quiet">\(greeting)</p>
      \(emergency.view)
      \(tabs.view)
      \(if: !mentions.isEmpty, called)
      \(waiting.map(waits))
      \(if: !returned.isEmpty, list("退回我的", returned, DeskAddress.returned, "returned"))
      \(if: mayDraft, mine)
      \(if: waiting == nil && !mayDraft, Self.nothing)
      \(if: !figures.isEmpty, "<ul class=\"tiles tiles-small\">\(each: figures, \.view)</ul>")
      <script src="\(frame.assets.script("inbox.js"))" defer></script>
      """)
  }

  private static let nothing: HTML = """
    <div class="empty"><p role="status">您的职责不办理信息，没有待办。请从导航进入您的页面。</p></div>
    """

  private func waits(_ waiting: Waiting) -> HTML {
    """
    <section class="panel" aria-labelledby="h-waiting">
      <h2 id="h-waiting">等我办（\(waiting.total)）</h2>
      \(if: waiting.rows.isEmpty, Self.rest,
        else: BatchForm(rows: waiting.rows, asksSecrecy: waiting.asksSecrecy).view(frame.csrf))
      \(waiting.pager.view)
    </section>
    """
  }

  private static let rest: HTML = """
    <p class="quiet" role="status">没有等您办的信息。新送来的会出现在这里，最急的在最前面。</p>
    """

  private var mine: HTML {
    if sent.isEmpty && returned.isEmpty {
      return """
        <section class="panel" aria-labelledby="h-sent"><h2 id="h-sent">我送出的</h2>
        <p class="quiet">您没有正在审核的信息。点“新建信息”开始写一条，或者到“草稿”里接着写。</p></section>
        """
    }
    return sent.isEmpty ? HTML() : list("我送出的", sent, DeskAddress.sent, "sent")
  }

  private var called: HTML {
    """
    <section class="panel" aria-labelledby="h-mentions">
      <h2 id="h-mentions">提到我的（\(mentions.count)）</h2>
      <ul class="messages">\(each: mentions, { $0.view(frame.csrf) })</ul>
      <p><a class="more" href="\(DeskAddress.messages)">全部消息</a></p>
    </section>
    """
  }

  private func list(_ title: String, _ rows: [InboxRow], _ all: Address, _ id: String) -> HTML {
    """
    <section class="panel" aria-labelledby="h-\(id)">
      <h2 id="h-\(id)">\(title)</h2>
      <ul class="rows">\(each: rows, { $0.view(frame.csrf) })</ul>
      <p><a class="more" href="\(all)">全部\(title)</a></p>
    </section>
    """
  }
}

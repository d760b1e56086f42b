import Kernel

/// `/desk/messages`: what was said to me (消息): who mentioned me, what waits for me too long, what was handed to me.
struct MessagesPage: Page {
  var frame: DeskFrame
  var unread: [MessageRow]
  var read: [MessageRow]

  var view: HTML {
    frame.page(
      "消息", trail: [Crumb("消息")],
      """
      <h1>消息</h1>
      <section class="panel" aria-labelledby="h-unread"><div class="title-row"><h2 id="h-unread">未读\
      \(if: !unread.isEmpty, "（\(unread.count)）")</h2>\
      \(if: unread.count > 1, DeskForm(action: DeskAddress.messagesReading, button: "全部标为已读").view(frame.csrf))</div>
      \(if: unread.isEmpty, "<p class=\"quiet\">没有未读的消息。</p>", else: list(unread))</section>
      \(if: !read.isEmpty, "<section class=\"panel\"><h2>看过的</h2>\(list(read))</section>")
      """)
  }

  private func list(_ rows: [MessageRow]) -> HTML { "<ul class=\"messages\">\(each: rows, { $0.view(frame.csrf) })</ul>" }

  static var samples: [(name: String, page: MessagesPage)] {
    let frame = SampleDesk.frame(DeskAddress.messages, holding: [.firstReview], name: "程灯")
    let mention = MessageRow(
      id: 3, mark: DeskMark("提到我的", .waiting), text: "方小鱼：@程灯 附件 2 的表头已经改好，请再看一眼。", who: "方小鱼",
      time: "2026-11-23 09:12", place: "去看", isUnread: true)
    var reminder = mention
    (reminder.id, reminder.mark, reminder.who) = (2, DeskMark("提醒", .grave), "系统")
    reminder.text = "“" + SampleTown.hostile + "”等您初审，已等候 9 个工作小时。"
    var handed = mention
    (handed.id, handed.mark, handed.isUnread, handed.place) = (1, DeskMark("转交"), false, nil)
    handed.text = "胡桥转交给您 3 项工作。"
    return [
      ("desk-messages", MessagesPage(frame: frame, unread: [mention, reminder], read: [handed])),
      ("desk-messages-empty", MessagesPage(frame: frame, unread: [], read: [])),
    ]
  }
}

/// One message in a list (消息条目): going to what it is about marks it read.
struct MessageRow: Sendable, Equatable {
  var id: Int64
  var mark: DeskMark
  var text: String
  var who: String
  var time: String
  /// What the button that leads there says; nil when it leads nowhere.
  var place: String?
  var isUnread: Bool

  func view(_ csrf: HTML) -> HTML {
    """
    <li>
      <p>\(mark.view) \(text)</p>
      <p class="row-notes"><span>\(who)</span><time datetime="\(time)">\(time)</time></p>
      \(if: isUnread || place != nil, form(csrf))
    </li>

    """
  }

  private func form(_ csrf: HTML) -> HTML {
    """
    <form class="acts" method="post" action="\(DeskAddress.messageReading(id))">\(csrf)\
    \(place.map { "<button class=\"plain\" name=\"then\" value=\"open\">\($0)</button>" })\
    \(if: isUnread, "<button class=\"plain\" name=\"then\" value=\"stay\">知道了</button>")</form>
    """
  }
}

import Kernel

/// `/desk/morning`: what the town owes, the gravest first (今日要办): by person and by kind, on paper too.
struct MorningPage: Page {
  var frame: DeskFrame
  var day: String
  var groups: [Group]
  var kinds: [FormChoice]
  var people: [FormChoice]
  var kind = ""
  var person = ""
  var onlyProvisional = false
  /// How many there are without any choice.
  var total: Int
  /// The address for a calendar program, shown once.
  var subscription: String?

  /// Those that stand alike (一组).
  struct Group: Sendable, Equatable {
    var name: String
    var isGrave = false
    var rows: [Row]
  }

  struct Row: Sendable, Equatable {
    var number: String
    var title: String
    var address: Address
    var kind: String
    var owed: String
    /// `2026-12-02（周三），还有 3 个工作日`.
    var due: String
    /// 拟稿、提级 days.
    var inner: String
    var person: String
  }

  var view: HTML {
    frame.page(
      "今日要办", trail: [Crumb("今日要办")],
      """
      <div class="title-row"><h1>今日要办</h1><a class="button plain" href="\(DeskAddress.morningCalendar())">看日历</a></div>
      <p class="quiet">\(day)。依申请公开、工单、咨询、代办、关切和整改的期限都在这里，按工作日推算，点开看怎么算的。</p>
      \(choice)
      \(if: groups.isEmpty, nothing, else: "\(each: groups, section)")
      \(subscribing)
      """)
  }

  private var choice: HTML {
    """
    <form class="narrowing" method="get" action="\(DeskAddress.morning())"><div class="narrowing-row">
    \([
      FormField(name: "kind", label: "事项", control: .select([FormChoice("", "全部")] + kinds), value: kind),
      FormField(name: "person", label: "经办人", control: .select([FormChoice("", "全部")] + people), value: person),
    ].view)
    <div class="tick"><input type="checkbox" id="f-provisional" name="provisional" value="yes"\(if: onlyProvisional, " checked")>\
    <label for="f-provisional">只看暂定的期限</label></div>
    <button>查看</button></div></form>
    """
  }

  private var nothing: HTML {
    total == 0
      ? "<p role=\"status\">今天没有要办的期限事项。收到申请、工单或者咨询以后，会按期限列在这里。</p>"
      : "<p role=\"status\">没有符合条件的事项，请放宽条件。</p>"
  }

  private func section(_ group: Group) -> HTML {
    """
    <section class="panel morning\(if: group.isGrave, " morning-grave")"><h2>\(group.name)（\(group.rows.count)）</h2>
    \(DeskTable(
      caption: group.name, heads: ["编号", "事项", "要做什么", "期限", "内部期限", "经办人"],
      rows: group.rows.map { row in
        [
          "<a href=\"\(row.address)\">\(row.number)</a>", "<span class=\"quiet\">\(row.kind)</span> \(row.title)", "\(row.owed)",
          "\(row.due)", "\(row.inner)", "\(row.person)",
        ]
      }
    ).view)</section>
    """
  }

  private var subscribing: HTML {
    let form = DeskForm(
      action: DeskAddress.morningSubscription, button: subscription == nil ? "生成订阅地址" : "换一个地址",
      note: "手机和电脑上的日历可以订阅这些期限。地址等于钥匙：不要转给别人；里面只有编号、事项和日期，没有群众的姓名和内容。换新地址后，旧地址立即失效。")
    return """
      <section class="panel no-print"><h2>订阅到日历</h2>
      \(subscription.map { "<p class=\"secret\"><code>\($0)</code></p><p>请现在复制到日历的“添加订阅”里，离开这一页后不再显示。</p>" })
      \(form.view(frame.csrf))</section>
      """
  }

  static var samples: [(name: String, page: MorningPage)] {
    let row = Row(
      number: "ZX2026-0012", title: "高龄津贴怎么申请？", address: DeskAddress.consultation(12), kind: "在线咨询", owed: "答复",
      due: "2026-11-26（周四），逾期 2 天", inner: "拟稿 2026-11-24（周二）", person: "演示答复经办")
    let page = MorningPage(
      frame: SampleDesk.frame(DeskAddress.morning()), day: "2026年11月28日（周六）",
      groups: [Group(name: "已经逾期", isGrave: true, rows: [row]), Group(name: "还有时间", rows: [row])],
      kinds: [FormChoice("在线咨询", "在线咨询")], people: [FormChoice("11", "演示答复经办")], total: 2)
    var empty = page
    (empty.groups, empty.total, empty.subscription) = ([], 0, "http://127.0.0.1:8080/calendars/0f1e2d/deadlines.ics")
    return [("desk-morning", page), ("desk-morning-empty", empty)]
  }
}

extension DeskAddress {
  static func morning(kind: String = "", person: String = "") -> Address {
    Address(
      "desk", "morning",
      query: (kind.isEmpty ? [] : [("kind", kind)]) + (person.isEmpty ? [] : [("person", person)]))
  }
  static func morningCalendar(_ month: String = "") -> Address {
    Address("desk", "morning", "calendar", query: month.isEmpty ? [] : [("month", month)])
  }
  static let morningSubscription = Address("desk", "morning", "subscription")
}

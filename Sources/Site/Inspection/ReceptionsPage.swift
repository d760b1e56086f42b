import Kernel

/// `/desk/receptions`: somebody stands before the handler and is noted in half a minute; below, who came before (群众公开诉求接待).
struct ReceptionsPage: Page {
  var frame: DeskFrame
  var key: String
  /// Where he may note; with one only, nothing is to be chosen.
  var villages: [FormChoice]
  var typed: [String: String]
  var issues: [Issue] = []
  var months: MonthSteps
  var handed: [Row]
  var rows: [Row]

  /// A reception in a list (接待记录).
  struct Row: Sendable, Equatable {
    var matter: String
    var address: Address
    var who: String
    var topic: String
    var state: DeskMark
  }

  static let topics = [("funds", "惠民资金"), ("finance", "村级财务"), ("land", "土地、宅基地"), ("policy", "政策咨询"), ("affairs", "村务决策"), ("other", "其他")]

  var view: HTML {
    frame.page(
      "群众诉求接待", trail: [Crumb("群众诉求接待")], issues: issues.count,
      """
      <h1>群众诉求接待</h1>
      \(if: !villages.isEmpty, noting)
      \(if: !handed.isEmpty, "<section class=\"panel\"><h2>村里转来、等镇里答复的</h2>\(Self.table("村里转来的", handed))</section>")
      <section class="panel"><h2>接待记录</h2>\(months.view)
      \(if: rows.isEmpty, "<p role=\"status\">这个月还没有接待记录。有人来访、来电，在上面登记。</p>", else: Self.table("接待记录", rows))</section>
      """)
  }

  private var noting: HTML {
    """
    <section class="panel reception">\(DeskForm(
      action: DeskAddress.receptions(), fields: fields, button: "登记", look: .main, issues: issues, hidden: [.init("key", key)]
    ).view(frame.csrf))</section>
    """
  }

  private var fields: [FormField] {
    var fields = [
        FormField(name: "matter", label: "来说什么事", control: .area(rows: 2), value: typed["matter"] ?? "", isRequired: true, limit: 500),
        FormField(
          name: "topic", label: "哪一类", control: .radios(Self.topics.map { FormChoice($0.0, $0.1) }), value: typed["topic"] ?? "", isRequired: true),
        FormField(
          name: "answer", label: "当场怎么答复的", control: .area(rows: 2), value: typed["answer"] ?? "", hint: "还不能答复就空着，登记后可以转镇里。", limit: 1000),
        FormField(
          name: "channel", label: "怎么来的",
          control: .select([FormChoice("visit", "来访"), FormChoice("phone", "来电"), FormChoice("round", "入户走访"), FormChoice("online", "微信、网络")]),
          value: typed["channel"] ?? "visit"),
        FormField(name: "day", label: "哪一天", control: .day, value: typed["day"] ?? ""),
        FormField(name: "name", label: "怎么称呼", value: typed["name"] ?? "", hint: "要回话才填；加密保存。", limit: 30),
        FormField(name: "phone", label: "电话", value: typed["phone"] ?? "", hint: "要回话才填；加密保存，页面上只显示前三后四位。", limit: 20),
      ]
    if villages.count > 1 {
      let which = FormField(
        name: "village", label: "哪个村", control: .select(villages), value: typed["village"] ?? "", isRequired: true)
      fields.insert(which, at: 0)
    }
    return fields
  }

  static func table(_ caption: String, _ rows: [Row]) -> HTML {
    DeskTable(
      caption: caption, heads: ["诉求", "村、日期", "类别", "状态"],
      rows: rows.map { ["<a href=\"\($0.address)\">\($0.matter)</a>", "\($0.who)", "\($0.topic)", $0.state.view] }
    ).view
  }

  static var samples: [(name: String, page: ReceptionsPage)] {
    let first = Day(ordinal: 20_513)
    let page = ReceptionsPage(
      frame: SampleDesk.frame(DeskAddress.receptions()), key: "sample-key-0000000000", villages: [FormChoice("lingshan", "灵山村")],
      typed: ["day": "2026-03-09"], months: MonthSteps(first, first + 27) { DeskAddress.receptions([("month", $0)]) }, handed: [],
      rows: [
        Row(
          matter: "问高龄津贴这个月有没有发", address: DeskAddress.reception(3), who: "灵山村，2026-03-09 来访", topic: "惠民资金",
          state: DeskMark("已答复", .good))
      ])
    var empty = page
    (empty.rows, empty.issues) = ([], [Issue("matter", "请用一两句话写明诉求，2 到 500 个字。")])
    return [("desk-receptions", page), ("desk-receptions-empty", empty)]
  }
}

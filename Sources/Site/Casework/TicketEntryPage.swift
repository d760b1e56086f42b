import Kernel

/// `/desk/tickets/new`: an order typed by hand (登记工单).
struct TicketEntryPage: Page {
  var frame: DeskFrame
  var form: DeskForm

  var view: HTML {
    frame.page(
      "登记工单", trail: [Crumb("12345工单", DeskAddress.tickets()), Crumb("登记工单")], issues: form.issues.count,
      """
      <h1>登记工单</h1>
      <p class="quiet">区里发来整表的，<a href="\(DeskAddress.ticketImports)">从表格导入</a>更快。姓名和电话加密保存，列表里只显示一部分。</p>
      <section class="panel">\(form.view(frame.csrf))</section>
      """)
  }

  static func blank(dispatched: String) -> DeskForm {
    DeskForm(
      action: DeskAddress.tickets(),
      fields: [
        FormField(name: "content", label: "诉求内容", control: .area(rows: 6), hint: "时间、地点、起因、经过写清楚，联系人写在下面。", isRequired: true, limit: 20_000),
        FormField(name: "title", label: "标题（可不填）", hint: "不填就用内容的开头。", limit: 200),
        FormField(name: "kind", label: "类型", control: .select(TicketWording.kinds(withUnsorted: true)), value: "unsorted"),
        FormField(name: "urgency", label: "紧急程度", control: .select(TicketWording.urgencies), value: "normal"),
        FormField(name: "orderNumber", label: "12345 工单编号（可不填）", limit: 60),
        FormField(name: "dispatchedAt", label: "派单时间", control: .moment, value: dispatched, isRequired: true),
        FormField(name: "due", label: "工单上写明的期限（可不填）", control: .day, hint: "不填就按类型推算。"),
        FormField(name: "place", label: "发生地点（可不填）", limit: 200),
        FormField(name: "name", label: "诉求人姓名（可不填）", limit: 50),
        FormField(name: "phone", label: "联系电话（可不填）", limit: 30),
        FormField(name: "secret", label: "保密", control: .checks([FormChoice("yes", "诉求人要求对身份保密")])),
      ].scoped("entry"), button: "登记", look: .main)
  }

  static var samples: [(name: String, page: TicketEntryPage)] {
    let frame = SampleDesk.frame(DeskAddress.newTicket, holding: [.casework])
    var wrong = blank(dispatched: "2026-03-09T09:30")
    wrong.issues = [Issue("content", "没有诉求内容，请补上。")]
    return [
      ("desk-ticket-new", TicketEntryPage(frame: frame, form: blank(dispatched: "2026-03-09T09:30"))),
      ("desk-ticket-new-wrong", TicketEntryPage(frame: frame, form: wrong)),
    ]
  }
}

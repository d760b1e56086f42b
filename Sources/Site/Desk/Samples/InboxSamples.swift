import Kernel

/// Samples of the inbox and the list of items (待办与列表示例).
extension DeskHomePage {
  static var samples: [(name: String, page: DeskHomePage)] {
    [("desk-home", full), ("desk-home-empty", empty)]
  }

  private static var full: DeskHomePage {
    DeskHomePage(
      frame: SampleDesk.frame(DeskAddress.home, flash: .init(sentence: "已提交审核，等待程灯初审。")),
      greeting: "2026年11月23日，星期一。", tabs: SampleDesk.tabs(DeskAddress.home),
      waiting: Waiting(
        rows: SampleDesk.rows.prefix(2).enumerated().map { PickRow(work: $1, pick: "\($0 + 1):7") }, total: 2,
        pager: Pager(current: 1, total: 1) { _ in DeskAddress.home }, asksSecrecy: true),
      returned: [SampleDesk.returned], sent: [SampleDesk.sent],
      figures: [
        Figure(number: "3", name: "该更新的栏目", address: DeskAddress.columns, isUrgent: true),
        Figure(number: "12,806", name: "本月浏览人次", address: DeskAddress.visits()),
      ], mayDraft: true)
  }

  private static var empty: DeskHomePage {
    DeskHomePage(
      frame: SampleDesk.frame(DeskAddress.home, holding: [.issue], name: "胡桥"), greeting: "2026年11月23日，星期一。",
      tabs: SampleDesk.tabs(DeskAddress.home),
      waiting: Waiting(
        rows: [], total: 0, pager: Pager(current: 1, total: 1) { _ in DeskAddress.home }, asksSecrecy: false),
      figures: [], mayDraft: false)
  }
}

extension SampleDesk {
  static func tabs(_ current: Address) -> InboxTabs {
    InboxTabs(
      tabs: [
        .init(name: "等我办", address: DeskAddress.home, count: 2, isUrgent: true),
        .init(name: "退回我的", address: DeskAddress.returned, count: 1, isUrgent: true),
        .init(name: "我送出的", address: DeskAddress.sent, count: 1),
        .init(name: "定时", address: DeskAddress.scheduled, count: 1),
      ], current: current)
  }

  static let returned = InboxRow(
    work: WorkRow(
      title: "灵山村通组道路工程招标公告", address: DeskAddress.draft(60), state: DeskMark("已退回", .grave),
      notes: ["通知公告", "程灯退回", "2026-11-22 16:20"], remark: "缺少联系人和电话，请补上；工程名称与附件不一致。"))

  static let sent = InboxRow(
    work: WorkRow(
      title: "元旦期间值班安排", address: DeskAddress.item(58), state: DeskMark("待复审", .waiting),
      marks: [DeskMark("急", .grave)],
      notes: ["通知公告", "现在等复审：胡桥", "已等 3 小时"]),
    forms: [DeskForm(action: DeskAddress.recall(58), button: "收回修改")])
}

extension InboxListPage {
  static var samples: [(name: String, page: InboxListPage)] {
    let frame = SampleDesk.frame(DeskAddress.sent)
    let pager = Pager(current: 1, total: 2) { DeskAddress.turned(DeskAddress.sent, to: $0) }
    return [
      (
        "desk-inbox-sent",
        InboxListPage(
          frame: frame, title: "我送出的", note: "已送审、还没有发布的。", tabs: SampleDesk.tabs(DeskAddress.sent), total: 31,
          rows: [SampleDesk.sent], pager: pager, empty: "")
      ),
      (
        "desk-inbox-empty",
        InboxListPage(
          frame: frame, title: "我送出的", tabs: SampleDesk.tabs(DeskAddress.sent), total: 0, rows: [], pager: pager,
          empty: "您没有正在审核的信息。", ways: [NavLink("新建一条信息", DeskAddress.choosingKind())])
      ),
    ]
  }
}

extension CalendarPage {
  static var samples: [(name: String, page: CalendarPage)] {
    let start = Day(ordinal: 20_780)
    let first = start + (1 - start.weekday)
    let entry = CalendarGrid.Entry(time: "08:00", title: "元旦期间值班安排", address: DeskAddress.item(58))
    let days = (0..<35).map {
      CalendarGrid.Cell(day: first + $0, isToday: $0 == 9, isInside: $0 > 2, entries: $0 == 12 ? [entry] : [])
    }
    let page = CalendarPage(
      frame: SampleDesk.frame(DeskAddress.calendar()), tabs: SampleDesk.tabs(DeskAddress.scheduled), month: "2026年11月",
      before: DeskAddress.calendar("2026-10"), after: DeskAddress.calendar("2026-12"),
      grid: CalendarGrid(caption: "2026年11月定时发布", days: days))
    return [("desk-calendar", page)]
  }
}

extension BatchReportPage {
  static var samples: [(name: String, page: BatchReportPage)] {
    let page = BatchReportPage(
      frame: SampleDesk.frame(DeskAddress.batchApproval),
      passed: [Line(title: "元旦期间值班安排", address: DeskAddress.item(58), sentence: "已通过，转到复审。")],
      skipped: [Line(title: SampleTown.hostile, address: DeskAddress.item(8), sentence: "您打开列表以后，内容改过了。")])
    return [("desk-batch-report", page)]
  }
}

extension ItemsPage {
  static var samples: [(name: String, page: ItemsPage)] {
    let states = [FormChoice("draft", "草稿"), FormChoice("review", "审核中"), FormChoice("live", "已发布")]
    let hostile = WorkRow(
      title: SampleTown.hostile, address: DeskAddress.item(8), state: DeskMark("草稿"), notes: [SampleTown.hostile])
    return [
      (
        "desk-items",
        ItemsPage(
          frame: SampleDesk.frame(DeskAddress.items([("page", "2")])), columns: SampleDesk.columns, states: states,
          count: 134, rows: SampleDesk.rows + [hostile],
          pager: Pager(current: 2, total: 7) { DeskAddress.items([("page", String($0))]) }, mayDraft: true)
      ),
      (
        "desk-items-empty",
        ItemsPage(
          frame: SampleDesk.frame(DeskAddress.items()), columns: SampleDesk.columns, states: states, column: "aid",
          state: "draft", words: "低保", count: 0, rows: [],
          pager: Pager(current: 1, total: 1) { _ in DeskAddress.items() }, mayDraft: true)
      ),
    ]
  }
}

import Kernel

/// Samples of the inbox and the list of items (待办与列表示例).
extension DeskHomePage {
  static var samples: [(name: String, page: DeskHomePage)] {
    [("desk-home", full), ("desk-home-empty", empty)]
  }

  private static var full: DeskHomePage {
    DeskHomePage(
      frame: SampleDesk.frame(DeskAddress.home, flash: .init(sentence: "已提交审核，等待程灯初审。")),
      greeting: "2026年11月23日，星期一。", waiting: Array(SampleDesk.rows.prefix(2)),
      returned: [
        WorkRow(
          title: "灵山村通组道路工程招标公告", address: DeskAddress.draft(60), state: DeskMark("已退回", .grave),
          notes: ["通知公告", "程灯退回", "2026-11-22 16:20"], remark: "缺少联系人和电话，请补上；工程名称与附件不一致。")
      ],
      mine: [
        WorkRow(
          title: "（无标题）", address: DeskAddress.draft(61), state: DeskMark("草稿"), notes: ["未选栏目", "2026-11-23 08:12"])
      ],
      scheduled: [
        WorkRow(
          title: "元旦期间值班安排", address: DeskAddress.item(58), state: DeskMark("定时发布", .waiting),
          notes: ["通知公告", "2026-12-31 08:00 发布"])
      ],
      figures: [
        Figure(number: "2", name: "等我办理", address: Address(fragment: "h-waiting")),
        Figure(number: "3", name: "该更新的栏目", address: DeskAddress.columns, isUrgent: true),
        Figure(number: "12,806", name: "本月浏览人次", address: DeskAddress.visits()),
      ], mayDraft: true)
  }

  private static var empty: DeskHomePage {
    DeskHomePage(
      frame: SampleDesk.frame(DeskAddress.home, holding: [.issue], name: "胡桥"), greeting: "2026年11月23日，星期一。",
      waiting: [], returned: [], mine: [], scheduled: [],
      figures: [], mayDraft: false)
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

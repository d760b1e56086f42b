/// Samples of bulk work (批量处理样张).
extension BulksPage {
  static let samples: [(name: String, page: BulksPage)] = [
    ("desk-bulks", BulksPage(
      frame: SampleDesk.frame(DeskAddress.bulks),
      rows: [
        Row(
          address: DeskAddress.bulk(3), name: "第 3 号：查找替换：“文化站”改为“文旅服务中心”", time: "2026-03-09 09:30",
          state: DeskMark("等您核对", .waiting), outcome: "找到 64 处，在 30 条信息里，等您核对。"),
        Row(
          address: DeskAddress.bulk(2), name: "第 2 号：导出表格", time: "2026-03-06 16:40", state: DeskMark("办完", .good),
          outcome: "完成 412 条，跳过 0 条。"),
      ])),
    ("desk-bulks-empty", BulksPage(frame: SampleDesk.frame(DeskAddress.bulks), rows: [])),
  ]
}

extension BulkChoicePage {
  static var samples: [(name: String, page: BulkChoicePage)] {
    let forms = BulkForms(
      number: 3, columns: SampleDesk.columns,
      fields: [FormChoice("title", "标题", isChosen: true), FormChoice("body", "正文", isChosen: true), FormChoice("issuer", "发布机构")],
      validities: [FormChoice("lapsed", "失效"), FormChoice("abolished", "废止")], today: "2026-03-09")
    return [
      ("desk-bulk-choice", BulkChoicePage(
        frame: SampleDesk.frame(DeskAddress.bulk(3)), number: 3, count: 30,
        titles: ["呈坎镇传统村落消防安全管理办法", "关于开展春季森林防火工作的通知"],
        forms: [forms.replace, forms.move, forms.retag, forms.mark, forms.export])),
    ]
  }
}

extension BulkPreviewPage {
  static let samples: [(name: String, page: BulkPreviewPage)] = [
    ("desk-bulk-preview", BulkPreviewPage(
      frame: SampleDesk.frame(DeskAddress.bulk(3)), number: 3, words: "文化站", replacement: "文旅服务中心",
      counts: "共 3 处，在 2 条信息里，已勾选 2 处。",
      consequence: "其中 1 条已经公开：另开新版送审，通过后才换下公开页面。草稿存成新的一稿。正在审核的、没有权限的会跳过，并在报告里说明。",
      groups: [
        Group(title: "关于文化站开放时间的公告", address: DeskAddress.item(41), hits: [
          Hit(position: 0, field: "标题", lead: "关于", found: "文化站", trail: "开放时间的公告", isChosen: true),
          Hit(position: 1, field: "正文", lead: "自即日起，", found: "文化站", trail: "每周二至周日开放。", isChosen: true),
        ]),
        Group(title: "2025 年工作总结", address: DeskAddress.item(52), hits: [
          Hit(position: 2, field: "正文", lead: "原任", found: "文化站", trail: "站长的同志", isChosen: false)
        ]),
      ], page: 1, pages: 2))
  ]
}

extension BulkPage {
  static let samples: [(name: String, page: BulkPage)] = [
    ("desk-bulk-running", BulkPage(
      frame: SampleDesk.frame(DeskAddress.bulk(3)), number: 3, what: "查找替换：“文化站”改为“文旅服务中心”",
      state: DeskMark("进行中", .waiting), isLive: true, percent: 40, doing: "正在查找替换，12 / 30", problem: "",
      job: NavLink("任务进展，取消或重试", DeskAddress.job(12)), figures: figures, files: [], note: "", lines: lines,
      pager: Pager(current: 1, total: 1) { _ in DeskAddress.bulk(3) })),
    ("desk-bulk-done", BulkPage(
      frame: SampleDesk.frame(DeskAddress.bulk(3)), number: 3, what: "查找替换：“文化站”改为“文旅服务中心”",
      state: DeskMark("办完", .good), isLive: false, doing: "完成 28 条，跳过 2 条。", problem: "", figures: figures,
      files: [NavLink("下载 Excel 表格", DeskAddress.bulkWorkbook(3))],
      undoing: DeskForm(
        action: DeskAddress.bulkUndoing(3), button: "撤销这一批", note: "把这一批改过、之后没有人再改的，逐条恢复原样。可以撤销到 2026-04-08。"),
      note: "", lines: lines, pager: Pager(current: 1, total: 1) { _ in DeskAddress.bulk(3) })),
  ]

  private static let figures = [
    DeskHomePage.Figure(number: "28", name: "完成", address: DeskAddress.bulk(3)),
    DeskHomePage.Figure(number: "2", name: "跳过", address: DeskAddress.bulk(3)),
  ]
  private static let lines = [
    Line(
      title: "关于文化站开放时间的公告", address: DeskAddress.item(41), outcome: DeskMark("完成", .good),
      note: "替换 2 处，已另开新版并送审，通过后替换公开页面。"),
    Line(
      title: "2025 年工作总结", address: DeskAddress.item(52), outcome: DeskMark("跳过", .waiting),
      note: "“审核中”的信息不能改，请先撤回或退回。"),
  ]
}

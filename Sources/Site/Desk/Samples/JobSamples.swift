/// Samples of background work (后台任务样张).
extension JobsPage {
  static let samples: [(name: String, page: JobsPage)] = [
    ("desk-jobs", JobsPage(
      frame: SampleDesk.frame(DeskAddress.jobs()), maySeeUnit: true,
      rows: [
        Row(
          address: DeskAddress.job(12), label: "批量处理第 3 号：查找替换“文化站”", state: DeskMark("进行中", .waiting),
          who: "方小鱼", time: "2026-03-09 09:30", outcome: "正在替换，12 / 30"),
        Row(
          address: DeskAddress.job(11), label: "转换“2025年部门决算.doc”", state: DeskMark("失败", .grave), who: "方小鱼",
          time: "2026-03-09 09:12", outcome: "外部程序 soffice 超过 60 秒没有完成，已停止；文件可能过大或已损坏，请换一个文件再试。"),
        Row(
          address: DeskAddress.job(9), label: "批量处理第 2 号：导出", state: DeskMark("完成", .good), who: "方小鱼",
          time: "2026-03-06 16:40", outcome: "导出 412 条。"),
      ], isLive: true)),
    ("desk-jobs-empty", JobsPage(
      frame: SampleDesk.frame(DeskAddress.jobs()), maySeeUnit: false, rows: [], isLive: false, mayRemake: true)),
  ]
}

extension JobPage {
  static let samples: [(name: String, page: JobPage)] = [
    ("desk-job-running", JobPage(
      frame: SampleDesk.frame(DeskAddress.job(12)), label: "批量处理第 3 号：查找替换“文化站”",
      state: DeskMark("进行中", .waiting), isLive: true, percent: 40, doing: "正在替换，12 / 30", facts: facts, summary: "",
      problem: "", result: NavLink("查看结果", DeskAddress.jobs()),
      forms: [DeskForm(action: DeskAddress.jobCancellation(12), button: "取消任务")], lines: [],
      pager: Pager(current: 1, total: 1) { DeskAddress.job(12, page: $0) })),
    ("desk-job-failed", JobPage(
      frame: SampleDesk.frame(DeskAddress.job(11)), label: "转换“2025年部门决算.doc”", state: DeskMark("失败", .grave),
      isLive: false, doing: "2026-03-09 09:13 停止", facts: facts, summary: "",
      problem: "外部程序 soffice 超过 60 秒没有完成，已停止；文件可能过大或已损坏，请换一个文件再试。",
      forms: [DeskForm(action: DeskAddress.jobRetry(11), button: "重试", look: .main)],
      lines: [Line(title: "2025年部门决算.doc", outcome: DeskMark("失败", .grave), note: "没有转成草稿。")],
      pager: Pager(current: 1, total: 1) { DeskAddress.job(11, page: $0) })),
  ]

  private static let facts = DeskFacts([
    .init("任务编号", "12"), .init("提交", "方小鱼"), .init("提交时间", "2026-03-09 09:30"),
  ])
}

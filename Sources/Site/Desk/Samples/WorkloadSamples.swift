import Kernel

/// Samples of the workload (工作量示例).
extension WorkloadPage {
  static var samples: [(name: String, page: WorkloadPage)] {
    let counts = [12, 10, 9, 1, 0, 0]
    let figures = counts.map { Figure(count: $0, address: $0 > 0 ? DeskAddress.workloadRecords([("what", "drafted")]) : nil) }
    let page = WorkloadPage(
      frame: SampleDesk.frame(DeskAddress.workload(), holding: [.issue]), from: "2026-11-01", to: "2026-11-30",
      spans: [NavLink("本月", DeskAddress.workload()), NavLink("上月", DeskAddress.workload([("from", "2026-10-01")]))],
      heads: ["起草", "送审", "发布", "被退回", "审核通过", "退回他人"],
      people: [Row(name: "方小鱼", figures: figures, waited: ""), Row(name: SampleTown.hostile, figures: figures, waited: "3 小时")],
      columns: [Row(name: "通知公告", figures: figures, waited: "3 小时")], steps: [["初审", "12", "3 小时"]], isOwnOnly: false,
      downloads: [NavLink("下载表格（XLSX）", DeskAddress.workload([("format", "xlsx")]))])
    return [("desk-workload", page)]
  }
}

extension WorkloadRecordsPage {
  static var samples: [(name: String, page: WorkloadRecordsPage)] {
    let page = WorkloadRecordsPage(
      frame: SampleDesk.frame(DeskAddress.workload(), holding: [.issue]), title: "方小鱼：送审，2026-11-01 至 2026-11-30",
      back: DeskAddress.workload(), total: 1,
      rows: [Row(title: "元旦期间值班安排", address: DeskAddress.item(58), notes: ["第 1 版", "通知公告", "2026-11-20 09:40"])],
      pager: Pager(current: 1, total: 1) { _ in DeskAddress.workload() })
    return [("desk-workload-records", page)]
  }
}

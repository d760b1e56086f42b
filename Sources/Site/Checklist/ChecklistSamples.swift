import Kernel

extension ChecklistsPage {
  static var samples: [(name: String, page: ChecklistsPage)] {
    let page = ChecklistsPage(
      frame: SampleDesk.frame(DeskAddress.checklists),
      rows: [Row(year: "2026", name: "2026年政务公开重点工作清单（演示）", address: DeskAddress.checklist(1), tasks: 12, stand: "到期 24：按时 20，缺 4")],
      years: [NavLink("2026年对标表", DeskAddress.checklistGrid(2026))], mayKeep: true, typed: Typed(year: "2026"))
    var empty = page
    (empty.rows, empty.years) = ([], [])
    empty.issues = [Issue("name", "请填写清单名称，最多 100 个字。")]
    return [("desk-checklists", page), ("desk-checklists-empty", empty)]
  }
}

extension ChecklistUploadPage {
  static var samples: [(name: String, page: ChecklistUploadPage)] {
    [
      (
        "desk-checklist-upload",
        ChecklistUploadPage(
          frame: SampleDesk.frame(DeskAddress.checklistUpload(3)), file: "重点工作清单.xlsx", action: DeskAddress.checklistUpload(3),
          typed: .init(year: "2026", name: "重点工作清单"),
          columns: [FormField(name: "part-title", label: "“任务”是哪一列", control: .select([FormChoice("0", "任务")]), value: "0")],
          tasks: 3, problems: ["第 5 行：没有叫“不存在”的栏目。"], heads: ["任务", "频次"], sample: [["惠民资金发放公示", "每月"]])
      )
    ]
  }
}

extension ChecklistPage {
  static var samples: [(name: String, page: ChecklistPage)] {
    [
      (
        "desk-checklist",
        ChecklistPage(
          frame: SampleDesk.frame(DeskAddress.checklist(1)), year: 2026, name: "2026年政务公开重点工作清单（演示）", source: "演示",
          rows: [
            Row(
              title: "惠民资金发放公示", address: DeskAddress.checklistTask(1), part: "民生", column: "惠民资金", often: "每月",
              due: "期末后10个工作日", owner: "财政所", isClosed: false)
          ])
      )
    ]
  }
}

extension ChecklistTaskPage {
  static var samples: [(name: String, page: ChecklistTaskPage)] {
    [
      (
        "desk-checklist-task",
        ChecklistTaskPage(
          frame: SampleDesk.frame(DeskAddress.checklistTask(1)), name: "惠民资金发放公示",
          list: NavLink("2026年清单", DeskAddress.checklist(1)),
          form: DeskForm(
            action: DeskAddress.checklistTask(1), fields: [FormField(name: "title", label: "任务", value: "惠民资金发放公示")],
            button: "保存"))
      )
    ]
  }
}

extension ChecklistGridPage {
  static var samples: [(name: String, page: ChecklistGridPage)] {
    let cell = Cell(
      word: "缺", address: DeskAddress.checklistPeriod(1, "2026-02", of: 2), isFault: true, label: "惠民资金发放公示，2月，缺")
    let page = ChecklistGridPage(
      frame: SampleDesk.frame(DeskAddress.checklistGrid(2026)), year: 2026, asOf: "截至2026年3月9日", summary: "到期 2：按时 1，缺 1",
      months: [FormChoice("3", "3月")], month: "3",
      due: [
        Due(
          title: "惠民资金发放公示", address: cell.address, place: "灵山村", period: "2月", due: "2026-03-13", owner: "财政所",
          mark: DeskMark("缺", .grave))
      ], tallies: [Tally(name: "单位：财政所", counts: [1, 0, 0, 1, 0])],
      rows: [Row(title: "惠民资金发放公示", owner: "财政所", cells: [nil, cell] + Array(repeating: nil, count: 10))],
      download: DeskAddress.checklistGridTable(2026))
    var empty = page
    empty.rows = []
    return [("desk-checklist-grid", page), ("desk-checklist-grid-empty", empty)]
  }
}

extension ChecklistPeriodPage {
  static var samples: [(name: String, page: ChecklistPeriodPage)] {
    [
      (
        "desk-checklist-period",
        ChecklistPeriodPage(
          frame: SampleDesk.frame(DeskAddress.checklists), name: "惠民资金发放公示（2月）", year: 2026, mark: DeskMark("按时", .good),
          facts: DeskFacts([.init("期限", "2026-03-13")]),
          items: [Row(title: "2026年2月惠民资金发放公示", address: DeskAddress.item(7), note: "2026-03-05 公开")])
      )
    ]
  }
}

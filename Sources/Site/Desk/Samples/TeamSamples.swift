import Kernel

/// Samples of handing over (转交示例).
extension ReassignPage {
  static var samples: [(name: String, page: ReassignPage)] {
    let frame = SampleDesk.frame(DeskAddress.reassignments(), holding: [.issue], name: "胡桥")
    let people = [FormChoice("1", "方小鱼（经办）"), FormChoice("2", "程灯（初审）")]
    let lines = [
      Line(pick: "draft:7", title: "灵山村通组道路工程招标公告", kind: "在办信息", column: "通知公告", state: DeskMark("草稿"), refusal: ""),
      Line(
        pick: "claim:9", title: SampleTown.hostile, kind: "认领", column: "政策文件", state: DeskMark("待初审", .waiting),
        refusal: "程灯没有这一步的审核职责。"),
    ]
    return [
      (
        "desk-reassign",
        ReassignPage(
          frame: frame, people: people, from: "1", to: "2", lines: lines,
          recent: [NavLink("2026-11-20 10:00 转交 3 项", DeskAddress.reassignment(3))])
      ),
      ("desk-reassign-begin", ReassignPage(frame: frame, people: people)),
    ]
  }
}

extension ReassignmentPage {
  static var samples: [(name: String, page: ReassignmentPage)] {
    [
      (
        "desk-reassignment",
        ReassignmentPage(
          frame: SampleDesk.frame(DeskAddress.reassignment(3), holding: [.issue], name: "胡桥"),
          sentence: "2026-11-23 09:30，方小鱼手里的工作转交给程灯：转交 1 项，未转交 1 项。", note: "方小鱼调往区里工作",
          rows: [
            ["灵山村通组道路工程招标公告", "在办信息", "通知公告", "已转交"],
            [SampleTown.hostile, "认领", "政策文件", "未转交：程灯没有这一步的审核职责。"],
          ])
      )
    ]
  }
}

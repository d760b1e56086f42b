import Kernel

/// Samples of what is done in an emergency (紧急事项示例).
extension NoticesPage {
  static var samples: [(name: String, page: NoticesPage)] {
    let row = Row(
      id: 3, text: "今晚有暴雨，请沿河住户听从村干部安排转移。", level: "紧急", state: DeskMark("正在公开页面上", .good),
      notes: ["呈坎镇（演示）", "2026-11-23 17:00 至 2026-11-24 08:00", "胡桥发布于 2026-11-23 16:58"], mayRemove: true)
    return [
      (
        "desk-notices",
        NoticesPage(
          frame: SampleDesk.frame(DeskAddress.notices, holding: [.issue]),
          draft: Draft(text: SampleTown.hostile, level: "urgent", place: "2", until: "2026-11-24T08:00"),
          places: [FormChoice("2", "呈坎镇（演示）")], rows: [row],
          issues: [Issue("until", "结束时间要晚于现在和开始时间，请核对。")])
      )
    ]
  }
}

extension ErasurePage {
  static var samples: [(name: String, page: ErasurePage)] {
    [
      (
        "desk-erasure",
        ErasurePage(
          frame: SampleDesk.frame(DeskAddress.erasing(7), holding: [.issue]), item: 7, number: 112,
          title: SampleTown.hostile, facts: DeskFacts([.init("编号", "112"), .init("文稿", "2 版，共 5 稿")]),
          targets: [FormChoice("item", "整条信息和它的全部附件"), FormChoice("9", "只清除附件：名单.xlsx")],
          issues: [Issue("number", "请照着页面上的编号输入 112，确认要清除的就是这一条。")])
      )
    ]
  }
}

extension ErasureProofPage {
  static var samples: [(name: String, page: ErasureProofPage)] {
    [
      (
        "desk-erasure-proof",
        ErasureProofPage(
          frame: SampleDesk.frame(DeskAddress.erasure(3), holding: [.auditAdministration]), erasure: 3,
          facts: DeskFacts([.init("信息编号", "112"), .init("清除人", "胡桥"), .init("原因", "名单中误附了身份证号码")]),
          digest: String(repeating: "3f9a1c0d", count: 8),
          checks: [
            .init(place: "公开页面", finding: "回答“已撤下”（410）", isClean: true),
            .init(place: "别的信息也在用的同一文件", finding: "1 个，没有删除", isClean: false),
          ], finished: "2026-11-23 17:03",
          backups: [.init(name: SampleTown.hostile, made: "2026-11-20 02:00", until: "2027-05-19")], mayOpen: true)
      )
    ]
  }
}

extension ErasuresPage {
  static var samples: [(name: String, page: ErasuresPage)] {
    let row = WorkRow(
      title: "清除证明 3：信息 112", address: DeskAddress.erasure(3), state: DeskMark("已核查", .good),
      notes: ["呈坎镇（演示）", "胡桥", "2026-11-23 17:02"])
    return [
      ("desk-erasures", ErasuresPage(frame: SampleDesk.frame(DeskAddress.erasures, holding: [.issue]), rows: [row])),
      ("desk-erasures-none", ErasuresPage(frame: SampleDesk.frame(DeskAddress.erasures, holding: [.issue]), rows: [])),
    ]
  }
}

extension OriginalPage {
  static var samples: [(name: String, page: OriginalPage)] {
    [
      (
        "desk-original",
        OriginalPage(
          frame: SampleDesk.frame(DeskAddress.opening(3), holding: [.auditAdministration]), erasure: 3,
          texts: [Text(title: SampleTown.hostile, note: "第 1 版第 2 稿", text: SampleTown.hostile)],
          remarks: [SampleTown.hostile], files: [File(part: 1, name: SampleTown.hostile)], reason: "行政复议")
      )
    ]
  }
}

import Kernel

/// Samples of the pages about kinds of information (种类样张).
extension KindChoicePage {
  static var samples: [(name: String, page: KindChoicePage)] {
    let cards = [
      Card(
        name: "通知", use: "告诉群众要做什么、什么时候做。", address: DeskAddress.newItem(kind: "notice", column: "notices"),
        example: DeskAddress.kindExample("notice"), marks: [DeskMark("这个栏目常用", .good), DeskMark("您上次用的")]),
      Card(name: SampleTown.hostile, use: SampleTown.hostile, address: DeskAddress.newItem(kind: "own", column: "")),
    ]
    return [
      (
        "desk-kind-choice",
        KindChoicePage(
          frame: SampleDesk.frame(DeskAddress.choosingKind()), cards: cards, column: "notices", columnName: "通知公告")
      )
    ]
  }
}

extension KindsPage {
  static var samples: [(name: String, page: KindsPage)] {
    let rows = [
      Row(
        name: "公示", address: DeskAddress.kind("publicity"), use: "决定以前征求意见。", beforeSubmitting: "公示开始日、公示结束日、监督电话",
        beforePublishing: "公示事项"),
      Row(
        name: SampleTown.hostile, address: DeskAddress.kind("own"), use: SampleTown.hostile, beforeSubmitting: "—",
        beforePublishing: "—", isOwn: true, isClosed: true),
    ]
    return [("desk-kinds", KindsPage(frame: SampleDesk.frame(DeskAddress.kinds), rows: rows, mayEdit: true))]
  }
}

extension KindEditPage {
  static var samples: [(name: String, page: KindEditPage)] {
    let demands = [
      Demand(field: "fact-phone", label: "监督电话", moment: "submit", origin: "自 2026-01-01 起；鱼灯默认值", isLaw: false),
      Demand(field: "writtenOn", label: "成文日期", moment: "提交审核前必填", origin: "条例第十二条", isLaw: true),
    ]
    let columns = [FormChoice("notice", "通知公告", isChosen: true), FormChoice("policy", "政策文件")]
    let draft = KindDraft(
      name: SampleTown.hostile, use: SampleTown.hostile, asks: "负责人：文字\n人数：数量", template: SampleTown.hostile,
      validFrom: "2026-11-24")
    return [
      (
        "desk-kind",
        KindEditPage(
          frame: SampleDesk.frame(DeskAddress.kind("publicity")), slug: "publicity", draft: draft, columns: columns,
          genres: [FormChoice("通知", "通知")], demands: demands, standing: ["公示开始日", "监督电话"],
          example: DeskAddress.kindExample("publicity"), issues: [Issue("source", "请写明依据或来源。")])
      ),
      (
        "desk-kind-new",
        KindEditPage(
          frame: SampleDesk.frame(DeskAddress.newKind), draft: KindDraft(), columns: columns,
          genres: [FormChoice("通知", "通知")])
      ),
    ]
  }
}

extension KindExamplePage {
  static var samples: [(name: String, page: KindExamplePage)] {
    [
      (
        "desk-kind-example",
        KindExamplePage(
          frame: SampleDesk.frame(DeskAddress.kindExample("notice")), name: "通知", use: "告诉群众要做什么。",
          reading: SampleDesk.reading, begin: DeskAddress.newItem(kind: "notice", column: ""))
      )
    ]
  }
}

import Manuscript

/// Samples of unsaved drafts and of a comparison (稿件示例).
extension KeptDraftsPage {
  static var samples: [(name: String, page: KeptDraftsPage)] {
    let frame = SampleDesk.frame(DeskAddress.drafts())
    let offers = [
      DraftKeeping.Offer(
        id: 3, title: SampleTown.hostile, time: "2026-11-23 10:32:05", lead: "各村（社区）、镇直各单位：……",
        address: DeskAddress.restored(3, item: 41)),
      DraftKeeping.Offer(id: 2, title: "", time: "2026-11-22 16:08:40", lead: "", address: DeskAddress.restored(2, item: nil)),
    ]
    return [
      ("desk-drafts", KeptDraftsPage(frame: frame, drafts: offers, days: "30")),
      ("desk-drafts-empty", KeptDraftsPage(frame: frame, drafts: [], days: "30")),
    ]
  }
}

extension ComparisonPage {
  static var samples: [(name: String, page: ComparisonPage)] {
    func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }
    let diff = ManuscriptDiff(
      from: [paragraph("各村要在三月底前完成巡查。"), paragraph("请认真执行。")],
      to: [paragraph("各村（社区）要在四月底前完成巡查。"), paragraph("请认真执行。"), paragraph("联系人另行通知。")])
    let page = ComparisonPage(
      frame: SampleDesk.frame(DeskAddress.comparison(41)), item: 41, title: SampleTown.hostile,
      older: Side(id: 6, name: "第 1 版第 3 稿", time: "2026-11-20 09:12", author: "方小鱼"),
      newer: Side(id: 7, name: "第 2 版第 1 稿", time: "2026-11-23 10:39", author: "程灯"),
      fields: [Field(name: "标题", diff: DiffView.text(TextDiff(from: "春季巡查", to: "夏季巡查")))],
      body: DiffView.manuscript(diff), isSameBody: false, files: ["增加附件：重点巡查点位表.xlsx"],
      choices: [FormChoice("6", "第 1 版第 3 稿"), FormChoice("7", "第 2 版第 1 稿")])
    return [("desk-comparison", page)]
  }
}

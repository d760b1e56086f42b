import Kernel

/// Samples of the review, the item's page and its history (审核示例).
extension ReviewPage {
  static var samples: [(name: String, page: ReviewPage)] {
    let frame = SampleDesk.frame(DeskAddress.review(41), holding: [.secondReview], name: "胡桥")
    let missing = [Issue("reason", "请写明退回理由，让起草人知道改哪里。")]
    return [
      (
        "desk-review",
        ReviewPage(
          frame: frame, item: 41, edition: 2, stepName: "复审", path: SampleDesk.path, reading: SampleDesk.reading,
          changes: ["标题：未改动。", "生效日期：2026年10月1日 → 2026年11月1日。", "正文：改了 2 段，新增 1 段。"],
          changeNote: "按区消防大队意见改了巡查频次。", history: SampleDesk.history, secrecy: nil,
          standing: "您可以复审这一版。起草人和初审人不能复审自己办过的信息。",
          forms: [
            secrecyForm(41, revision: 7), approvalForm(41, step: "复审", revision: 7),
            returnForm(41, revision: 7, issues: missing),
          ], issues: missing)
      ),
      (
        "desk-review-watching",
        ReviewPage(
          frame: frame, item: 41, edition: 1, stepName: "签发", path: SampleDesk.path, reading: SampleDesk.reading,
          changes: [], changeNote: nil, history: SampleDesk.history, secrecy: "可以公开（胡桥，2026-11-20 16:00）。",
          standing: "您已经复审过这一版，签发要由另一位同事办理。", forms: [])
      ),
    ]
  }
}

extension DeskItemPage {
  static var samples: [(name: String, page: DeskItemPage)] { [("desk-item-live", live), ("desk-item-draft", draft)] }

  private static var live: DeskItemPage {
    DeskItemPage(
      frame: SampleDesk.frame(DeskAddress.item(41)), item: 41, title: "呈坎镇传统村落消防安全管理办法",
      state: DeskMark("已发布", .good), marks: [.imported], standing: "这条信息正在公开。要改内容，请另起一版，审核通过后自动替换。",
      path: ReviewPath(["起草", "初审", "复审", "签发", "发布"].map { .init(name: $0, place: .done) }),
      facts: SampleDesk.reading.facts, publicPage: SampleTown.item("policy", 41),
      ways: [NavLink("预览", DeskAddress.preview(41))], acts: [newEdition(41)],
      seldom: [
        withdrawal(41, issues: [Issue("reason", "请写明对外公布的理由。")]), validity(41, mark: "有效"),
        linking(41, isReading: false),
      ],
      linked: [
        Linked(
          relation: "政策解读", title: "一图读懂消防安全管理办法", address: DeskAddress.item(42),
          removal: DeskAddress.linkRemoval(41, 42))
      ], history: SampleDesk.history,
      visits: [.init(day: "2026-11-23", count: 41), .init(day: "2026-11-22", count: 118)], visitsTotal: "1,286")
  }

  private static var draft: DeskItemPage {
    DeskItemPage(
      frame: SampleDesk.frame(DeskAddress.item(61)), item: 61, title: SampleTown.hostile, state: DeskMark("草稿"),
      standing: "写好后提交审核。", path: ReviewPath([
        .init(name: "起草", place: .now, who: "方小鱼"), .init(name: "初审", place: .ahead), .init(name: "发布", place: .ahead),
      ]), facts: DeskFacts([.init("栏目", "通知公告"), .init("标题", SampleTown.hostile)]), publicPage: nil,
      ways: [NavLink("继续编辑", DeskAddress.draft(61)), NavLink("预览", DeskAddress.preview(61))], acts: [submission(61)],
      seldom: [schedule(61)], linked: [], history: Timeline([]), visits: [], visitsTotal: "0")
  }
}

extension ItemHistoryPage {
  static var samples: [(name: String, page: ItemHistoryPage)] {
    let revisions = [
      Revised(number: 1, time: "2026-11-20 09:12", author: "方小鱼", title: "传统村落消防办法", note: ""),
      Revised(number: 2, time: "2026-11-20 14:30", author: "方小鱼", title: "呈坎镇传统村落消防安全管理办法", note: "改了标题，换了附件"),
    ]
    let page = ItemHistoryPage(
      frame: SampleDesk.frame(DeskAddress.history(41)), item: 41, title: "呈坎镇传统村落消防安全管理办法",
      editions: [
        EditionPast(number: 2, state: DeskMark("审核中", .waiting), steps: SampleDesk.history, revisions: revisions),
        EditionPast(number: 1, state: DeskMark("已发布", .good), steps: SampleDesk.history, revisions: revisions),
      ])
    return [("desk-history", page)]
  }
}

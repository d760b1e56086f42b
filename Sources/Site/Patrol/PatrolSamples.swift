import Kernel

extension PatrolPage {
  static var samples: [(name: String, page: PatrolPage)] {
    let page = PatrolPage(
      frame: SampleDesk.frame(DeskAddress.patrol()), profile: "国家口径",
      last: "上次巡检 2026-11-23 02:00：共 1286 条信息，重新读稿 4 条；新发现 2 处，重新出现 0 处，已解决 3 处。", mayRun: true,
      vetoes: [
        Veto(name: "首页不更新", mark: DeskMark("还有 9 天", .waiting), words: "最近一条 2026-11-18，期限 14 天", source: "国办秘函〔2019〕19号"),
        Veto(name: "空白栏目", mark: DeskMark("已触发", .grave), words: "6 个空白栏目，达到 5 个否决", source: "国办秘函〔2019〕19号"),
      ],
      score: Score(words: "本镇可测项目满分 26，现在 23.5（暂定）", losses: [["其他栏目", "2.5", "5", "空白 1 个，逾期 1 个", "暂定：待核对附件"]]),
      near: [Near(column: "工作动态", address: DeskAddress.items([("column", "news")]), words: "还有 3 天")],
      groups: [
        Group(name: "站内链接失效", grade: DeskMark("问题", .waiting), open: 2, late: 1, address: DeskAddress.patrol([("check", "deadInside")]))
      ], filter: filter, count: 1,
      rows: [
        PatrolRow(
          name: "站内链接失效", detail: "链接的信息已撤下（410）　/chengkan/notices/12", address: DeskAddress.patrolFinding(3),
          place: "关于做好秋冬季森林防火工作的通知", column: "通知公告", owner: "党政办公室、方小鱼", due: DeskMark("逾期 2 天", .grave))
      ], pager: Pager(current: 1, total: 1) { _ in DeskAddress.patrol() }, download: DeskAddress.patrolTable())
    var empty = page
    (empty.last, empty.groups, empty.rows, empty.count, empty.near) = ("", [], [], 0, [])
    return [("desk-patrol", page), ("desk-patrol-empty", empty)]
  }

  private static let filter = PatrolFilterForm(
    checks: [FormChoice("deadInside", "站内链接失效")], columns: SampleDesk.columns, units: [FormChoice("党政办公室", "党政办公室")],
    people: [FormChoice("1", "方小鱼")])
}

extension PatrolFindingPage {
  static var samples: [(name: String, page: PatrolFindingPage)] {
    [
      (
        "desk-patrol-finding",
        PatrolFindingPage(
          frame: SampleDesk.frame(DeskAddress.patrolFinding(3)), name: "站内链接失效", state: DeskMark("逾期 2 天", .grave),
          facts: DeskFacts([.init("在哪里", "关于做好秋冬季森林防火工作的通知"), .init("栏目", "通知公告")]),
          advice: "请另起一版改正链接，或者去掉链接。", ways: [NavLink("打开这条信息", DeskAddress.item(41))],
          subject: "/chengkan/notices/12", history: SampleDesk.history,
          form: DeskForm(
            action: DeskAddress.patrolAnswer(3), fields: [FormField(name: "reason", label: "理由", control: .area(rows: 3))],
            button: "保存说明"))
      )
    ]
  }
}

extension CleanUpsPage {
  static var samples: [(name: String, page: CleanUpsPage)] {
    let page = CleanUpsPage(
      frame: SampleDesk.frame(DeskAddress.cleanUps()), year: "2026", figures: [("撤下失效信息", 1), ("标注失效、废止", 0)], total: 1,
      rows: [
        Row(title: "关于 2019 年防汛值班安排的通知", address: DeskAddress.item(7), kind: "撤下失效信息", time: "2026-11-20 09:12", who: "方小鱼")
      ])
    return [("desk-clean-ups", page)]
  }
}

extension PatrolRulesPage {
  static var samples: [(name: String, page: PatrolRulesPage)] {
    [
      (
        "desk-patrol-rules",
        PatrolRulesPage(
          frame: SampleDesk.frame(DeskAddress.patrolRules), profile: "国家口径", mayChange: false,
          rows: [Row(name: "空白栏目几个否决", value: "5", since: "2019-04-01", source: "国办秘函〔2019〕19号")])
      )
    ]
  }
}

import Kernel

/// Samples of the journal, the settings, imports and visits (记录示例).
extension JournalPage {
  static var samples: [(name: String, page: JournalPage)] {
    let frame = SampleDesk.frame(DeskAddress.journal(), holding: [.auditAdministration], name: "审计员")
    let rows = [
      Row(
        number: 1204, time: "2026-11-23 10:41:07", sentence: "11月23日 10:41 方小鱼把《灵山村招标公告》送审",
        who: "方小鱼（fang）", act: "提交审核", subject: "信息 41 第 2 版",
        detail: "修订 7"),
      Row(
        number: 1203, time: "2026-11-23 10:39:55", sentence: "11月23日 10:39 系统（import）转入了信息 40",
        who: "import", act: "导入", subject: "信息 40",
        detail: SampleTown.hostile),
    ]
    let acts = [FormChoice("item.submit", "提交审核"), FormChoice("item.import", "导入")]
    return [
      (
        "desk-journal",
        JournalPage(
          frame: frame, filter: Filter(), acts: acts,
          chain: Chain(isWhole: true, sentence: "共 1,204 条，链条完整，校验于 2026-11-23 10:45。"), rows: rows,
          pager: Pager(current: 1, total: 25) { DeskAddress.journal([("page", String($0))]) })
      ),
      (
        "desk-journal-broken",
        JournalPage(
          frame: frame, filter: Filter(who: "无人", from: "2026-11-01"), acts: acts,
          chain: Chain(isWhole: false, sentence: "第 1,017 条与前一条接不上：它被改动过。请立即报告并保全备份。"), rows: [],
          pager: Pager(current: 1, total: 1) { _ in DeskAddress.journal() })
      ),
    ]
  }
}

extension SettingsPage {
  static var samples: [(name: String, page: SettingsPage)] {
    let marks = [
      Setting(key: "site.code", name: "网站标识码", value: "", validFrom: "", source: "", hint: "10 位数字，以区门户网站的为准。"),
      Setting(key: "site.icp", name: "ICP备案号", value: "", validFrom: "2026-11-01", source: "区政府办通知（演示）"),
    ]
    let guide = [
      Setting(
        key: "guide.office", name: "公开工作机构", value: "呈坎镇党政办公室（演示）", validFrom: "2026-01-01",
        source: "机构改革方案（演示）"),
      Setting(
        key: "guide.hours", name: "办公时间", value: "工作日 8:00—12:00，14:30—17:30", validFrom: "2026-05-01",
        source: "作息时间通知（演示）", isLong: true, mayEdit: false),
    ]
    let page = SettingsPage(
      frame: SampleDesk.frame(DeskAddress.settings, holding: [.systemAdministration], name: "许塔"),
      groups: [
        Group(name: "页脚标识", note: "属于区门户网站，不知道就留空，页面上显示“待填”。", settings: marks),
        Group(name: "公开指南（条例第十二条）", note: "", settings: guide),
        Group(
          name: "索引号", note: "",
          settings: [
            Setting(
              key: "index.template", name: "索引号模板", value: "{code}/{yyyy}{mm}-{serial:5}", validFrom: "2026-01-01",
              source: "安徽写法", hint: "{code} 机构代码，{yyyy} 年，{mm} 月，{serial:5} 五位流水号。")
          ]),
      ], wrong: Wrong(key: "site.code", issues: [Issue("value", "网站标识码应为 10 位数字，或 bm 加 8 位数字，请核对。")]))
    return [("desk-settings", page)]
  }
}

extension VisitsPage {
  static var samples: [(name: String, page: VisitsPage)] {
    let rows = [
      Row(name: "呈坎镇传统村落消防安全管理办法", address: DeskAddress.item(41), count: "1,286", share: 100),
      Row(name: "2026 年第三季度社会救助资金发放情况", address: DeskAddress.item(52), count: "640", share: 50),
    ]
    let definition = "一个人次：同一来访者在 30 分钟内多次打开同一页面只计一次；不含工作人员和机器。"
    let frame = SampleDesk.frame(DeskAddress.visits())
    return [
      (
        "desk-visits",
        VisitsPage(
          frame: frame, by: .item, from: "2026-11-01", to: "2026-11-23", total: "12,806", rows: rows,
          definition: definition)
      ),
      (
        "desk-visits-empty",
        VisitsPage(frame: frame, by: .day, from: "", to: "", total: "0", rows: [], definition: definition)
      ),
    ]
  }
}

import Kernel

extension ImportPage {
  static var samples: [(name: String, page: ImportPage)] {
    let page = ImportPage(
      frame: SampleDesk.frame(DeskAddress.imports),
      past: [
        Past(
          time: "2026-11-23 09:00", who: "方小鱼", file: "旧站导出.jsonl", outcome: "已导入：导入 640，修补后导入 21，重复 9，不导入 1",
          address: DeskAddress.importReport(12))
      ], issues: [Issue("file", "没有选择文件，请先选一个文件。")])
    return [("desk-import", page)]
  }
}

extension ImportMappingPage {
  static var samples: [(name: String, page: ImportMappingPage)] {
    let page = ImportMappingPage(
      frame: SampleDesk.frame(DeskAddress.importMapping(12)), id: 12, file: "旧站导出.xlsx",
      fields: [
        TheirField(name: "bt", values: ["呈坎镇民宿管理暂行办法", SampleTown.hostile]),
        TheirField(name: "nr", values: ["各村民委员会，镇直各单位：", "<p>各村：</p>"]), TheirField(name: "fbsj", values: ["2023-03-09", ""]),
      ],
      ours: [
        OurField(name: "title", label: "标题", chosen: "bt", isRequired: true),
        OurField(name: "body", label: "正文", chosen: "nr", isRequired: true),
        OurField(name: "issuer", label: "发布机构", chosen: "", constant: "呈坎镇人民政府"),
      ], columns: SampleDesk.columns, places: [Place(theirs: "通知公告", ours: "notices")],
      kept: [FormChoice("旧站新闻库", "旧站新闻库")], results: [["呈坎镇民宿管理暂行办法", "", "2023-03-09", "通知公告", "各村民委员会，镇直各单位：", "—"]],
      issues: [Issue("body", "请选出哪一个字段是正文，没有正文不能转入。")])
    return [("desk-import-mapping", page)]
  }
}

extension ImportReportPage {
  static var samples: [(name: String, page: ImportReportPage)] {
    func figure(_ outcome: Outcome, _ number: String) -> DeskHomePage.Figure {
      .init(
        number: number, name: outcome.rawValue, address: DeskAddress.importReport(12), isUrgent: outcome == .refused)
    }
    let rows = [
      Row(
        record: "第 3 行", title: "呈坎镇民宿管理暂行办法", outcome: .repaired,
        reasons: ["文号“呈政[2023]12号”规范为“呈政〔2023〕12号”。", "清除了 3 处 Word 排版标记"], address: DeskAddress.item(12)),
      Row(
        record: "第 4 行", title: "呈坎镇民宿管理暂行办法", outcome: .duplicate, reasons: ["正文与同一文件里的“第 3 行”相同。"],
        address: nil),
      Row(record: "第 5 行", title: SampleTown.hostile, outcome: .refused, reasons: ["正文是空的，没有可以公开的内容。"], address: nil),
      Row(record: "第 6 行", title: "春耕备耕工作安排", outcome: .taken, reasons: [], address: DeskAddress.item(14)),
    ]
    let page = ImportReportPage(
      frame: SampleDesk.frame(DeskAddress.importReport(12)), file: "旧站导出.jsonl", time: "2026-11-23 09:00",
      state: DeskMark("正在导入", .waiting), phase: "正式导入", percent: 62,
      figures: [figure(.taken, "640"), figure(.repaired, "21"), figure(.duplicate, "9"), figure(.refused, "1")],
      rows: rows, pager: Pager(current: 1, total: 14) { _ in DeskAddress.importReport(12) })
    return [("desk-import-report", page)]
  }
}

extension RedirectsPage {
  static var samples: [(name: String, page: RedirectsPage)] {
    let page = RedirectsPage(
      frame: SampleDesk.frame(DeskAddress.redirects()), total: 1,
      rows: [
        Row(
          id: 3, old: "old.example/show.asp?id=12", target: "/chengkan/news/41", kind: "导入时登记", hits: "286", last: "2026-11-23")
      ], pager: Pager(current: 1, total: 1) { _ in DeskAddress.redirects() }, old: "xx", target: "//evil.example",
      issues: [Issue("target", "新地址只能是本站的路径，以一个 / 开头，如 /chengkan/news/12，请核对。")])
    return [("desk-redirects", page)]
  }
}

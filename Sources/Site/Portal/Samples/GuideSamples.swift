/// Samples of the guide, of disclosure on request and of errors (示例指南).
extension GuidePage {
  package static var samples: [(name: String, page: GuidePage)] {
    let at = SampleTown.at
    let guide = GuidePage(
      frame: SampleTown.frame(at("guide")), trail: SampleTown.trail("政府信息公开指南"), column: SampleTown.guideTags,
      menu: SampleTown.menu(current: "guide"),
      classification: [
        Kind("政策文件", at("policy"), "本镇制发和执行的政策文件、规范性文件。"), Kind("财政预决算", at("budget"), "预算、决算和执行情况。"),
        Kind("社会救助", at("aid"), "低保、特困、临时救助的标准和结果。"),
      ],
      arrangement: ["信息按栏目编排，每条信息有不重复的索引号，由机构代码、年月和流水号组成。", "每个栏目内按发布时间由新到旧排列。"],
      access: ["在本网站浏览、检索、打印和下载。", "到镇便民服务大厅查阅点、村务公开栏查阅。"], office: SampleTown.office,
      updated: "2026-11-20", catalogue: at("catalogue"), apply: at("apply"))
    return [("guide", guide)]
  }
}

extension ApplyPage {
  package static var samples: [(name: String, page: ApplyPage)] {
    let form = ItemPage.Attachment(
      name: "政府信息公开申请表.docx", address: Address("chengkan", "files", "9", "申请表.docx"), type: "DOCX", size: "21 KB")
    let page = ApplyPage(
      frame: SampleTown.frame(SampleTown.at("apply")), trail: SampleTown.trail("依申请公开"), column: SampleTown.applyTags,
      menu: SampleTown.menu(current: "apply"), office: SampleTown.office, apply: SampleTown.at("apply"),
      follow: SampleTown.at("apply"), amend: SampleTown.at("apply"), form: form)
    return [("apply", page)]
  }
}

extension ErrorPage {
  package static var samples: [(name: String, page: ErrorPage)] {
    let frame = SampleTown.frame(SampleTown.at("nowhere"))
    let bare = PublicFrame(settings: SampleTown.settings, assets: SampleTown.assets, address: Address("nowhere"))
    let pages = [400, 403, 404, 405, 410, 413, 429, 503].map { ("error-\($0)", ErrorPage(frame: frame, code: $0)) }
    return pages + [
      ("error-500", ErrorPage(frame: frame, code: 500, incident: "a1b2c3")),
      ("error-no-town", ErrorPage(frame: bare, code: 404)),
    ]
  }
}

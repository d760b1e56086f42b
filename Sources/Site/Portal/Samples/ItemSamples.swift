/// Samples of an item page: a long document, a repealed one, a hostile one, a withdrawn one (示例信息).
extension ItemPage {
  package static var samples: [(name: String, page: ItemPage)] {
    [
      ("item", policy(large: false)), ("item-large", policy(large: true)), ("item-repealed", repealed),
      ("item-hostile", hostile),
    ]
  }

  private static func policy(large: Bool) -> ItemPage {
    ItemPage(
      frame: SampleTown.frame(SampleTown.item("policy", 41), large: large),
      trail: SampleTown.trail("法定主动公开内容", "政策文件", "正文"), column: SampleTown.policyTags,
      title: SampleTown.policies[0].title, facts: facts, documentNumber: "呈政〔2026〕41号",
      source: "呈坎镇党政办公室（演示）", published: "2026-10-28 09:30", visits: 1286, keywords: ["传统村落", "消防安全"],
      summary: "明确传统村落消防安全的责任、检查和处置办法。", body: SampleText.policy,
      contents: [
        Heading(level: 1, text: "一、总则", id: "h1"), Heading(level: 1, text: "二、职责分工", id: "h2"),
        Heading(level: 2, text: "（一）镇级职责", id: "h2-1"), Heading(level: 2, text: "（二）村级职责", id: "h2-2"),
        Heading(level: 1, text: "三、经费安排", id: "h3"),
      ],
      attachments: [
        Attachment(
          name: "呈坎镇传统村落消防安全管理办法.pdf", address: Address("chengkan", "files", "1", "办法.pdf"), type: "PDF",
          size: "412 KB"),
        Attachment(
          name: "呈坎镇传统村落消防安全管理办法.docx", address: Address("chengkan", "files", "2", "办法.docx"), type: "DOCX",
          size: "38 KB"),
      ],
      related: [Related(title: "政策解读", rows: [SampleTown.readings[0]])],
      previous: NavLink(SampleTown.policies[1].title, SampleTown.policies[1].address),
      next: NavLink(SampleTown.policies[2].title, SampleTown.policies[2].address), isOpen: true)
  }

  private static let facts = [
    Fact("索引号", "113410040000000000/202610-00041"), Fact("主题分类", "公安、安全、司法\\消防"),
    Fact("发布机构", "呈坎镇人民政府（演示）"), Fact("体裁", "通知"), Fact("成文日期", "2026年10月26日"),
    Fact("发布日期", "2026-10-28 09:30"), Fact("文号", "呈政〔2026〕41号"), Fact("生效日期", "2026年11月1日"),
    Fact("有效性", "有效"), Fact("关键词", "传统村落；消防安全"),
  ]

  private static var repealed: ItemPage {
    ItemPage(
      frame: SampleTown.frame(SampleTown.item("policy", 12)), trail: SampleTown.trail("政策文件", "正文"),
      column: SampleTown.policyTags, title: "呈坎镇民宿管理暂行办法",
      facts: [Fact("索引号", "113410040000000000/202304-00012"), Fact("有效性", "废止"), Fact("废止日期", "2026年8月3日")],
      source: "呈坎镇党政办公室（演示）", published: "2023-04-18 11:20", visits: 342,
      notice: Notice(
        .repealed, "本文件已于 2026 年 8 月 3 日废止，仅供查考。",
        by: NavLink("呈政〔2026〕30号", SampleTown.item("policy", 30))),
      body: "<p>为规范民宿经营，制定本办法。</p><p>本办法自印发之日起施行。</p>", isOpen: true)
  }

  private static var hostile: ItemPage {
    let bad = SampleTown.hostile
    return ItemPage(
      frame: SampleTown.frame(SampleTown.item("notice", 1)), trail: SampleTown.trail(bad, bad),
      column: ColumnTags(name: bad, description: bad, keywords: [bad], type: bad), title: bad,
      facts: [Fact(bad, bad)], documentNumber: bad, source: bad, published: "2026-10-28 09:30", visits: 0,
      keywords: [bad], summary: bad, body: "<p>正文。</p>",
      attachments: [Attachment(name: bad, address: Address("chengkan", "files", bad), type: "PDF", size: "1 KB")],
      previous: NavLink(bad, SampleTown.at()))
  }
}

extension WithdrawnPage {
  package static var samples: [(name: String, page: WithdrawnPage)] {
    [
      (
        "withdrawn",
        WithdrawnPage(
          frame: SampleTown.frame(SampleTown.item("aid", 60)), trail: SampleTown.trail("社会救助", "已撤下"),
          withdrawn: "2026-11-02 16:40", reason: "公示期已满，依法停止公开其中的个人信息。",
          column: NavLink("社会救助", SampleTown.at("aid")))
      )
    ]
  }
}

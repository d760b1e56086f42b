/// The answer to asking for an opinion: the link, shown this once (意见链接).
struct OpinionLinkPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  var invited: String
  var link: String
  var until: String
  var asksWord: Bool

  var view: HTML {
    frame.page(
      "意见链接", trail: [
        Crumb("信息", DeskAddress.items()), Crumb(title, DeskAddress.item(item)), Crumb("审核", DeskAddress.review(item)),
        Crumb("意见链接"),
      ],
      """
      <div class="gate">
        <h1>请复制意见链接</h1>
        <p>发给：\(invited)。\(until) 前有效，只能提一次意见。</p>
        <p class="secret"><code id="link">\(link)</code></p>
        <p class="buttons"><button type="button" class="plain" data-copy="link" hidden>复制链接</button></p>
        \(if: asksWord, "<p>访问口令请另用电话告诉对方。</p>")
        <p class="quiet">离开这一页后不再显示。发错了人，请回到审核页撤销，再生成一个。</p>
        <p><a class="button" href="\(DeskAddress.review(item))">回到审核页</a></p>
        \(frame.teamScript)
      </div>
      """)
  }

  static var samples: [(name: String, page: OpinionLinkPage)] {
    [
      (
        "desk-opinion-link",
        OpinionLinkPage(
          frame: SampleDesk.frame(DeskAddress.review(41)), item: 41, title: "呈坎镇传统村落消防安全管理办法", invited: "区司法局法律顾问",
          link: "https://www.example.gov.cn/opinion/0f1e2d3c4b5a69788796a5b4c3d2e1f0", until: "2026-11-30 09:30",
          asksWord: true)
      )
    ]
  }
}

extension DeskFrame {
  /// The script of working together: the list of names at an @, and copying.
  var teamScript: HTML { "<script src=\"\(assets.script("people.js"))\" defer></script>" }
}

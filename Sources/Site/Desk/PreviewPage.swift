/// `/desk/items/7/preview`: the draft as the public will see it (预览): to read, or as the whole page on a computer, on a
/// telephone and in large print.
struct PreviewPage: Page {
  var frame: DeskFrame
  var item: Int64
  var reading: Reading
  var mayEdit: Bool
  var look = Look.reading

  /// Where the public reads it (阅读环境).
  enum Look: String, Sendable, CaseIterable {
    case reading, desktop, phone, elder

    var chinese: String {
      switch self {
      case .reading: "只看内容"
      case .desktop: "电脑上"
      case .phone: "手机上"
      case .elder: "大字版"
      }
    }
  }

  var view: HTML {
    frame.page(
      "预览", trail: [Crumb("信息", DeskAddress.items()), Crumb(reading.title, DeskAddress.item(item)), Crumb("预览")],
      """
      <div class="title-row"><p class="flash">这是预览：还没有发布，只有工作人员看得到。</p>\
      \(if: mayEdit, "<a class=\"button plain\" href=\"\(DeskAddress.draft(item))\">继续编辑</a>")</div>
      <h1 class="unseen">预览：\(reading.title)</h1>
      <nav class="looks" aria-label="预览方式"><ul>\(each: Look.allCases, link)</ul></nav>
      \(shown)
      """)
  }

  private func link(_ other: Look) -> HTML {
    """
    <li><a href="\(DeskAddress.preview(item, as: other))"\(if: other == look, " aria-current=\"true\"")>\
    \(other.chinese)</a></li>
    """
  }

  private var shown: HTML {
    switch look {
    case .reading: reading.view
    case .desktop, .phone, .elder:
      """
      <iframe class="appearance appearance-\(look.rawValue)" title="公开页面，\(look.chinese)" \
      src="\(DeskAddress.appearance(item, isLarge: look == .elder))"></iframe>
      """
    }
  }
}

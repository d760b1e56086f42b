import Kernel

/// `/desk/drafts`: everything that I typed and have not saved (未保存的稿件), whichever item it belongs to.
struct KeptDraftsPage: Page {
  var frame: DeskFrame
  var drafts: [DraftKeeping.Offer]
  /// After so many days without coming back they go by themselves.
  var days: String

  var view: HTML {
    frame.page(
      "未保存的稿件", trail: [Crumb("信息", DeskAddress.items()), Crumb("未保存的稿件")],
      """
      <h1>未保存的稿件</h1>
      <p class="quiet">编辑时自动保存、还没有存成稿的内容，只有您自己看得到，保留 \(days) 天。</p>
      \(if: drafts.isEmpty, "<p>没有未保存的稿件。</p>")
      \(if: !drafts.isEmpty, "<ul class=\"kept-list\">\(each: drafts, row)</ul>")
      <p class="buttons"><a class="button plain" href="\(DeskAddress.choosingKind())">新建信息</a></p>
      """)
  }

  private func row(_ draft: DraftKeeping.Offer) -> HTML {
    let name = draft.title.isEmpty ? "（无标题）" : draft.title
    return """
      <li class="panel"><h2>\(name)</h2><p class="quiet">自动保存于 <time>\(draft.time)</time></p>
      \(if: !draft.lead.isEmpty, "<p>\(draft.lead)</p>")
      <div class="acts"><a class="button" href="\(draft.address)">恢复<span class="unseen">：\(name)</span></a>
      \(DeskForm(action: DeskAddress.draftDiscarding(draft.id), button: "丢弃").view(frame.csrf))</div></li>

      """
  }
}

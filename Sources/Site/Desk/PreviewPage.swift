/// `/desk/items/7/preview`: the draft as the public will see it (预览). Only the frame is the desk's.
struct PreviewPage: Page {
  var frame: DeskFrame
  var item: Int64
  var reading: Reading
  var mayEdit: Bool

  var view: HTML {
    frame.page(
      "预览", trail: [Crumb("信息", DeskAddress.items()), Crumb(reading.title, DeskAddress.item(item)), Crumb("预览")],
      """
      <div class="title-row"><p class="flash">这是预览：还没有发布，只有工作人员看得到。</p>\
      \(if: mayEdit, "<a class=\"button plain\" href=\"\(DeskAddress.draft(item))\">继续编辑</a>")</div>
      <h1 class="unseen">预览：\(reading.title)</h1>
      \(reading.view)
      """)
  }
}

/// `/desk/kinds/notice/example`: a kind filled in from beginning to end (填写示例), of made-up people and places.
struct KindExamplePage: Page {
  var frame: DeskFrame
  var name: String
  var use: String
  var reading: Reading
  /// To write one of this kind; nil when one may not.
  var begin: Address?

  var view: HTML {
    frame.page(
      "填写示例：\(name)", trail: [Crumb("信息", DeskAddress.items()), Crumb("填写示例：\(name)")],
      """
      \(DeskFrame.heading("填写示例：\(name)", begin.map { NavLink("写一条\(name)", $0) }))
      <p class="quiet">\(use)示例里的人名、地名、电话和数字都是编的。</p>
      \(reading.view)
      """)
  }
}

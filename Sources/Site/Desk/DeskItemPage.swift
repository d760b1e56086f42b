/// `/desk/items/7`: where an item stands and what can be done with it now (信息办理).
struct DeskItemPage: Page {
  var frame: DeskFrame
  var item: Int64
  var title: String
  var state: DeskMark
  var marks: [DeskMark] = []
  /// What to do next, in a sentence.
  var standing: String
  var path: ReviewPath
  var facts: DeskFacts
  /// Its public page, once it has one.
  var publicPage: Address?
  /// Links to the editor, the review, the preview: what one came for.
  var ways: [NavLink]
  /// One button each, no questions: 提交审核, 收回, 修改.
  var acts: [DeskForm]
  /// Folded: 定时发布, 撤下, 标记有效性, 关联解读.
  var seldom: [DeskForm]
  var linked: [Linked]
  var history: Timeline
  /// The last days, newest first.
  var visits: [DayVisits]
  var visitsTotal: String
  /// What is to be mended before it goes on.
  var missing = MissingList()

  /// A related item (关联信息).
  struct Linked: Sendable, Equatable {
    var relation: String
    var title: String
    var address: Address
    /// Where to take the link back; nil when one may not.
    var removal: Address?
  }

  /// 人次 of one day.
  struct DayVisits: Sendable, Equatable {
    var day: String
    var count: Int
  }

  var view: HTML {
    frame.page(
      title, trail: [Crumb("信息", DeskAddress.items()), Crumb(title)],
      """
      <h1>\(title)</h1>
      <p class="row-notes">\(state.view)\(each: marks, \.view)\
      \(publicPage.map { "<a href=\"\($0)\">查看公开页面</a>" })</p>
      \(path.view)
      <p>\(standing)</p>
      \(missing.view)
      \(actions)
      <section class="panel"><h2>信息要素</h2>\(facts.view)</section>
      \(relations)
      \(traffic)
      <section class="panel"><div class="title-row"><h2>办理过程</h2><a href="\(DeskAddress.history(item))">全部历史</a></div>
      \(history.view)</section>
      """)
  }

  private var actions: HTML {
    guard !(ways.isEmpty && acts.isEmpty && seldom.isEmpty) else { return HTML() }
    return """
      <section class="panel" aria-label="可以办理">
        <div class="acts">\(each: ways, { "<a class=\"button plain\" href=\"\($0.address)\">\($0.name)</a>" })\
      \(each: acts, { $0.view(frame.csrf) })</div>
        \(each: seldom, { $0.folded(frame.csrf) })
      </section>
      """
  }

  private var relations: HTML {
    guard !linked.isEmpty else { return HTML() }
    return """
      <section class="panel"><h2>关联信息</h2><ul class="linked">\(each: linked, related)</ul></section>
      """
  }

  private func related(_ link: Linked) -> HTML {
    """
    <li><span class="quiet">\(link.relation)：</span><a href="\(link.address)">\(link.title)</a>\
    \(link.removal.map { DeskForm(action: $0, button: "取消关联").view(frame.csrf) })</li>
    """
  }

  private var traffic: HTML {
    guard publicPage != nil else { return HTML() }
    let rows = visits.map { day -> [HTML] in ["<time>\(day.day)</time>", "\(day.count)"] }
    return """
      <section class="panel"><h2>浏览人次</h2><p>累计 \(visitsTotal)</p>
      \(if: !rows.isEmpty, DeskTable(caption: "每天的浏览人次", heads: ["日期", "人次"], rows: rows, figures: [1]).view)</section>
      """
  }
}

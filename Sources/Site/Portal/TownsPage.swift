/// `/`: the towns of the district (乡镇列表).
package struct TownsPage: Page {
  package var frame: PublicFrame
  package var district: String
  package var towns: [Town]
  package init(frame: PublicFrame, district: String, towns: [Town]) {
    (self.frame, self.district, self.towns) = (frame, district, towns)
  }

  package struct Town: Sendable, Equatable {
    package var name: String
    package var address: Address
    /// How many items are open to read.
    package var count: Int
    /// The day of the newest one, `YYYY-MM-DD`.
    package var newest: String?
    package init(name: String, address: Address, count: Int, newest: String? = nil) {
      (self.name, self.address, self.count, self.newest) = (name, address, count, newest)
    }

    var view: HTML {
      """
      <li><a class="tile" href="\(address)">
        <strong>\(name)</strong>
        <span>已公开 \(count) 条信息\(newest.map { "，最近更新 \($0)" })</span>
      </a></li>
      """
    }
  }

  package var view: HTML {
    frame.page(
      PageHead(title: "\(district)乡镇政务公开", description: "\(district)各乡镇政府信息公开专栏入口。"),
      """
      <div class="wide page">
        <section class="hero">
          <h1>\(district)乡镇政务公开</h1>
          <p class="lead">选择一个乡镇，查阅它依法主动公开的信息。</p>
        </section>
        \(list)
      </div>
      """)
  }

  private var list: HTML {
    if towns.isEmpty { return "<p class=\"empty\">还没有乡镇开通公开专栏。请稍后再来，或拨打页脚的联系电话询问。</p>" }
    return "<ul class=\"tiles tiles-towns\">\(each: towns, \.view)</ul>"
  }
}

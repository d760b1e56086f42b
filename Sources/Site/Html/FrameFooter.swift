/// The foot of every public page with the marks a government site must carry (页脚标识).
/// What is not known is visibly a placeholder.
extension PublicFrame {
  var footer: HTML {
    """
    <footer class="foot">
      <div class="wide foot-row">
        <ul class="foot-links">
          \(if: town != nil, link("站点地图", town?.siteMap))
          \(if: town != nil, link("订阅更新（Atom）", town?.feed))
          \(link("我为政府网站找错", settings.faultReport))
        </ul>
        \(organisation)
        \(marks)
      </div>
    </footer>
    """
  }

  private var organisation: HTML {
    """
    <p>主办单位：\(settings.sponsor)<span class="gap"></span>联系电话：\(mark(settings.phone))</p>
    """
  }

  private var marks: HTML {
    """
    <ul class="marks">
      <li>\(badge)</li>
      <li>网站标识码：\(mark(settings.siteIDCode))</li>
      <li>ICP备案号：\(mark(settings.icp, "https://beian.miit.gov.cn/"))</li>
      <li>公安备案：\(mark(settings.police, "https://beian.mps.gov.cn/"))</li>
    </ul>
    """
  }

  private var badge: HTML {
    guard let address = settings.organBadge else {
      return "党政机关网站标识：<span class=\"pending\">\(SiteSettings.pending)</span>"
    }
    return "<a href=\"\(address)\" rel=\"external\">党政机关网站标识</a>"
  }

  /// A mark in words, with its registry's address where it has one.
  private func mark(_ text: String?, _ registry: String? = nil) -> HTML {
    guard let text else { return "<span class=\"pending\">\(SiteSettings.pending)</span>" }
    guard let address = registry.flatMap(Address.init(foreign:)) else { return "\(text)" }
    return "<a href=\"\(address)\" rel=\"external\">\(text)</a>"
  }

  private func link(_ name: String, _ address: Address?) -> HTML {
    guard let address else { return "<li>\(name)（<span class=\"pending\">入口\(SiteSettings.pending)</span>）</li>" }
    return "<li><a href=\"\(address)\">\(name)</a></li>"
  }
}

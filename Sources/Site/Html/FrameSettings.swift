/// What every page says about the site itself (网站信息): names, filing marks, and whom to call.
///
/// A mark that is not known yet stays nil and is shown as a placeholder. No code is ever invented: the marks
/// belong to the district portal, and a made-up one would be a forgery.
package struct SiteSettings: Sendable, Equatable {
  /// 网站名称, for the `SiteName` tag.
  package var siteName: String
  /// The bare host, for the `SiteDomain` tag, such as `www.example.gov.cn`.
  package var siteDomain: String
  /// Scheme, host and port without a closing slash: the front of every absolute address.
  package var origin: String
  /// 网站标识码: ten digits, or `bm` and eight.
  package var siteIDCode: String?
  /// ICP备案编号.
  package var icp: String?
  /// 公安机关备案号.
  package var police: String?
  /// Where the 党政机关网站标识 leads: its certificate page.
  package var organBadge: Address?
  /// 我为政府网站找错.
  package var faultReport: Address?
  /// 主办单位.
  package var sponsor: String
  /// 联系电话.
  package var phone: String?
  /// True for the demonstration town: each page says so at its top.
  package var isDemonstration: Bool

  package init(
    siteName: String, siteDomain: String, origin: String, sponsor: String, phone: String? = nil,
    siteIDCode: String? = nil, icp: String? = nil, police: String? = nil, organBadge: Address? = nil,
    faultReport: Address? = nil, isDemonstration: Bool = false
  ) {
    (self.siteName, self.siteDomain, self.origin) = (siteName, siteDomain, origin)
    (self.sponsor, self.phone, self.siteIDCode) = (sponsor, phone, siteIDCode)
    (self.icp, self.police, self.organBadge, self.faultReport) = (icp, police, organBadge, faultReport)
    self.isDemonstration = isDemonstration
  }

  /// The placeholder where a mark is not known yet.
  package static let pending = "待填"

  /// A page's whole address, for feeds, site maps and print.
  package func absolute(_ address: Address) -> String { origin + address.text }
}

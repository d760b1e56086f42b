import Kernel

/// The settings (设置) that the public pages are worded from, by name.
enum SiteWords {
  static func settings(_ values: [String: String], origin: String, district: String) -> SiteSettings {
    func given(_ name: String) -> String? { values["site." + name].flatMap { $0.isEmpty ? nil : $0 } }
    let host = origin.drop { $0 != "/" }.drop { $0 == "/" }
    return SiteSettings(
      siteName: given("name") ?? district, siteDomain: given("domain") ?? String(host.prefix { $0 != ":" }),
      origin: origin, sponsor: given("sponsor") ?? "", phone: given("phone"), siteIDCode: given("idCode"),
      icp: given("icp"), police: given("police"), organBadge: given("organBadge").flatMap { Address(foreign: $0) },
      faultReport: given("faultReport").flatMap { Address(foreign: $0) }, isDemonstration: given("demonstration") == "yes")
  }

  /// The openness office: 条例 第十二条 wants name, address, hours, telephone, fax and internet contact.
  static func office(_ values: [String: String], _ town: Organisation) -> OfficeCard {
    func given(_ name: String) -> String { values["guide." + name] ?? "" }
    return OfficeCard(
      name: given("office").isEmpty ? "\(town.shortName)政府信息公开办公室" : given("office"), address: given("address"),
      hours: given("hours"), phone: given("phone"), fax: given("fax"), internet: given("internet"))
  }
}

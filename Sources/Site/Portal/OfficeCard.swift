/// The openness office (政府信息公开工作机构) with the contacts that 条例 第十二条 wants in the guide.
package struct OfficeCard: Sendable, Equatable {
  package var name: String
  package var address: String
  package var hours: String
  package var phone: String
  package var fax: String
  /// 互联网联系方式: an e-mail address or a page, in words.
  package var internet: String
  package init(name: String, address: String, hours: String, phone: String, fax: String, internet: String) {
    (self.name, self.address, self.hours) = (name, address, hours)
    (self.phone, self.fax, self.internet) = (phone, fax, internet)
  }

  /// All six, as a list of names and values. An unknown one is visibly missing.
  var view: HTML {
    let rows = [
      ("机构名称", name), ("办公地址", address), ("办公时间", hours), ("联系电话", phone), ("传真号码", fax),
      ("互联网联系方式", internet),
    ]
    return "<dl class=\"pairs\">\(each: rows, Self.pair)</dl>"
  }

  static func pair(_ name: String, _ value: String) -> HTML {
    """
    <div><dt>\(name)</dt><dd>\(value.isEmpty ? SiteSettings.pending : value)</dd></div>

    """
  }
}

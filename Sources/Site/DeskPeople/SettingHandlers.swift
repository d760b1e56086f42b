import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /desk/settings` and `POST /desk/settings/:key`: dated settings (设置) of a town or district, and the rules of
/// security.
extension SettingsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let asked = request.uri.queryParameters["organisation"].flatMap { Int64($0) }
    return .page(try await page(asked, nil, site, visit).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let key = visit.visit.parts["key"] ?? ""
    return try await site.forms.read(request, visit.visit) { form in
      let (typed, asked) = (SettingChange(key, form), form["organisation"].flatMap { Int64($0) })
      do {
        let place = try await site.store.read { try SettingPlace.find(asked, visit.staff, $0) }
        try await site.store.write(as: visit.actor) { try typed.make(for: place.organisation, $0) }
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await page(asked, typed.wrong(fault.issues), site, visit)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
      return .seeOther(address(asked, done: "setting-saved").text)
    }
  }

  private static func page(
    _ asked: Int64?, _ wrong: Wrong?, _ site: Site, _ visit: DeskVisit
  ) async throws -> SettingsPage {
    let frame = try await site.deskFrame(visit, at: DeskAddress.settings)
    let today = site.store.today()
    return try await site.store.read { reader in
      let place = try SettingPlace.find(asked, visit.staff, reader)
      var page = SettingsPage(
        frame: frame, groups: try groups(place.organisation, visit.staff, today, reader), wrong: wrong)
      guard let chosen = place.organisation else { return page }
      page.place = chosen.shortName
      page.places = place.choices.count > 1 ? place.choices.map { NavLink($0.shortName, address($0.id.value)) } : []
      page.hidden = [DeskForm.Hidden("organisation", chosen.id.description)]
      return page
    }
  }

  private static func address(_ asked: Int64?, done: String = "") -> Address {
    let query = [("organisation", asked.map { String($0) } ?? ""), ("done", done)]
    return Address("desk", "settings", query: DeskAddress.given(query))
  }

  private static func groups(
    _ place: Organisation?, _ staff: Staff, _ today: Day, _ reader: some Reader
  ) throws -> [Group] {
    func group(_ name: String, _ note: String, _ entries: [SettingCatalogue.Entry], of place: Organisation?) throws
      -> Group
    {
      Group(name: name, note: note, settings: try entries.map { try setting($0, place, today, reader) })
    }
    var groups: [Group] = []
    if let place {
      groups += [
        try group("网站标识", "属于区门户网站，不知道就留空，页面上显示“待填”。", SettingCatalogue.marks, of: place),
        try group("公开指南（条例第十二条）", "写明公开工作机构的名称和联系方式。", SettingCatalogue.guide, of: place),
        try group("索引号", "", SettingCatalogue.index, of: place),
        try group("校对", "从填好的那天起，校对页和送审、发布前的检查照此办理。", SettingCatalogue.proofing, of: place),
        try group("公开栏张贴", "新公布的信息按这里的印；已有的版本在重新生成后才变。", SettingCatalogue.board, of: place),
        try group("依申请公开", "从填好的那天起，新做的文书、新要求的补正照此办理。", SettingCatalogue.applications, of: place),
        try group("公文版头（红头）", "新公布的公文按这里的印；已有的版本在重新生成后才变。", SettingCatalogue.heads, of: place),
        try group("协同办理", "催办只在工作日的作息时间内发出。", SettingCatalogue.team, of: place),
        try group("附件检查", "决定上传的附件怎样检查、哪些发现必须处理。", SettingCatalogue.files, of: place),
        try group("备份", "", SettingCatalogue.backups, of: place),
      ]
    }
    if let place {
      groups += [
        try group("办件期限和考核", "12345 工单、值班和回应关切照此计算；期限从派单日起算，改动从填好的那天起用。", SettingCases.all, of: place),
        try group("在线咨询和今日要办", "", SettingTerms.answering + SettingTerms.morning, of: place),
        try group("村级公开和惠民名单", "字段和期限请与区里的主管部门核定后再改；从填好的那天起，新张贴的照此办理。", SettingVillages.all, of: place),
        try group("更新和复核", "决定哪些栏目算更新不及时、哪些信息要到期复核。", SettingTerms.renewing, of: place),
        try group("办理期限", "", SettingTerms.working + SettingTerms.inspecting + (place.kind == .district ? SettingTerms.district : []), of: place),
      ]
    }
    if staff.holds(.securityAdministration) {
      groups.append(try group("登录安全（GB/T 22239-2019）", "全系统共用，只能从今天或以后起用。", SettingCatalogue.security, of: nil))
    }
    return groups
  }

  private static func setting(
    _ entry: SettingCatalogue.Entry, _ place: Organisation?, _ today: Day, _ reader: some Reader
  ) throws -> Setting {
    let found = try StoredSetting.inForce(entry.key, for: place?.id, on: today, reader)
    let isOwn = found?.organisation == place?.id
    return Setting(
      key: entry.key, name: entry.name, value: found?.value ?? "", validFrom: found?.validFrom.description ?? "",
      source: (found?.source ?? "") + (found == nil || isOwn ? "" : "（沿用上级单位的设置）"), hint: entry.hint,
      isLong: entry.isLong, startsOn: today.description)
  }
}

/// The store's own, where the page's namesake would be meant.
private typealias StoredSetting = Setting

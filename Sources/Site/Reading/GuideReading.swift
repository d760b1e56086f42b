import Casework
import Hummingbird
import Kernel
import Publishing
import Store

/// The guide, the catalogue and the entry of 依申请公开, made from settings and columns (条例 第十二条).
extension GuidePage {
  static func make(_ site: Site, _ town: Town, _ column: Column, _ frame: PublicFrame) async throws -> GuidePage {
    let today = site.store.today()
    let facts = try await site.store.read { try GuideFacts.fetch(town.id, on: today, $0) }
    let first = town.tree.children(of: nil).filter { !$0.isClosed && $0.id != column.id }
    return GuidePage(
      frame: frame, trail: town.trail(to: column), column: town.tags(column), menu: town.menu(at: column),
      classification: first.map { Kind($0.name, town.page(of: $0), town.tags($0).description) },
      arrangement: [
        "信息按栏目编排，每条信息有唯一的索引号、名称、内容概述和生成日期，按发布时间由新到旧排列。",
        "文件失效或者废止的，在原页面、列表和搜索结果中标明。",
      ],
      access: [
        "网上查阅：在本专栏浏览、检索和下载。", "现场查阅：到镇为民服务中心政务公开专区和各村公开栏查阅，工作人员可以帮助阅读有困难的群众。",
        "依申请公开：没有主动公开的信息，可以书面或者口头提出申请。",
      ],
      office: OfficeCard(facts, town), updated: (facts.updatedOn ?? today).description, catalogue: town.catalogue,
      apply: town.tree.find("apply").map { town.page(of: $0) } ?? town.home)
  }
}

extension OfficeCard {
  init(_ facts: GuideFacts, _ town: Town) {
    self.init(
      name: facts[.office], address: facts[.address], hours: facts[.hours], phone: facts[.phone], fax: facts[.fax],
      internet: facts[.internet])
  }
}

extension ApplyPage {
  init(_ column: Column, _ town: Town, _ frame: PublicFrame) {
    self.init(
      frame: frame, trail: town.trail(to: column), column: town.tags(column), menu: town.menu(at: column),
      office: town.office, apply: town.applyForm, follow: town.follow, amend: town.applyForm(.amendment))
  }
}

/// `GET /:town/catalogue`.
extension CataloguePage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let page = max(1, Int(request.uri.queryParameters["page"] ?? "") ?? 1)
    let here = address(town, page)
    return try await site.kept(request, visit, town, canonical: here) {
      let listing = try await site.store.read { try Catalogue.page(of: town.id, page: page, $0) }
      guard page <= listing.pages else { throw Fault.notFound }
      return CataloguePage(
        frame: town.frame(visit, site.assets, at: here),
        trail: [Crumb(town.organisation.shortName, town.home), Crumb("政府信息公开目录")], menu: town.menu,
        count: listing.total, rows: listing.rows.map { row($0, town) },
        pager: Pager(current: page, total: listing.pages) { address(town, $0) }
      ).view.bytes
    }
  }

  private static func address(_ town: Town, _ page: Int) -> Address {
    page > 1 ? Address(town.slug, "catalogue", query: [("page", String(page))]) : town.catalogue
  }

  private static func row(_ line: Line, _ town: Town) -> Row {
    Row(
      index: line.indexNumber, title: line.title, address: Address(town.slug, line.columnSlug, String(line.number)),
      summary: line.summary, made: line.madeOn.description, validity: line.validity.shown)
  }
}

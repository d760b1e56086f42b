import Hummingbird
import Kernel
import Publishing
import Search
import Store
import Villages

/// `GET /:town/search`: search. Made for each visitor, and bounded in how often one address may ask.
extension SearchPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    let asked = Asked(request.uri.queryParameters, town)
    if asked.isAsked { try site.searchLimit.take(visit.address) }
    let today = site.store.today()
    let answer = try await site.store.read { try Answer(asked, town, on: today, $0) }
    let here = asked.address(town)
    return .page(SearchPage(asked, answer, town, town.frame(visit, site.assets, at: here)).view, visit)
  }

  init(_ asked: Asked, _ answer: Answer, _ town: Town, _ frame: PublicFrame) {
    self.init(
      frame: frame, form: asked.form(town, issuers: answer.issuers), count: answer.result.total,
      results: answer.result.hits.compactMap { Result($0, answer, town) },
      pager: Pager(current: asked.page, total: (answer.result.total + Asked.perPage - 1) / Asked.perPage) {
        asked.with(page: $0).address(town)
      },
      sorts: [
        Sort("最相关", asked.with(order: .relevance).address(town), isCurrent: asked.order == .relevance),
        Sort("最新", asked.with(order: .newest).address(town), isCurrent: asked.order == .newest),
      ],
      suggestions: answer.suggestions, ways: Self.ways(town))
  }

  /// How to ask people when the site has no answer.
  private static func ways(_ town: Town) -> [NavLink] {
    let apply = town.tree.find("apply").map { NavLink("依申请公开：请求公开没有找到的信息", town.page(of: $0)) }
    let guide = town.tree.find("guide").map { NavLink("电话或当面咨询：查看联系方式", town.page(of: $0)) }
    return [apply, guide].compactMap(\.self)
  }
}

extension SearchPage.Result {
  init?(_ hit: SearchHit, _ answer: SearchPage.Answer, _ town: Town) {
    if let sheet = Posting.found(by: hit.key) {
      guard let posting = answer.sheets[sheet], let slug = answer.villages[posting.village] else { return nil }
      self.init(
        title: MarkedText(hit.title), address: VillageAddress.sheet(town.slug, slug, sheet.value),
        snippet: MarkedText(hit.snippet), published: hit.day.description, column: "村级公开", issuer: hit.issuer)
      return
    }
    guard let line = answer.lines[Item.ID(hit.key)] else { return nil }
    self.init(
      title: MarkedText(hit.title), address: Address(town.slug, line.columnSlug, String(line.number)),
      snippet: MarkedText(hit.snippet), published: line.date.minute, column: line.columnName,
      issuer: hit.issuer.isEmpty ? nil : hit.issuer,
      documentNumber: hit.documentNumber.isEmpty ? nil : hit.documentNumber, validity: line.validity.shown)
  }
}

extension MarkedText {
  init(_ stretches: [Stretch]) { self.init(stretches.map { Run($0.text, isHit: $0.isHit) }) }
}

extension SearchPage {
  /// What the database said, in one snapshot.
  struct Answer: Sendable {
    let result: SearchResult
    let lines: [Item.ID: Line]
    /// Sheets of villages among the hits that may be read today, and where their villages' pages are.
    let sheets: [Posting.ID: Posting]
    let villages: [Identifier<Organisation>: String]
    let issuers: [String]
    let suggestions: [NavLink]

    init(_ asked: Asked, _ town: Town, on today: Day, _ reader: some Reader) throws {
      issuers = try Listing.issuers(in: town.id, reader)
      result = try SearchIndex.find(asked.query(town), reader)
      lines = try Listing.lines(of: result.hits.map { Item.ID($0.key) }, reader)
      let found = result.hits.compactMap { Posting.found(by: $0.key) }
      sheets = found.isEmpty ? [:] : try Posting.readable(found, on: today, reader)
      villages = found.isEmpty ? [:] : try Village.slugs(of: town.id, reader)
      suggestions = result.hits.isEmpty && result.tookAny ? try Self.suggest(asked, town, reader) : []
    }

    private static func suggest(_ asked: Asked, _ town: Town, _ reader: some Reader) throws -> [NavLink] {
      let columns = town.tree.columns.filter { !$0.isClosed }
      let found = try SearchIndex.suggestions(for: asked.query(town), columnNames: columns.map(\.name), reader)
      let lines = try Listing.lines(of: found.titles.map { Item.ID($0.key) }, reader)
      return found.words.map { NavLink("搜索“\($0)”", asked.with(words: $0).address(town)) }
        + found.columns.map { NavLink("栏目：\(columns[$0].name)", town.page(of: columns[$0])) }
        + found.titles.compactMap { lines[Item.ID($0.key)] }.map {
          NavLink($0.title, Address(town.slug, $0.columnSlug, String($0.number)))
        }
    }
  }
}

import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/:column/:number`: one item, or the word that it was taken down.
extension ItemPage {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    guard let slug = visit.parts["column"], let number = visit.parts["number"].flatMap({ Int($0) }), number > 0
    else { throw Fault.notFound }
    let here = Address(town.slug, slug, String(number))
    if visit.target == here.text, let kept = site.cache.page(visit.pageKey) { return site.answer(kept, request, visit) }
    let ticket = site.cache.ticket(town.slug)
    guard let item = try await site.store.read({ try PublicItem.fetch(number, in: town.id, $0) }) else {
      return try await WithdrawnPage.show(site, visit, town, number)
    }
    guard item.line.columnSlug == slug else {
      return .seeOther(Address(town.slug, item.line.columnSlug, String(number)).text)
    }
    let today = site.store.today()
    var itemPage = ItemPage(item, town, town.frame(visit, site.assets, at: here))
    itemPage.facts += item.facts.map { Fact($0, on: today) }
    let page = KeptPage(
      itemPage.view.bytes,
      lastModified: item.line.updatedAt, tag: UInt64(item.line.item.value), security: site.cache.security)
    if item.changes(after: today) { site.cache.expire(at: (today + 1).start) }
    if visit.target == here.text { site.cache.keep(page, for: visit.pageKey, town: town.slug, ticket) }
    return site.answer(page, request, visit)
  }

  init(_ item: PublicItem, _ town: Town, _ frame: PublicFrame) {
    let line = item.line
    let column = town.tree[item.column]
    self.init(
      frame: frame, trail: column.map { town.trail(to: $0, last: "正文") } ?? [],
      column: column.map(town.tags) ?? ColumnTags(name: line.columnName, description: "", keywords: [], type: ""),
      title: line.title, facts: Self.facts(item, town),
      documentNumber: line.documentNumber.isEmpty ? nil : line.documentNumber,
      source: item.sourceName.isEmpty
        ? (line.issuer.isEmpty ? town.organisation.shortName : line.issuer) : item.sourceName,
      published: line.date.minute, visits: item.visits, keywords: item.keywords, summary: line.summary,
      notice: Self.notice(item, town), body: HTML(sanitised: item.body),
      contents: item.outline.map { Heading(level: $0.level, text: $0.text, id: $0.id) },
      attachments: Self.attachments(item, town),
      related: Self.related(item, town), previous: item.newer.map(town.link), next: item.older.map(town.link),
      isOpen: item.openness == .active && !line.documentNumber.isEmpty,
      updates: item.updates.map {
        Update(
          day: String(Beijing.minute($0.publishedAt).prefix(10)), version: "第 \($0.edition) 版", note: $0.note)
      },
      forms: Self.forms(item, town))
  }
}

extension Site {
  /// Answers with a page of an item, and counts the visit when the page itself went out.
  func answer(_ page: KeptPage, _ request: Request, _ visit: Visit) -> Response {
    let response = page.response(to: request, visit)
    if request.method == .get, response.status == .ok, let tag = page.tag, visit.session == nil,
      !Bots.isBot(visit.userAgent)
    {
      count(tag)
    }
    return response
  }
}

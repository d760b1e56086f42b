import HTTPTypes
import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `GET /desk/items/:item/appearance`: the whole page that the public would see of what stands in the draft (公开效果).
/// It can be looked at inside of the preview, and nothing in it can be clicked.
enum Appearance {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    let (item, slug) = try await site.store.read { reader in
      let item = try Desk.item(id, as: visit.actor, reader)
      return (item, try Town.slug(item.item.town, reader))
    }
    guard let town = try await site.town(slug, visit.visit) else { throw Fault.notFound }
    let isLarge = request.uri.queryParameters["size"] == "large"
    var frame = town.frame(visit.visit, site.assets, at: DeskAddress.appearance(id.value, isLarge: isLarge))
    (frame.large, frame.isInert) = (isLarge, true)
    return framed(.page(ItemPage(item, town, frame, Reading(item, town: slug)).view, visit.visit))
  }

  /// A page that may show one of ours inside of itself.
  static func framing(_ response: Response) -> Response {
    var response = response
    response.headers[.contentSecurityPolicy] = SecurityHeaders.pagePolicy + "; frame-src 'self'"
    return response
  }

  /// A page that may be shown inside of one of ours.
  private static func framed(_ response: Response) -> Response {
    var response = response
    response.headers[.contentSecurityPolicy] = SecurityHeaders.pagePolicy.replacing(
      "frame-ancestors 'none'", with: "frame-ancestors 'self'")
    return response
  }
}

extension ItemPage {
  /// A draft as its page would be. What only publishing gives is named as such.
  init(_ item: DeskItem, _ town: Town, _ frame: PublicFrame, _ reading: Reading) {
    let content = item.revision?.content ?? Content(title: item.title)
    let column = town.tree[item.item.column]
    self.init(
      frame: frame, trail: column.map { town.trail(to: $0, last: "正文") } ?? [],
      column: column.map(town.tags) ?? ColumnTags(name: "", description: "", keywords: [], type: ""),
      title: reading.title, facts: Self.facts(content, item), documentNumber: reading.documentNumber,
      source: content.sourceName.isEmpty ? content.issuer : content.sourceName, published: "", visits: 0,
      keywords: content.keywords, summary: content.summary, body: reading.body,
      contents: content.manuscript.outline.map { Heading(level: $0.level, text: $0.text, id: $0.id) },
      attachments: reading.attachments.map {
        Attachment(name: $0.name, address: $0.address, type: FileType.name($0.name), size: "")
      },
      isOpen: content.openness == .active && reading.documentNumber != nil)
  }

  private static func facts(_ content: Content, _ item: DeskItem) -> [Fact] {
    let all: [(String, String?)] = [
      ("索引号", item.item.indexNumber ?? "（发布时生成）"), ("主题分类", content.theme), ("发布机构", content.issuer),
      ("成文日期", content.writtenOn?.chinese), ("文号", content.documentNumber), ("体裁", content.genre),
      ("生效日期", content.effectiveOn?.chinese), ("废止（失效）日期", content.expiresOn?.chinese),
      ("公开属性", content.openness.chinese), ("关键词", content.keywords.joined(separator: "、")),
      ("信息来源", content.sourceName), ("内容概述", content.summary),
    ]
    return all.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : Fact(name, $0) } }
  }
}

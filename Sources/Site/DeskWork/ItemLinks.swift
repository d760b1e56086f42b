import Hummingbird
import Kernel
import Publishing
import Store

/// Policy and interpretation put together and parted (关联与取消关联), by the other's public address.
enum ItemLinks {
  static func link(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await ItemActs.act(site, request, visit, .link) { item, form, tx in
      guard let other = try find((form["other"] ?? "").stripped, item, tx) else {
        throw Fault.invalid("other", "没有找到这条已公开的信息，请打开对方的公开页面，复制地址栏里的网址。")
      }
      if item.column.kind == .interpretation {
        try Item.link(interpretation: item.item.id, to: other, tx)
      } else {
        try Item.link(interpretation: other, to: item.item.id, tx)
      }
      return .linked
    }
  }

  static func unlink(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let other = Item.ID(try visit.number("other"))
    return try await ItemActs.act(site, request, visit, .other) { item, _, tx in
      guard let link = item.links.first(where: { $0.item == other }) else { throw Fault.notFound }
      if link.isInterpretation {
        try Item.unlink(interpretation: other, from: item.item.id, tx)
      } else {
        try Item.unlink(interpretation: item.item.id, from: other, tx)
      }
      return .unlinked
    }
  }

  /// The public item at an address of the same town; nil when the words are no such address.
  static func find(_ typed: String, _ item: DeskItem, _ reader: some Reader) throws -> Item.ID? {
    let parts = typed.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
    guard parts.count >= 3, let number = parts.last.flatMap({ Int($0) }),
      parts[parts.count - 3] == (try Town.slug(item.item.town, reader))
    else { return nil }
    return try PublicItem.fetch(number, in: item.item.town, reader)?.line.item
  }
}

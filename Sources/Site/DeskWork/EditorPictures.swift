import Files
import Hummingbird
import Kernel
import Publishing
import Store

/// The pictures that the editor shows (正文图片), saved with the item or not yet.
enum EditorPictures {
  /// `GET /desk/pictures/:seal`: for the account that pasted it.
  static func pasted(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    guard let digest = try PastedPictures(site, visit).digest(visit.visit.parts["seal"] ?? ""),
      site.files.holds(digest)
    else { throw Fault.notFound }
    let bytes = try site.files.read(digest)
    return answer(digest, .sniff(bytes, name: ""), bytes.count, site, request)
  }

  /// `GET /desk/items/:item/pictures/:name`: by the name of its attachment, the newest of that name.
  static func saved(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, name) = (Item.ID(try visit.number("item")), visit.visit.parts["name"] ?? "")
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    let shown = Set(item.revision?.content.attachments ?? [])
    let named = item.attachments.filter { $0.name == name && $0.mediaType.isImage }
    guard let found = named.last(where: { shown.contains($0.id) }) ?? named.last, site.files.holds(found.digest) else {
      throw Fault.notFound
    }
    return answer(found.digest, found.mediaType, found.size, site, request)
  }

  private static func answer(
    _ digest: BlobDigest, _ type: Files.MediaType, _ size: Int, _ site: Site, _ request: Request
  ) -> Response {
    FileAnswer(
      path: site.files.path(of: digest), name: "图片.\(type.fileExtension)", type: type.rawValue, size: size,
      digest: digest.hex
    ).response(to: request)
  }
}

import Files
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/:column/:number/:form`: an item as a file (下载成品). What was taken down answers 410 in every form.
enum RenditionReading {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    guard let number = visit.parts["number"].flatMap({ Int($0) }), number > 0, let form = visit.parts["form"],
      let slug = visit.parts["column"]
    else { throw Fault.notFound }
    switch try await site.store.read({ try Rendition.fetch(form, of: number, in: town.id, $0) }) {
    case .gone: return try await WithdrawnPage.show(site, visit, town, number)
    case .missing: throw Fault.notFound
    case .file(_, _, let column) where column != slug:
      return .seeOther(Address(town.slug, column, String(number), form).text)
    case .file(let made, let title, _):
      guard site.files.holds(made.digest) else { throw MissingFile(digest: made.digest.hex) }
      return FileAnswer(
        path: site.files.path(of: made.digest), name: made.fileName(of: title), type: made.mediaType,
        size: made.size, digest: made.digest.hex, modified: made.madeAt
      ).response(to: request)
    }
  }
}

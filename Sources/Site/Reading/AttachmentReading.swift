import Files
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET /:town/attachments/:file`: a download (附件下载).
enum AttachmentReading {
  static func show(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response {
    let town = try await site.town(visit)
    guard let number = visit.parts["file"].flatMap({ Int64($0) }) else { throw Fault.notFound }
    switch try await site.store.read({ try Attachment.fetch(Attachment.ID(number), in: town.id, $0) }) {
    case nil: throw Fault.notFound
    case .gone(let reason, _): throw Fault(.gone, [Issue("", "这个附件已经撤下：\(reason)")])
    case .live(let attachment):
      guard site.files.holds(attachment.digest) else { throw MissingFile(digest: attachment.digest.hex) }
      return FileAnswer(
        path: site.files.path(of: attachment.digest), name: attachment.name, type: attachment.mediaType.rawValue,
        size: attachment.size, digest: attachment.digest.hex
      ).response(to: request)
    }
  }
}

/// A file that the database names is not in the folder: for the operator, `yudeng files verify` lists them.
struct MissingFile: Error { let digest: String }

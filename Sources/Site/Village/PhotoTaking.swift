import Files
import Foundation
import Hummingbird
import Kernel
import Rendering
import Store
import Traces
import Villages

/// Photographs that prove a posting (照片佐证): the copy that is kept is small and says nothing but the picture; when and
/// where it was taken is sealed.
enum PhotoTaking {
  static func receive(
    _ form: Form, _ posting: Posting.ID, _ site: Site, _ visit: DeskVisit
  ) async throws -> PhotoProof? {
    guard let (blob, facts) = try await copy(form, site, visit) else { return nil }
    let sealed = facts.takenAt == nil && facts.latitude == nil
      ? nil : try site.villageSealing.seal(facts, for: PhotoProof.place(posting))
    return PhotoProof(blob, taken: sealed)
  }

  /// The copy that is kept of the photograph in a form, and what the camera said; nil when there is none.
  static func copy(_ form: Form, _ site: Site, _ visit: DeskVisit) async throws -> (blob: Blob, facts: PhotoFacts)? {
    guard let file = form.files.first(where: { $0.field == "photo" && $0.size > 0 }) else { return nil }
    _ = try await VirusScan.check(file, site, visit)
    let (copy, facts) = try await site.apart {
      let bytes = [UInt8](try Data(contentsOf: file.path))
      let facts = PhotoFacts.read(bytes)
      do throws(PhotoCopy.Refusal) { return (try PhotoCopy(bytes, turn: facts.turn), facts) } catch {
        throw Fault.invalid("photo", error.sentence)
      }
    }
    return (try site.files.put(Data(copy.bytes), name: "photo.jpg"), facts)
  }

  /// `GET /desk/village/postings/:posting/photo`: for those who may see the village's boards; never public, since a list may
  /// be in the picture.
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let posting = try await site.deskPosting(visit)
    guard let digest = posting.photo, let blob = try await site.store.read({ try Blob.find(digest, $0) }) else {
      throw Fault.notFound
    }
    guard site.files.holds(digest) else { throw MissingFile(digest: digest.hex) }
    return FileAnswer(
      path: site.files.path(of: digest), name: "上墙照片.jpg", type: "image/jpeg", size: blob.size, digest: digest.hex
    ).response(to: request)
  }
}

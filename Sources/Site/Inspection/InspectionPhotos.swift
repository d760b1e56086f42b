import Accounts
import Files
import Foundation
import Hummingbird
import Kernel
import Rendering
import Store
import Traces
import Villages

/// Photographs of what was found and put right (检查照片): the copy that is kept is small and says nothing but the picture; when
/// and where it was taken is sealed.
enum InspectionPhotos {
  static func receive(
    _ form: Form, for key: String, _ site: Site, _ visit: DeskVisit
  ) async throws -> [InspectionPhoto] {
    let files = form.files.filter { $0.field == "photos" && $0.size > 0 }
    guard files.count <= InspectionPhoto.most else {
      throw Fault.invalid("photos", "一次最多 \(InspectionPhoto.most) 张照片，请挑重要的。")
    }
    var photos: [InspectionPhoto] = []
    for file in files {
      _ = try await VirusScan.check(file, site, visit)
      let (copy, facts) = try await site.apart {
        let bytes = [UInt8](try Data(contentsOf: file.path))
        let facts = PhotoFacts.read(bytes)
        do throws(PhotoCopy.Refusal) { return (try PhotoCopy(bytes, turn: facts.turn), facts) } catch {
          throw Fault.invalid("photos", "“\(file.name)”：\(error.sentence)")
        }
      }
      let blob = try site.files.put(Data(copy.bytes), name: "photo.jpg")
      let isTold = facts.takenAt != nil || facts.latitude != nil
      let sealed = isTold
        ? try site.box.seal([UInt8](JSONEncoder().encode(facts)), for: InspectionPhoto.place(key), site.entropy) : nil
      photos.append(InspectionPhoto(blob, taken: sealed))
    }
    return photos
  }

  /// `GET /desk/inspections/photos/:photo`: for those who may see what was found in the village.
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = InspectionPhoto.Kept.ID(try visit.number("photo"))
    let (found, blob) = try await site.store.read { reader in
      let found = try InspectionPhoto.find(id, reader)
      return (found, try Blob.find(found.photo.digest, reader))
    }
    guard visit.actor.maySee(findingsOf: found.village), let blob else { throw Fault.notFound }
    guard site.files.holds(blob.digest) else { throw MissingFile(digest: blob.digest.hex) }
    return FileAnswer(
      path: site.files.path(of: blob.digest), name: "检查照片\(id).jpg", type: "image/jpeg", size: blob.size,
      digest: blob.digest.hex
    ).response(to: request)
  }
}

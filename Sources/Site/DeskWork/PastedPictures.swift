import Accounts
import Files
import Foundation
import Kernel
import Manuscript

/// Pictures that were put into a text and are not yet saved with it (粘贴的图片). Their bytes are in the file store;
/// the text calls them `media:pasted/SEAL/NAME`, and the seal opens for the one account that brought them.
struct PastedPictures: Sendable {
  private static let folder = "media:pasted/"
  private let site: Site
  private let place: String

  init(_ site: Site, _ visit: DeskVisit) {
    self.site = site
    place = "picture:\(visit.staff.account)"
  }

  /// Keeps a picture and says how a text calls it. Throws `invalid` for what is no picture.
  func keep(_ bytes: Data) throws -> String {
    guard MediaType.sniff(bytes, name: "").isImage else {
      throw Fault.invalid("body", "只能放入 PNG、JPEG、GIF、WebP、BMP 图片，其他文件请作为附件上传。")
    }
    let blob = try site.files.put(bytes)
    let seal = Hex.encode(try site.box.seal(Array(blob.digest.hex.utf8), for: place, site.entropy))
    return "\(Self.folder)\(seal)/图片-\(blob.digest.hex.prefix(8)).\(blob.mediaType.fileExtension)"
  }

  /// The content behind a seal; nil for a seal that is broken or another account's.
  func digest(_ seal: String) throws -> BlobDigest? {
    guard let bytes = Hex.decode(seal), bytes.count > 28 else { return nil }
    do {
      return BlobDigest(String(decoding: try site.box.open(Data(bytes), for: place), as: UTF8.self))
    } catch is SecretBox.Failure {
      return nil
    }
  }

  /// Gives the pictures of a text the names under which they are to be attached, and says which.
  func resolve(_ manuscript: inout Manuscript) throws -> [(name: String, blob: Blob)] {
    var found: [String: Blob] = [:]
    for image in manuscript.images where image.source.hasPrefix(Self.folder) {
      let parts = image.source.dropFirst(Self.folder.count).split(separator: "/", maxSplits: 1)
      guard parts.count == 2, let digest = try digest(String(parts[0])), site.files.holds(digest) else {
        throw Fault.invalid("body", "有一张粘贴的图片已经失效，请在正文中删去它，重新粘贴一次。")
      }
      let bytes = try site.files.read(digest)
      found[String(parts[1])] = Blob(digest: digest, size: bytes.count, mediaType: .sniff(bytes, name: ""))
    }
    manuscript = manuscript.changingImages { image in
      guard image.source.hasPrefix(Self.folder) else { return image }
      var image = image
      image.source = "media:" + (image.source.split(separator: "/").last ?? "")
      return image
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

import Accounts
import Files
import Foundation
import Kernel
import Manuscript
import Publishing

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
    return "\(Self.folder)\(seal)/\(Self.name(of: blob))"
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

  /// Makes files of the pictures of a text: those that were pasted, under the names by which the text calls them from
  /// now on, and those that came inside of the markup. Each is looked through as any upload is.
  func settle(_ manuscript: inout Manuscript, _ media: [String: [UInt8]], in uploads: inout Uploads) async throws {
    for picture in try resolve(&manuscript) {
      uploads.add(try await Uploads.look(picture.blob, picture.name, site))
    }
    try await uploads.add(media, site)
  }

  /// The pictures of a text that were once pasted, by their names.
  static func names(_ manuscript: Manuscript?) -> Set<String> {
    let sources = (manuscript?.images ?? []).map(\.source).filter { $0.hasPrefix("media:") }
    return Set(sources.map { String($0.dropFirst(6)) }.filter(isPasted))
  }

  /// Whether a file's name is one that we gave to a pasted picture.
  static func isPasted(_ name: String) -> Bool { name.wholeMatch(of: /图片-[0-9a-f]{8}\.[a-z]+/) != nil }

  /// Gives the pictures of a text the names under which they are to be attached, and says which. Only the seal counts:
  /// whatever name stands beside it, the content says how it is called.
  func resolve(_ manuscript: inout Manuscript) throws -> [(name: String, blob: Blob)] {
    var (names, found): ([String: String], [String: Blob]) = ([:], [:])
    for source in Set(manuscript.images.map(\.source)) where source.hasPrefix(Self.folder) {
      let seal = source.dropFirst(Self.folder.count).prefix { $0 != "/" }
      guard let digest = try digest(String(seal)), site.files.holds(digest) else {
        throw Fault.invalid("body", "有一张粘贴的图片已经失效，请在正文中删去它，重新粘贴一次。")
      }
      let bytes = try site.files.read(digest)
      let blob = Blob(digest: digest, size: bytes.count, mediaType: .sniff(bytes, name: ""))
      let name = Self.name(of: blob)
      (names[source], found[name]) = (name, blob)
    }
    manuscript = manuscript.changingImages { image in
      guard let name = names[image.source] else { return image }
      var image = image
      image.source = "media:" + name
      return image
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func name(of blob: Blob) -> String {
    "图片-\(blob.digest.hex.prefix(8)).\(blob.mediaType.fileExtension)"
  }
}

import Manuscript

/// Pictures of a text while it stands in the editor as markup (图片占位): `media:NAME` is no address that HTML may
/// carry, so it is written as one that comes back unharmed.
enum MediaAddress {
  private static let folder = "/media/"

  static func write(_ source: String) -> String {
    let parts = source.dropFirst("media:".count).split(separator: "/", omittingEmptySubsequences: false)
    return folder + parts.map { PercentCode.encode(String($0)) }.joined(separator: "/")
  }

  /// The same manuscript with its pictures named as before.
  static func restored(_ manuscript: Manuscript) -> Manuscript { manuscript.changingImages(restored) }

  private static func restored(_ image: Image) -> Image {
    guard image.source.hasPrefix(folder), let name = PercentCode.decode(image.source.dropFirst(folder.count)) else {
      return image
    }
    var image = image
    image.source = "media:" + name
    return image
  }
}

/// The kinds of pictures (图片) that are taken, told by their first bytes and never by a name.
package enum ImageKind: String, Sendable, CaseIterable {
  case png, jpeg, gif, webp, bmp

  package init?(of bytes: [UInt8]) {
    let head = Array(bytes.prefix(12))
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if head.starts(with: "GIF87a".utf8) || head.starts(with: "GIF89a".utf8) {
      self = .gif
    } else if head.starts(with: "RIFF".utf8), head.dropFirst(8).elementsEqual("WEBP".utf8) {
      self = .webp
    } else if head.starts(with: "BM".utf8), bytes.count > 26 {
      self = .bmp
    } else {
      return nil
    }
  }
}

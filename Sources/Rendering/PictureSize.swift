import Manuscript

/// The size of a picture in pixels (图片尺寸), read from its first bytes; nil where they do not say.
package struct PictureSize: Sendable, Equatable {
  package let width: Int
  package let height: Int

  package init?(of bytes: [UInt8]) {
    guard let kind = ImageKind(of: bytes) else { return nil }
    let size: (Int, Int)? =
      switch kind {
      case .png: bytes.count >= 24 ? (Self.big(bytes, 16, 4), Self.big(bytes, 20, 4)) : nil
      case .gif: bytes.count >= 10 ? (Self.little(bytes, 6, 2), Self.little(bytes, 8, 2)) : nil
      case .bmp: bytes.count >= 26 ? (Self.little(bytes, 18, 4), Self.little(bytes, 22, 4)) : nil
      case .jpeg: Self.jpeg(bytes)
      case .webp: Self.webp(bytes)
      }
    guard let size, (1...100_000).contains(size.0), (1...100_000).contains(size.1) else { return nil }
    (width, height) = size
  }

  /// The first frame header (SOF) that follows the tables.
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    var index = 2
    while index + 9 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (big(bytes, index + 7, 2), big(bytes, index + 5, 2))
      }
      index += 2 + big(bytes, index + 2, 2)
    }
    return nil
  }

  private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case "VP8 ": return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    case "VP8L":
      let bits = little(bytes, 21, 4)
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    default: return nil
    }
  }

  private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

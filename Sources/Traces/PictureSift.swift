/// Kinds of pictures that can be looked through (图片痕迹). Their pixels are never touched; how they are to be turned is
/// kept.
enum PictureKind {
  case jpeg, png, webp

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else {
      return nil
    }
  }

  func sift(_ bytes: [UInt8], _ keeping: Set<Trace.Kind>) -> Sifted {
    let pieces: PicturePieces? =
      switch self {
      case .jpeg: JPEGPieces.cut(bytes)
      case .png: PNGPieces.cut(bytes)
      case .webp: WebPPieces.cut(bytes)
      }
    guard let pieces else { return Sifted([Trace(.unreadable, "图片已损坏，不能检查，请换一个文件。", weight: .notable)]) }
    var (traces, removed): ([Trace], Set<Int>) = ([], [])
    for (index, piece) in pieces.list.enumerated() {
      guard let said = piece.said else { continue }
      let goes = said.isEmpty || !said.allSatisfy { keeping.contains($0.kind) }
      if goes { removed.insert(index) }
      traces += said.map { Trace($0.kind, $0.detail, count: $0.count, weight: $0.weight, isRemoved: goes) }
    }
    guard !removed.isEmpty else { return Sifted(traces) }
    return Sifted(traces, clean: pieces.written(without: removed))
  }
}

/// A picture cut into its pieces (图片分段).
struct PicturePieces {
  struct Piece {
    var bytes: ArraySlice<UInt8>
    /// What the piece tells; nil for what the picture needs.
    var said: [Trace]?
    /// What takes its place when it goes.
    var instead: [UInt8] = []
  }

  var list: [Piece] = []
  /// Puts the length of the whole where the format wants it.
  var finish: ([UInt8]) -> [UInt8] = { $0 }

  func written(without removed: Set<Int>) -> [UInt8] {
    var out: [UInt8] = []
    for (index, piece) in list.enumerated() {
      if removed.contains(index) { out += piece.instead } else { out += piece.bytes }
    }
    return finish(out)
  }
}

/// The segments of a JPEG (ITU T.81): everything that a decoder needs stays, everything that only tells goes.
enum JPEGPieces {
  static func cut(_ bytes: [UInt8]) -> PicturePieces? {
    var pieces = PicturePieces()
    pieces.list.append(.init(bytes: bytes[0..<2]))
    var index = 2
    while index + 4 <= bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF { index += 1; continue }
      if marker == 0xD9 { return ended(pieces, bytes, index) }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      guard length >= 2, index + 2 + length <= bytes.count else { return nil }
      var stop = index + 2 + length
      if marker == 0xDA { stop = endOfScan(bytes, from: stop) }
      pieces.list.append(piece(marker, bytes[index..<stop]))
      index = stop
    }
    return index + 2 <= bytes.count && bytes[index + 1] == 0xD9 ? ended(pieces, bytes, index) : nil
  }

  /// The next marker that is neither stuffing nor a restart.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]) { return index }
      index += 1
    }
    return bytes.count
  }

  private static func ended(_ pieces: PicturePieces, _ bytes: [UInt8], _ index: Int) -> PicturePieces {
    var pieces = pieces
    pieces.list.append(.init(bytes: bytes[index..<(index + 2)]))
    let rest = bytes[(index + 2)...]
    if !rest.isEmpty {
      let said = rest.contains { $0 != 0 } ? [Trace(.embedded, "图片后面附带了 \(rest.count) 字节别的内容。", weight: .notable)] : []
      pieces.list.append(.init(bytes: rest, said: said))
    }
    return pieces
  }

  private static func piece(_ marker: UInt8, _ bytes: ArraySlice<UInt8>) -> PicturePieces.Piece {
    let body = bytes.dropFirst(4)
    let starts = { (mark: String) in body.starts(with: mark.utf8) }
    switch marker {
    case 0xE1 where starts("Exif\0\0"):
      let exif = Exif(Array(body.dropFirst(6)))
      return .init(bytes: bytes, said: exif.traces, instead: exif.turned.map { segment(0xE1, Array("Exif\0\0".utf8) + $0) } ?? [])
    case 0xE1: return .init(bytes: bytes, said: PictureWords.xmp(body))
    case 0xE2 where starts("ICC_PROFILE\0"): return .init(bytes: bytes)
    case 0xE0 where starts("JFIF\0"), 0xEE: return .init(bytes: bytes)
    case 0xED: return .init(bytes: bytes, said: [Trace(.author, "图片带有编辑软件写下的说明（IPTC）。")])
    case 0xFE:
      let said = String(decoding: body.prefix(60), as: UTF8.self)
      return .init(bytes: bytes, said: [Trace(.software, "图片里有一段注释：“\(said)”。")])
    case 0xE0...0xEF: return .init(bytes: bytes, said: [Trace(.software, "图片带有相机或软件的附加数据。")])
    default: return .init(bytes: bytes)
    }
  }

  private static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    let length = body.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + body
  }
}

/// The chunks of a PNG.
enum PNGPieces {
  static func cut(_ bytes: [UInt8]) -> PicturePieces? {
    var pieces = PicturePieces()
    pieces.list.append(.init(bytes: bytes[0..<8]))
    var index = 8
    while index + 12 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 << 8 | Int(bytes[index + $1]) }
      guard length <= bytes.count - index - 12 else { return nil }
      let chunk = bytes[index..<(index + 12 + length)]
      let kind = String(decoding: chunk.dropFirst(4).prefix(4), as: UTF8.self)
      pieces.list.append(piece(kind, chunk, chunk.dropFirst(8).dropLast(4)))
      index += 12 + length
      if kind == "IEND" {
        let rest = bytes[index...]
        if !rest.isEmpty {
          pieces.list.append(.init(bytes: rest, said: [Trace(.embedded, "图片后面附带了 \(rest.count) 字节别的内容。", weight: .notable)]))
        }
        return pieces
      }
    }
    return nil
  }

  private static func piece(
    _ kind: String, _ chunk: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>
  ) -> PicturePieces.Piece {
    switch kind {
    case "tEXt", "zTXt", "iTXt":
      let key = String(decoding: body.prefix(79).prefix { $0 != 0 }, as: UTF8.self)
      if key.hasPrefix("XML:") { return .init(bytes: chunk, said: PictureWords.xmp(body)) }
      let isTool = ["Software", "Creation Time", "date:create", "date:modify"].contains(key)
      return .init(bytes: chunk, said: [Trace(isTool ? .software : .author, "图片里写着“\(key.prefix(40))”一项。")])
    case "eXIf":
      let exif = Exif(Array(body))
      return .init(bytes: chunk, said: exif.traces, instead: exif.turned.map { PNGChecksum.chunk("eXIf", $0) } ?? [])
    case "tIME": return .init(bytes: chunk, said: [Trace(.software, "图片记着修改时间。")])
    default: return .init(bytes: chunk)
    }
  }
}

/// The checksum of PNG chunks, for the few bytes that we write ourselves.
enum PNGChecksum {
  static func chunk(_ kind: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(kind.utf8) + body
    var sum = ~UInt32(0)
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return long(UInt32(body.count)) + content + long(~sum)
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}

/// The chunks of a WebP.
enum WebPPieces {
  static func cut(_ bytes: [UInt8]) -> PicturePieces? {
    var pieces = PicturePieces()
    pieces.list.append(.init(bytes: bytes[0..<min(12, bytes.count)]))
    var index = 12
    while index + 8 <= bytes.count {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[index + 4 + $1]) << (8 * $1) }
      guard length <= bytes.count - index - 8 else { return nil }
      let chunk = bytes[index..<min(bytes.count, index + 8 + length + length % 2)]
      let body = chunk.dropFirst(8).prefix(length)
      switch String(decoding: chunk.prefix(4), as: UTF8.self) {
      case "EXIF":
        let bare = body.starts(with: "Exif\0\0".utf8) ? body.dropFirst(6) : body
        let exif = Exif(Array(bare))
        pieces.list.append(.init(bytes: chunk, said: exif.traces, instead: exif.turned.map(Self.exif) ?? []))
      case "XMP ": pieces.list.append(.init(bytes: chunk, said: PictureWords.xmp(body)))
      default: pieces.list.append(.init(bytes: chunk))
      }
      index += 8 + length + length % 2
    }
    pieces.finish = finished
    return pieces
  }

  private static func exif(_ body: [UInt8]) -> [UInt8] { Array("EXIF".utf8) + long(body.count) + body }

  /// The length in front, and the flags that say which chunks follow.
  private static func finished(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange(4..<8, with: long(bytes.count - 8))
    guard bytes.count > 20, bytes[12...].starts(with: "VP8X".utf8) else { return bytes }
    bytes[20] &= ~0x0C
    var index = 12
    while index + 8 <= bytes.count {
      let kind = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
      if kind == "EXIF" { bytes[20] |= 0x08 }
      if kind == "XMP " { bytes[20] |= 0x04 }
      let length = (0..<4).reduce(0) { $0 | Int(bytes[index + 4 + $1]) << (8 * $1) }
      index += 8 + length + length % 2
    }
    return bytes
  }

  private static func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}

/// What a picture's XMP block tells.
enum PictureWords {
  static func xmp(_ body: ArraySlice<UInt8>) -> [Trace] {
    let text = String(decoding: body, as: UTF8.self)
    var traces = [Trace(.software, "图片带有软件写下的说明（XMP）。")]
    if text.contains("GPSLatitude") { traces.append(Trace(.location, "图片说明里写着拍摄位置。")) }
    if text.contains("dc:creator") || text.contains("photoshop:") { traces.append(Trace(.author, "图片说明里写着作者。")) }
    return traces
  }
}

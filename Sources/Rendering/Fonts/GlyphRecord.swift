/// A glyph as a TrueType file holds it (字形数据): its outline as bytes, and what the tables around need to know.
struct GlyphRecord: Sendable {
  /// Filled up to whole words; empty for a blank.
  let data: [UInt8]
  let advance: Int
  private(set) var left = 0
  private(set) var bottom = 0
  private(set) var right = 0
  private(set) var top = 0
  let points: Int
  let contours: Int
  /// What the words of the data add up to, which a font file says of its tables.
  let sum: UInt32

  /// What stands for a missing character: nothing, as wide as it is high.
  static func missing(em: Int) -> GlyphRecord { GlyphRecord(GlyphOutline(), advance: em) }

  init(_ outline: GlyphOutline, advance: Int) {
    self.advance = advance
    contours = outline.contours.count
    points = outline.contours.reduce(0) { $0 + $1.count }
    guard let first = outline.contours.first?.first else {
      (data, sum) = ([], 0)
      return
    }
    var box = (first.x, first.y, first.x, first.y)
    for point in outline.contours.joined() {
      box = (min(box.0, point.x), min(box.1, point.y), max(box.2, point.x), max(box.3, point.y))
    }
    (left, bottom, right, top) = (Int(box.0), Int(box.1), Int(box.2), Int(box.3))
    data = Self.bytes(outline, [left, bottom, right, top])
    sum = FontBytes.sum(data[...])
  }

  private static func bytes(_ outline: GlyphOutline, _ box: [Int]) -> [UInt8] {
    var data = FontBytes()
    data.shorts(outline.contours.count)
    box.forEach { data.shorts($0) }
    var end = -1
    for contour in outline.contours {
      end += contour.count
      data.shorts(end)
    }
    data.shorts(0)
    var (flags, xs, ys) = ([UInt8](), FontBytes(), FontBytes())
    var last = (0, 0)
    for point in outline.contours.joined() {
      let (x, y) = (Int(point.x), Int(point.y))
      var flag: UInt8 = point.isOnCurve ? 1 : 0
      flag |= step(x - last.0, short: 2, same: 16, &xs) | step(y - last.1, short: 4, same: 32, &ys)
      flags.append(flag)
      last = (x, y)
    }
    data.bytes += Self.shortened(flags)
    data.bytes += xs.bytes
    data.bytes += ys.bytes
    data.fill()
    return data.bytes
  }

  /// Flags that follow one another are written once, with how often more.
  private static func shortened(_ flags: [UInt8]) -> [UInt8] {
    var short: [UInt8] = []
    var place = 0
    while place < flags.count {
      var end = place + 1
      while end < flags.count, end - place < 256, flags[end] == flags[place] { end += 1 }
      short += end - place > 2 ? [flags[place] | 8, UInt8(end - place - 1)] : Array(flags[place..<end])
      place = end
    }
    return short
  }

  /// One step along an axis: none, in a byte, or in two.
  private static func step(_ distance: Int, short flag: UInt8, same: UInt8, _ data: inout FontBytes) -> UInt8 {
    if distance == 0 { return same }
    if abs(distance) < 256 {
      data.bytes.append(UInt8(abs(distance)))
      return distance > 0 ? flag | same : flag
    }
    data.shorts(distance)
    return 0
  }
}

/// Numbers as a font file writes them (字体字节): the high byte first.
struct FontBytes {
  var bytes: [UInt8] = []

  init() {}
  init(_ shorts: Int...) { shorts.forEach { self.short($0) } }

  mutating func shorts(_ values: Int...) { values.forEach { short($0) } }

  mutating func short(_ value: Int) {
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  mutating func long(_ value: Int) {
    short(value >> 16)
    short(value)
  }

  mutating func zeros(_ count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }

  /// Up to whole words.
  mutating func fill() { zeros((4 - bytes.count % 4) % 4) }

  /// The words added up, as far as 32 bits hold.
  static func sum(_ data: ArraySlice<UInt8>) -> UInt32 {
    data.withUnsafeBytes { words in
      stride(from: 0, to: words.count, by: 4).reduce(0) {
        $0 &+ UInt32(bigEndian: words.loadUnaligned(fromByteOffset: $1, as: UInt32.self))
      }
    }
  }
}

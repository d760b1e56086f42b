/// A TrueType file (字体文件) with some characters of a face, whatever kind the face is of: what readers of OFD ask for.
enum TrueTypeFile {
  static func bytes(_ face: FontFace, glyphs: [Unicode.Scalar: UInt16]) -> [UInt8] {
    let order = glyphs.sorted { $0.key < $1.key }
    let outlines = [GlyphOutline()] + order.map { GlyphOutline.read(face, $0.value) }
    let advances = [face.unitsPerEm] + order.map { face.advance($0.value) * face.unitsPerEm }
    var (glyf, loca, points, parts) = ([UInt8](), [UInt8](), 0, 0)
    var bounds = (Int.max, Int.max, Int.min, Int.min)
    var sides: [Int] = []
    for outline in outlines {
      loca += long(glyf.count)
      let box = box(outline)
      sides.append(box.0)
      if !outline.contours.isEmpty {
        glyf += glyph(outline, box)
        bounds = (min(bounds.0, box.0), min(bounds.1, box.1), max(bounds.2, box.2), max(bounds.3, box.3))
        points = max(points, outline.contours.map(\.count).reduce(0, +))
        parts = max(parts, outline.contours.count)
      }
      while glyf.count % 4 != 0 { glyf.append(0) }
    }
    loca += long(glyf.count)
    if bounds.0 == Int.max { bounds = (0, 0, 0, 0) }
    let metrics = zip(advances, sides).flatMap { short(Int($0.rounded())) + short($1) }
    let em = Int(face.unitsPerEm)
    return file([
      ("OS/2", os2(em, order.map(\.key))), ("cmap", cmap(order.map(\.key))), ("glyf", glyf), ("head", head(em, bounds)),
      ("hhea", hhea(em, advances.count, Int(advances.max() ?? 0))), ("hmtx", metrics), ("loca", loca),
      ("maxp", maxp(outlines.count, points, parts)), ("name", names(face.name)), ("post", post),
    ])
  }

  // MARK: Outlines

  private static func box(_ outline: GlyphOutline) -> (Int, Int, Int, Int) {
    let points = outline.contours.joined()
    guard let first = points.first else { return (0, 0, 0, 0) }
    var box = (first.x, first.y, first.x, first.y)
    for point in points {
      box = (min(box.0, point.x), min(box.1, point.y), max(box.2, point.x), max(box.3, point.y))
    }
    return (Int(box.0), Int(box.1), Int(box.2), Int(box.3))
  }

  private static func glyph(_ outline: GlyphOutline, _ box: (Int, Int, Int, Int)) -> [UInt8] {
    var data = [outline.contours.count, box.0, box.1, box.2, box.3].flatMap(short)
    var end = -1
    for contour in outline.contours {
      end += contour.count
      data += short(end)
    }
    data += short(0)
    var (flags, xs, ys) = ([UInt8](), [UInt8](), [UInt8]())
    var last = (0, 0)
    for point in outline.contours.joined() {
      let (x, y) = (Int(point.x), Int(point.y))
      var flag: UInt8 = point.isOnCurve ? 1 : 0
      flag |= step(x - last.0, short: 2, same: 16, &xs) | step(y - last.1, short: 4, same: 32, &ys)
      flags.append(flag)
      last = (x, y)
    }
    return data + flags + xs + ys
  }

  /// One step along an axis: none, in a byte, or in two.
  private static func step(_ distance: Int, short flag: UInt8, same: UInt8, _ bytes: inout [UInt8]) -> UInt8 {
    if distance == 0 { return same }
    if abs(distance) < 256 {
      bytes.append(UInt8(abs(distance)))
      return distance > 0 ? flag | same : flag
    }
    bytes += short(distance)
    return 0
  }

  // MARK: Tables

  private static func cmap(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    let groups = scalars.enumerated().flatMap { index, scalar in
      joined(long(Int(scalar.value)), long(Int(scalar.value)), long(index + 1))
    }
    let wide = joined(shorts(12, 0), long(16 + groups.count), long(0), long(scalars.count), groups)
    let basic = scalars.enumerated().filter { $1.value < 0xFFFF }.map { (Int($1.value), $0 + 1) } + [(0xFFFF, 0)]
    let power = 1 << (Int.bitWidth - 1 - basic.count.leadingZeroBitCount)
    var narrow = shorts(basic.count * 2, power * 2, power.trailingZeroBitCount, (basic.count - power) * 2)
    narrow += basic.flatMap { short($0.0) }
    narrow += short(0)
    narrow += basic.flatMap { short($0.0) }
    narrow += basic.flatMap { short($0.1 == 0 ? 1 : $0.1 - $0.0) }
    narrow += [UInt8](repeating: 0, count: 2 * basic.count)
    let four = joined(shorts(4, narrow.count + 6, 0), narrow)
    let tables = joined(shorts(0, 2, 3, 1), long(20), shorts(3, 10), long(20 + four.count))
    return joined(tables, four, wide)
  }

  private static func head(_ em: Int, _ box: (Int, Int, Int, Int)) -> [UInt8] {
    joined(
      long(0x0001_0000), long(0x0001_0000), long(0), long(0x5F0F_3CF5), shorts(3, em), zeros(16),
      shorts(box.0, box.1, box.2, box.3, 0, 8, 2, 1, 0))
  }

  private static func hhea(_ em: Int, _ count: Int, _ widest: Int) -> [UInt8] {
    joined(long(0x0001_0000), shorts(em * 88 / 100, -em * 12 / 100, 0, widest), zeros(22), short(count))
  }

  private static func maxp(_ glyphs: Int, _ points: Int, _ parts: Int) -> [UInt8] {
    joined(long(0x0001_0000), shorts(glyphs, points, parts, 0, 0, 1), zeros(16))
  }

  private static func os2(_ em: Int, _ scalars: [Unicode.Scalar]) -> [UInt8] {
    let first = min(0xFFFF, Int(scalars.first?.value ?? 0))
    let last = min(0xFFFF, Int(scalars.last?.value ?? 0))
    let (above, below) = (em * 88 / 100, em * 12 / 100)
    return joined(
      shorts(4, em, 400, 5, 0), zeros(20), short(0), zeros(10), zeros(16), Array("YUDG".utf8), shorts(0x40, first, last),
      shorts(above, -below, 0, above, below), long(1), long(0), shorts(em / 2, em * 7 / 10, 0, 32, 1))
  }

  private static func names(_ name: String) -> [UInt8] {
    let text = name.utf16.flatMap { short(Int($0)) }
    let kinds = [1, 2, 4, 6]
    let records = kinds.flatMap { shorts(3, 1, 0x409, $0, text.count, 0) }
    return joined(shorts(0, kinds.count, 6 + records.count), records, text)
  }

  private static let post = joined(long(0x0003_0000), zeros(28))

  private static func file(_ tables: [(String, [UInt8])]) -> [UInt8] {
    let power = 1 << (Int.bitWidth - 1 - tables.count.leadingZeroBitCount)
    var directory = long(0x0001_0000)
    directory += shorts(tables.count, power * 16, power.trailingZeroBitCount, (tables.count - power) * 16)
    var body: [UInt8] = []
    let start = 12 + 16 * tables.count
    for (name, data) in tables {
      let padded = data + [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
      directory += joined(Array(name.utf8), long(sum(padded)), long(start + body.count), long(data.count))
      body += padded
    }
    return directory + body
  }

  private static func sum(_ data: [UInt8]) -> Int {
    var sum: UInt32 = 0
    for index in stride(from: 0, to: data.count, by: 4) {
      sum &+= data[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    return Int(sum)
  }

  private static func joined(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

  private static func shorts(_ values: Int...) -> [UInt8] { values.flatMap(short) }

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  private static func short(_ value: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
  }

  private static func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value) }
}

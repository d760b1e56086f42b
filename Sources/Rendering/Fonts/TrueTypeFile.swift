/// A TrueType file (字体文件) with some characters of a face, whatever kind the face is of: what readers of OFD ask for,
/// and what PDF embeds. A glyph's number in it is its place in the list, counted from one.
struct TrueTypeFile {
  /// All that stands before the outlines.
  let front: [UInt8]
  /// The outlines, in order; they end the file.
  let outlines: [GlyphRecord]

  var count: Int { outlines.reduce(front.count) { $0 + $1.data.count } }

  var bytes: [UInt8] {
    var whole = front
    whole.reserveCapacity(count)
    for outline in outlines { whole += outline.data }
    return whole
  }

  /// A bare file has no more than a reader of PDF asks for, who finds a glyph by its number.
  init(_ face: FontFace, _ glyphs: [(scalar: Unicode.Scalar, glyph: UInt16)], isBare: Bool = false) {
    let em = Int(face.unitsPerEm)
    let records = [.missing(em: em)] + face.records(glyphs.map(\.glyph))
    var (loca, metrics, extent, end) = (FontBytes(), FontBytes(), Extent(), 0)
    for record in records {
      loca.long(end)
      metrics.short(record.advance)
      metrics.short(record.left)
      extent.take(record)
      end += record.data.count
    }
    loca.long(end)
    outlines = records
    let tables = [
      ("glyf", FontBytes()), ("head", Self.head(em, extent)), ("hhea", Self.hhea(em, records.count, extent.widest)),
      ("hmtx", metrics), ("loca", loca), ("maxp", Self.maxp(records.count, extent)),
    ]
    front = Self.front(
      isBare ? tables : Self.named(tables, face, glyphs), outlines: (end, records.reduce(0) { $0 &+ $1.sum }))
  }

  /// With what names the characters and the font, in the order of the tables' tags.
  private static func named(
    _ tables: [(String, FontBytes)], _ face: FontFace, _ glyphs: [(scalar: Unicode.Scalar, glyph: UInt16)]
  ) -> [(String, FontBytes)] {
    // A character has one glyph, even where the list gives it two.
    var basic: [(scalar: Unicode.Scalar, glyph: Int)] = []
    for (index, each) in glyphs.enumerated() where basic.last?.scalar != each.scalar {
      basic.append((each.scalar, index + 1))
    }
    return [("OS/2", os2(Int(face.unitsPerEm), basic)), ("cmap", cmap(basic))] + tables
      + [("name", names(face.name)), ("post", post)]
  }

  /// What the glyphs take up together (总范围).
  private struct Extent {
    var (left, bottom, right, top) = (0, 0, 0, 0)
    var (points, contours, widest) = (0, 0, 0)
    private var isEmpty = true

    mutating func take(_ record: GlyphRecord) {
      widest = max(widest, record.advance)
      guard record.contours > 0 else { return }
      (points, contours) = (max(points, record.points), max(contours, record.contours))
      if isEmpty { (left, bottom, right, top) = (record.left, record.bottom, record.right, record.top) }
      isEmpty = false
      (left, bottom) = (min(left, record.left), min(bottom, record.bottom))
      (right, top) = (max(right, record.right), max(top, record.top))
    }
  }

  // MARK: Tables

  private static func cmap(_ characters: [(scalar: Unicode.Scalar, glyph: Int)]) -> FontBytes {
    var wide = FontBytes(12, 0)
    wide.long(16 + characters.count * 12)
    wide.long(0)
    wide.long(characters.count)
    for each in characters {
      wide.long(Int(each.scalar.value))
      wide.long(Int(each.scalar.value))
      wide.long(each.glyph)
    }
    let narrow = narrow(characters.filter { $0.scalar.value < 0xFFFF }.map { (Int($0.scalar.value), $0.glyph) })
    var table = FontBytes(0, 2, 3, 1)
    table.long(20)
    table.shorts(3, 10)
    table.long(20 + narrow.bytes.count)
    table.bytes += narrow.bytes
    table.bytes += wide.bytes
    return table
  }

  /// Format 4, a segment for each character.
  private static func narrow(_ characters: [(code: Int, glyph: Int)]) -> FontBytes {
    let segments = characters + [(0xFFFF, 0)]
    let power = 1 << (Int.bitWidth - 1 - segments.count.leadingZeroBitCount)
    var table = FontBytes(4, 16 + segments.count * 8, 0)
    table.shorts(segments.count * 2, power * 2, power.trailingZeroBitCount, (segments.count - power) * 2)
    for segment in segments { table.short(segment.code) }
    table.short(0)
    for segment in segments { table.short(segment.code) }
    for segment in segments { table.short(segment.glyph == 0 ? 1 : segment.glyph - segment.code) }
    table.zeros(2 * segments.count)
    return table
  }

  private static func head(_ em: Int, _ extent: Extent) -> FontBytes {
    var table = FontBytes()
    for value in [0x0001_0000, 0x0001_0000, 0, 0x5F0F_3CF5] { table.long(value) }
    table.shorts(3, em)
    table.zeros(16)
    table.shorts(extent.left, extent.bottom, extent.right, extent.top, 0, 8, 2, 1, 0)
    return table
  }

  private static func hhea(_ em: Int, _ count: Int, _ widest: Int) -> FontBytes {
    var table = FontBytes()
    table.long(0x0001_0000)
    table.shorts(em * 88 / 100, -em * 12 / 100, 0, widest)
    table.zeros(22)
    table.short(count)
    return table
  }

  private static func maxp(_ glyphs: Int, _ extent: Extent) -> FontBytes {
    var table = FontBytes()
    table.long(0x0001_0000)
    table.shorts(glyphs, extent.points, extent.contours, 0, 0, 1)
    table.zeros(16)
    return table
  }

  private static func os2(_ em: Int, _ characters: [(scalar: Unicode.Scalar, glyph: Int)]) -> FontBytes {
    let first = min(0xFFFF, Int(characters.first?.scalar.value ?? 0))
    let last = min(0xFFFF, Int(characters.last?.scalar.value ?? 0))
    let (above, below) = (em * 88 / 100, em * 12 / 100)
    var table = FontBytes(4, em, 400, 5, 0)
    table.zeros(20)
    table.short(0)
    table.zeros(26)
    table.bytes += Array("YUDG".utf8)
    table.shorts(0x40, first, last, above, -below, 0, above, below)
    table.long(1)
    table.long(0)
    table.shorts(em / 2, em * 7 / 10, 0, 32, 1)
    return table
  }

  private static func names(_ name: String) -> FontBytes {
    let units = Array(name.utf16)
    let kinds = [1, 2, 4, 6]
    var table = FontBytes(0, kinds.count, 6 + kinds.count * 12)
    for kind in kinds { table.shorts(3, 1, 0x409, kind, units.count * 2, 0) }
    for unit in units { table.short(Int(unit)) }
    return table
  }

  private static let post: FontBytes = {
    var table = FontBytes()
    table.long(0x0003_0000)
    table.zeros(28)
    return table
  }()

  /// The table of tables and the tables, those of the outlines last, of which length and sum are enough.
  private static func front(
    _ tables: [(name: String, table: FontBytes)], outlines: (length: Int, sum: UInt32)
  ) -> [UInt8] {
    let power = 1 << (Int.bitWidth - 1 - tables.count.leadingZeroBitCount)
    let start = 12 + 16 * tables.count
    let length = tables.reduce(0) { $0 + ($1.table.bytes.count + 3) / 4 * 4 }
    var (file, body) = (FontBytes(), FontBytes())
    file.long(0x0001_0000)
    file.shorts(tables.count, power * 16, power.trailingZeroBitCount, (tables.count - power) * 16)
    for (name, table) in tables {
      file.bytes += Array(name.utf8)
      if name == "glyf" {
        for value in [Int(outlines.sum), start + length, outlines.length] { file.long(value) }
        continue
      }
      let begins = body.bytes.count
      body.bytes += table.bytes
      body.fill()
      file.long(Int(FontBytes.sum(body.bytes[begins...])))
      file.long(start + begins)
      file.long(table.bytes.count)
    }
    return file.bytes + body.bytes
  }
}

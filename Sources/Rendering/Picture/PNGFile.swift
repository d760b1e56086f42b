import CZlib

/// A PNG file (PNG 图片) of dots that are four bytes each: in greys where there is no colour, which is a third of the
/// bytes.
struct PNGFile {
  private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  init(_ dots: UnsafeBufferPointer<UInt8>, stride: Int, width: Int, height: Int, dots density: Double) {
    let isGrey = Self.isGrey(dots, stride, width, height)
    chunk("IHDR", Self.number(width) + Self.number(height) + [8, isGrey ? 0 : 2, 0, 0, 0])
    let perMetre = Self.number(Int((density / 0.0254).rounded()))
    chunk("pHYs", perMetre + perMetre + [1])
    chunk("IDAT", Self.packed(Self.rows(dots, stride, width, height, isGrey)))
    chunk("IEND", [])
  }

  private static func isGrey(_ dots: UnsafeBufferPointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> Bool {
    for y in 0..<height {
      var place = y * stride
      for _ in 0..<width {
        if dots[place] != dots[place + 1] || dots[place] != dots[place + 2] { return false }
        place += 4
      }
    }
    return true
  }

  /// Each row begins with its filter: none for greys, where text packs best so; the one before it for colours.
  private static func rows(
    _ dots: UnsafeBufferPointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int, _ isGrey: Bool
  ) -> [UInt8] {
    let length = width * (isGrey ? 1 : 3) + 1
    return [UInt8](unsafeUninitializedCapacity: length * height) { rows, count in
      for y in 0..<height {
        let (row, from) = (y * length, y * stride)
        rows[row] = isGrey ? 0 : 1
        for x in 0..<width {
          let dot = from + x * 4
          if isGrey {
            rows[row + 1 + x] = dots[dot]
          } else {
            for colour in 0..<3 {
              let before = x == 0 ? 0 : dots[dot - 4 + 2 - colour]
              rows[row + 1 + x * 3 + colour] = dots[dot + 2 - colour] &- before
            }
          }
        }
      }
      count = length * height
    }
  }

  private static func packed(_ rows: [UInt8]) -> [UInt8] {
    var size = compressBound(uLong(rows.count))
    return [UInt8](unsafeUninitializedCapacity: Int(size)) { output, count in
      compress2(output.baseAddress, &size, rows, uLong(rows.count), 6)
      count = Int(size)
    }
  }

  private mutating func chunk(_ name: String, _ data: [UInt8]) {
    let body = Array(name.utf8) + data
    bytes += Self.number(data.count) + body + Self.number(Int(crc32(0, body, uInt(body.count))))
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

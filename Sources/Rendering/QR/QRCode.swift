/// A QR code (二维码, GB/T 18284—2000 = ISO/IEC 18004) that a telephone reads from paper: text as bytes, with the middle
/// level of error correction (M), which forgives about 15 in 100.
package struct QRCode: Sendable, Equatable {
  /// Modules on each side; the quiet zone of four around them is not counted.
  package let size: Int
  private let dark: [Bool]

  /// The smallest code that holds the text; nil for more than 2,331 bytes.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = QRVersion.smallest(for: bytes.count) else { return nil }
    let codewords = version.interleaved(Self.data(bytes, version))
    var grid = QRGrid(version)
    grid.place(codewords)
    let best = (0..<8).map { grid.masked($0) }.min { $0.penalty < $1.penalty } ?? grid
    (size, dark) = (version.size, best.dark)
  }

  /// Outside the code everything is light.
  package func isDark(_ x: Int, _ y: Int) -> Bool {
    (0..<size).contains(x) && (0..<size).contains(y) && dark[y * size + x]
  }

  /// The dark modules row by row, neighbours joined: what has to be drawn.
  package var bars: [(x: Int, y: Int, width: Int)] {
    var bars: [(x: Int, y: Int, width: Int)] = []
    for y in 0..<size {
      for x in 0..<size where isDark(x, y) {
        if let last = bars.last, last.y == y, last.x + last.width == x {
          bars[bars.count - 1].width += 1
        } else {
          bars.append((x, y, 1))
        }
      }
    }
    return bars
  }

  /// The code as a drawing for HTML, with its quiet zone.
  package func svg(label: String) -> String {
    let side = size + 8
    let path = bars.map { "M\($0.x + 4) \($0.y + 4)h\($0.width)v1h-\($0.width)z" }.joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" \
      aria-label="\(XMLText.escaped(label))" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
      <path d="\(path)"/></svg>
      """
  }

  /// Mode, length and bytes, filled up to what the version holds.
  private static func data(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
    var bits = QRBits()
    bits.append(0b0100, count: 4)
    bits.append(bytes.count, count: version.lengthBits)
    for byte in bytes { bits.append(Int(byte), count: 8) }
    bits.append(0, count: min(4, version.dataCount * 8 - bits.count))
    var data = bits.bytes
    var filler: UInt8 = 0xEC
    while data.count < version.dataCount {
      data.append(filler)
      filler = filler == 0xEC ? 0x11 : 0xEC
    }
    return data
  }
}

/// Bits in a row (位流), the highest first.
private struct QRBits {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ value: Int, count length: Int) {
    for place in stride(from: length - 1, through: 0, by: -1) {
      if count % 8 == 0 { bytes.append(0) }
      if value >> place & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
      count += 1
    }
  }
}

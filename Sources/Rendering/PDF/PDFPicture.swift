import CZlib
import Manuscript

/// A picture as PDF holds it (图片对象): JPEG as it is, PNG unpacked where it is see-through; nil for other kinds.
struct PDFPicture {
  let width: Int
  let height: Int
  let entries: String
  let data: [UInt8]
  /// Whether the data still has to be packed.
  let isRaw: Bool

  init?(_ bytes: [UInt8]) {
    guard let size = PictureSize(of: bytes), size.width * size.height <= 100_000_000 else { return nil }
    (width, height) = (size.width, size.height)
    switch ImageKind(of: bytes) {
    case .jpeg:
      guard let components = Self.components(bytes) else { return nil }
      let space = components == 1 ? "/DeviceGray" : components == 3 ? "/DeviceRGB" : "/DeviceCMYK"
      // Programs write the four inks of a picture turned round.
      entries =
        "/ColorSpace\(space)/BitsPerComponent 8/Filter/DCTDecode\(components == 4 ? "/Decode[1 0 1 0 1 0 1 0]" : "")"
      (data, isRaw) = (bytes, false)
    case .png:
      guard let rgb = PNGPixels(bytes)?.rgb else { return nil }
      entries = "/ColorSpace/DeviceRGB/BitsPerComponent 8"
      (data, isRaw) = (rgb, true)
    case .gif, .webp, .bmp, nil: return nil
    }
  }

  /// The number of colours a JPEG is made of.
  private static func components(_ bytes: [UInt8]) -> Int? {
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return [1, 3, 4].contains(bytes[index + 9]) ? Int(bytes[index + 9]) : nil
      }
      index += marker == 0xFF ? 1 : 2 + Int(bytes[index + 2]) << 8 + Int(bytes[index + 3])
    }
    return nil
  }
}

/// The pixels of a PNG picture (像素) on white paper; nil for the kinds with passes or sixteen bits.
struct PNGPixels {
  let rgb: [UInt8]

  init?(_ bytes: [UInt8]) {
    guard let chunks = Self.chunks(bytes), let header = chunks["IHDR"], header.count >= 13 else { return nil }
    let (width, height) = (Self.number(header, 0), Self.number(header, 4))
    let (depth, kind) = (Int(header[8]), Int(header[9]))
    guard header[12] == 0, depth <= 8, let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][kind], depth == 8 || channels == 1,
      width > 0, height > 0, width * height <= 40_000_000
    else { return nil }
    let stride = (width * channels * depth + 7) / 8
    guard let packed = chunks["IDAT"], var rows = Self.inflated(packed, (stride + 1) * height) else { return nil }
    guard Self.unfilter(&rows, stride, height, max(1, channels * depth / 8)) else { return nil }
    let palette = chunks["PLTE"] ?? []
    let clear = chunks["tRNS"] ?? []
    var rgb: [UInt8] = []
    rgb.reserveCapacity(width * height * 3)
    for y in 0..<height {
      let start = y * (stride + 1) + 1
      for x in 0..<width {
        switch kind {
        case 2:
          let place = start + x * 3
          rgb += rows[place..<place + 3]
        case 4, 6:
          let place = start + x * channels
          let alpha = Int(rows[place + channels - 1])
          for channel in 0..<3 {
            rgb.append(UInt8((Int(rows[place + (kind == 6 ? channel : 0)]) * alpha + 255 * (255 - alpha)) / 255))
          }
        default:
          let bit = x * depth
          let value = Int(rows[start + bit / 8]) >> (8 - depth - bit % 8) & (1 << depth - 1)
          if kind == 0 {
            let grey = UInt8(value * 255 / (1 << depth - 1))
            rgb += [grey, grey, grey]
          } else {
            let alpha = value < clear.count ? Int(clear[value]) : 255
            for channel in 0..<3 {
              let colour = value * 3 + channel < palette.count ? Int(palette[value * 3 + channel]) : 0
              rgb.append(UInt8((colour * alpha + 255 * (255 - alpha)) / 255))
            }
          }
        }
      }
    }
    self.rgb = rgb
  }

  private static func number(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The chunks by name; those of the data joined.
  private static func chunks(_ bytes: [UInt8]) -> [String: [UInt8]]? {
    var (chunks, index) = ([String: [UInt8]](), 8)
    while index + 12 <= bytes.count {
      let length = number(bytes, index)
      guard length >= 0, index + 12 + length <= bytes.count else { return nil }
      chunks[String(decoding: bytes[index + 4..<index + 8], as: UTF8.self), default: []] +=
        bytes[index + 8..<index + 8 + length]
      index += 12 + length
    }
    return chunks
  }

  private static func inflated(_ packed: [UInt8], _ count: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, written in
      var size = uLongf(count)
      let status = packed.withUnsafeBufferPointer {
        uncompress(output.baseAddress, &size, $0.baseAddress, uLong($0.count))
      }
      isWhole = status == Z_OK && Int(size) == count
      written = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }

  /// PNG section 9: each row says how it was filtered.
  private static func unfilter(_ rows: inout [UInt8], _ stride: Int, _ height: Int, _ step: Int) -> Bool {
    for y in 0..<height {
      let start = y * (stride + 1) + 1
      let filter = rows[start - 1]
      guard filter <= 4 else { return false }
      for x in 0..<stride where filter > 0 {
        let left = x >= step ? Int(rows[start + x - step]) : 0
        let above = y > 0 ? Int(rows[start + x - stride - 1]) : 0
        let corner = x >= step && y > 0 ? Int(rows[start + x - step - stride - 1]) : 0
        let guess =
          switch filter {
          case 1: left
          case 2: above
          case 3: (left + above) / 2
          default: paeth(left, above, corner)
          }
        rows[start + x] = UInt8(truncatingIfNeeded: Int(rows[start + x]) + guess)
      }
    }
    return true
  }

  private static func paeth(_ a: Int, _ b: Int, _ c: Int) -> Int {
    let (pa, pb, pc) = (abs(b - c), abs(a - c), abs(a + b - 2 * c))
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
  }
}

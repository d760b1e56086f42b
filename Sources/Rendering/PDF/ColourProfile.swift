import Foundation

/// The colour profile sRGB (色彩特性文件), made from its formula: what archives (PDF/A) ask a file to carry.
enum ColourProfile {
  static let sRGB: [UInt8] = {
    let curve = "curv".bytes + word(0) + word(256) + (0..<256).flatMap { half(linear(Double($0) / 255)) }
    let tags: [(String, [UInt8])] = [
      ("desc", description("sRGB")), ("cprt", "text".bytes + word(0) + "CC0".bytes + [0]), ("wtpt", xyz(0.9642, 1, 0.8249)),
      ("rXYZ", xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", xyz(0.38515, 0.71687, 0.09708)),
      ("bXYZ", xyz(0.14307, 0.06061, 0.7141)), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
    ]
    var table = word(tags.count)
    var data: [UInt8] = []
    let start = 128 + 4 + 12 * tags.count
    for (name, content) in tags {
      if name == "gTRC" || name == "bTRC" {
        table += name.bytes + table.suffix(8)
        continue
      }
      table += name.bytes + word(start + data.count) + word(content.count)
      data += content + [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
    }
    return header(128 + table.count + data.count) + table + data
  }()

  /// The same for every file, so packed once.
  static let packed = Packer().packed(sRGB)

  private static func header(_ size: Int) -> [UInt8] {
    word(size) + word(0) + word(0x0210_0000) + "mntrRGB XYZ ".bytes
      + half(raw: 2026) + half(raw: 1) + half(raw: 1) + [UInt8](repeating: 0, count: 6) + "acsp".bytes
      + [UInt8](repeating: 0, count: 28) + fixed(0.9642) + fixed(1) + fixed(0.8249) + [UInt8](repeating: 0, count: 48)
  }

  /// IEC 61966-2-1.
  private static func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private static func description(_ text: String) -> [UInt8] {
    "desc".bytes + word(0) + word(text.utf8.count + 1) + text.bytes + [UInt8](repeating: 0, count: 1 + 8 + 3 + 67)
  }

  private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    "XYZ ".bytes + word(0) + fixed(x) + fixed(y) + fixed(z)
  }

  private static func fixed(_ value: Double) -> [UInt8] { word(Int((value * 65536).rounded())) }
  private static func half(_ value: Double) -> [UInt8] { half(raw: Int((value * 65535).rounded())) }
  private static func half(raw: Int) -> [UInt8] { [UInt8(raw >> 8 & 0xFF), UInt8(raw & 0xFF)] }
  private static func word(_ value: Int) -> [UInt8] { half(raw: value >> 16) + half(raw: value) }
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}

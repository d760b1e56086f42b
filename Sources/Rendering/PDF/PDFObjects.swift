import CDeflate
import CZlib

/// The objects of a PDF file (对象) and the table of where they stand.
struct PDFObjects {
  private(set) var bytes = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
  private var offsets = [0]
  private let packer = Packer()

  /// The number of an object that is written later.
  mutating func reserve() -> Int {
    offsets.append(0)
    return offsets.count - 1
  }

  mutating func put(_ id: Int, _ text: String) {
    offsets[id] = bytes.count
    bytes += "\(id) 0 obj\n\(text)\nendobj\n".utf8
  }

  mutating func add(_ text: String) -> Int {
    let id = reserve()
    put(id, text)
    return id
  }

  mutating func stream(_ id: Int, _ entries: String, _ content: [UInt8]) {
    stream(id, entries, packed: packer.packed(content))
  }

  mutating func stream(_ id: Int, _ entries: String, packed data: [UInt8]) {
    stream(id, entries + "/Filter/FlateDecode", bare: data)
  }

  /// A stream of parts that were packed before.
  mutating func stream(_ id: Int, _ entries: String, parts: [PackedPart]) {
    begin(id, entries + "/Filter/FlateDecode", length: PackedPart.length(parts))
    PackedPart.append(parts, to: &bytes)
    bytes += "\nendstream\nendobj\n".utf8
  }

  mutating func stream(_ id: Int, _ entries: String, bare data: [UInt8]) {
    begin(id, entries, length: data.count)
    bytes += data
    bytes += "\nendstream\nendobj\n".utf8
  }

  private mutating func begin(_ id: Int, _ entries: String, length: Int) {
    offsets[id] = bytes.count
    bytes += "\(id) 0 obj\n<<\(entries)/Length \(length)>>\nstream\n".utf8
  }

  /// The whole file. The identifier is made of its contents, so the same contents give the same file.
  mutating func finished(root: Int, info: Int) -> [UInt8] {
    let start = bytes.count
    var table = "xref\n0 \(offsets.count)\n0000000000 65535 f \n"
    for offset in offsets.dropFirst() { table += "\(Self.padded(offset)) 00000 n \n" }
    let id = String(repeating: PDFText.hex(Self.digest(bytes), digits: 8), count: 4)
    table += "trailer\n<</Size \(offsets.count)/Root \(root) 0 R/Info \(info) 0 R/ID[<\(id)><\(id)>]>>\n"
    table += "startxref\n\(start)\n%%EOF\n"
    bytes += table.utf8
    return bytes
  }

  private static func digest(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
  }
}

/// Packs the streams of one file (压缩器): its room is asked for once and not for every stream.
///
/// Level 1: the higher ones make a file smaller by a few hundredths and take up to ten times as long.
final class Packer {
  private let handle = libdeflate_alloc_compressor(1)

  deinit { libdeflate_free_compressor(handle) }

  func packed(_ content: [UInt8]) -> [UInt8] {
    guard let handle else { return [] }
    let bound = libdeflate_zlib_compress_bound(handle, content.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { output, written in
      written = libdeflate_zlib_compress(handle, content, content.count, output.baseAddress, output.count)
    }
  }
}

/// Numbers and texts as PDF writes them (书写).
enum PDFText {
  static func hex(_ value: Int, digits: Int = 4) -> String {
    String(unsafeUninitializedCapacity: digits) { text in
      for place in 0..<digits {
        let digit = UInt8(truncatingIfNeeded: value >> (4 * (digits - 1 - place))) & 15
        text[place] = digit < 10 ? 48 + digit : 55 + digit
      }
      return digits
    }
  }

  /// Up to three places behind the point.
  static func number(_ value: Double) -> String {
    var text: [UInt8] = []
    append(value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  static func append(_ value: Double, to text: inout [UInt8]) {
    let thousandths = Int((value * 1000).rounded())
    let (whole, part) = (thousandths.magnitude / 1000, thousandths.magnitude % 1000)
    if thousandths < 0 { text.append(45) }
    append(whole, to: &text)
    guard part > 0 else { return }
    text.append(46)
    var (rest, unit) = (part, 100 as UInt)
    while rest > 0 {
      text.append(48 + UInt8(truncatingIfNeeded: rest / unit))
      (rest, unit) = (rest % unit, unit / 10)
    }
  }

  static func append(_ value: UInt, to text: inout [UInt8]) {
    if value > 9 { append(value / 10, to: &text) }
    text.append(48 + UInt8(truncatingIfNeeded: value % 10))
  }

  /// Four digits to the base of sixteen.
  static func appendHex(_ value: UInt16, to text: inout [UInt8]) {
    text.append(digit(value >> 12))
    text.append(digit(value >> 8))
    text.append(digit(value >> 4))
    text.append(digit(value))
  }

  private static func digit(_ value: UInt16) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value & 15)
    return digit < 10 ? 48 + digit : 55 + digit
  }

  static func text(_ text: String) -> String { "<FEFF" + units(text) + ">" }

  static func units(_ text: String) -> String { text.utf16.reduce(into: "") { $0 += hex(Int($1)) } }
}

import CDeflate
import CZlib

/// The objects of a PDF file (对象) and the table of where they stand.
struct PDFObjects {
  private(set) var bytes = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
  private var offsets = [0]

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
    stream(id, entries, packed: Self.deflated(content))
  }

  mutating func stream(_ id: Int, _ entries: String, packed data: [UInt8]) {
    stream(id, entries + "/Filter/FlateDecode", bare: data)
  }

  mutating func stream(_ id: Int, _ entries: String, bare data: [UInt8]) {
    offsets[id] = bytes.count
    bytes += "\(id) 0 obj\n<<\(entries)/Length \(data.count)>>\nstream\n".utf8
    bytes += data
    bytes += "\nendstream\nendobj\n".utf8
  }

  /// The whole file. The identifier is made of its contents, so the same contents give the same file.
  func finished(root: Int, info: Int) -> [UInt8] {
    let start = bytes.count
    var table = "xref\n0 \(offsets.count)\n0000000000 65535 f \n"
    for offset in offsets.dropFirst() { table += "\(Self.padded(offset)) 00000 n \n" }
    let id = String(repeating: PDFText.hex(Self.digest(bytes), digits: 8), count: 4)
    table += "trailer\n<</Size \(offsets.count)/Root \(root) 0 R/Info \(info) 0 R/ID[<\(id)><\(id)>]>>\n"
    table += "startxref\n\(start)\n%%EOF\n"
    return bytes + Array(table.utf8)
  }

  /// Level 1: the higher ones make a file smaller by a few hundredths and take up to ten times as long.
  static func deflated(_ content: [UInt8]) -> [UInt8] {
    guard let packer = libdeflate_alloc_compressor(1) else { return [] }
    defer { libdeflate_free_compressor(packer) }
    let bound = libdeflate_zlib_compress_bound(packer, content.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { output, written in
      written = libdeflate_zlib_compress(packer, content, content.count, output.baseAddress, output.count)
    }
  }

  private static func digest(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, $0.count)) }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
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
    let thousandths = Int((value * 1000).rounded())
    let (whole, part) = (abs(thousandths) / 1000, abs(thousandths) % 1000)
    let sign = thousandths < 0 ? "-" : ""
    guard part > 0 else { return "\(sign)\(whole)" }
    var digits = hexless(part)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  static func text(_ text: String) -> String { "<FEFF" + units(text) + ">" }

  static func units(_ text: String) -> String { text.utf16.reduce(into: "") { $0 += hex(Int($1)) } }

  private static func hexless(_ value: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}

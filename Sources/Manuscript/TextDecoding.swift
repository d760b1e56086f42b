/// Bytes to text: UTF-8, UTF-16 with its mark, GB18030 and a few others, by evidence rather than by trust.
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Decodes a source. The ledger hears of a conversion and of bytes that no encoding explains.
func decodeText(_ bytes: [UInt8], declared: String? = nil, into ledger: inout Ledger) -> String {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes.dropFirst(3), into: &ledger) }
  if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, bigEndian: false, into: &ledger) }
  if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, bigEndian: true, into: &ledger) }
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  for encoding in [declared.flatMap(knownEncoding), "GB18030"].compactMap({ $0 }) {
    if let text = convert(bytes, from: encoding) {
      ledger.repair(.encoding)
      return text
    }
  }
  return utf8(bytes[...], into: &ledger)
}

/// The name by which `iconv` knows a declared encoding; browsers read GB2312 and GBK as GB18030, so do we.
private func knownEncoding(_ label: String) -> String? {
  switch label.lowercased() {
  case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936": "GB18030"
  case "big5", "big5-hkscs": "BIG5-HKSCS"
  case "windows-1252", "iso-8859-1", "latin1": "CP1252"
  case "shift_jis": "CP932"
  case "euc-kr": "CP949"
  default: nil
  }
}

private func utf8(_ bytes: ArraySlice<UInt8>, into ledger: inout Ledger) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  let lost = text.unicodeScalars.count { $0 == "\u{FFFD}" }
  if lost > 0, String(validating: bytes, as: UTF8.self) == nil { ledger.repair(.replacement, count: lost) }
  return text
}

private func utf16(_ bytes: [UInt8], bigEndian: Bool, into ledger: inout Ledger) -> String {
  let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
    let first = UInt16(bytes[index])
    let second = UInt16(bytes[index + 1])
    return bigEndian ? first << 8 | second : second << 8 | first
  }
  ledger.repair(.encoding)
  return String(decoding: units, as: UTF16.self)
}

/// Converts strictly: one byte out of place and the encoding is not the one.
func convert(_ bytes: [UInt8], from encoding: String) -> String? {
  let descriptor = iconv_open("UTF-8", encoding)
  guard descriptor != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(descriptor) }
  var input = bytes.map { CChar(bitPattern: $0) }
  let text = [UInt8](unsafeUninitializedCapacity: bytes.count * 4 + 16) { output, written in
    written = input.withUnsafeMutableBufferPointer { source in
      run(descriptor, source, output)
    }
  }
  return text.isEmpty ? nil : String(validating: text, as: UTF8.self)
}

private func run(
  _ descriptor: iconv_t?, _ source: UnsafeMutableBufferPointer<CChar>, _ output: UnsafeMutableBufferPointer<UInt8>
) -> Int {
  output.withMemoryRebound(to: CChar.self) { characters in
    var from = source.baseAddress
    var fromLeft = source.count
    var into = characters.baseAddress
    var intoLeft = characters.count
    let converted = iconv(descriptor, &from, &fromLeft, &into, &intoLeft)
    return converted == -1 || fromLeft > 0 ? 0 : characters.count - intoLeft
  }
}

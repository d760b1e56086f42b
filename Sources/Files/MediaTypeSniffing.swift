import Foundation

/// Telling a file's kind from its first bytes.
extension MediaType {
  /// `name` decides only between kinds whose bytes look alike, and can only make a text more suspicious.
  package static func sniff(_ bytes: Data, name: String = "") -> MediaType {
    let head = Data(bytes.prefix(4096))
    return binary(head) ?? office(head, bytes, name) ?? textual(head, name) ?? .unknown
  }

  private static func binary(_ head: Data) -> MediaType? {
    for (magic, type) in magics where head.starts(with: magic) { return type }
    let ascii = { (from: Int, text: String) in head.dropFirst(from).starts(with: Data(text.utf8)) }
    if ascii(0, "RIFF"), ascii(8, "WEBP") { return .webp }
    if ascii(4, "ftyp") { return .mp4 }
    // The specification of PDF lets up to 1,024 bytes stand before its mark.
    if head.prefix(1024).range(of: Data("%PDF-".utf8)) != nil { return .pdf }
    if head.count > 3, head[0] == 0xFF, [0xFB, 0xF3, 0xF2].contains(head[1]) { return .mp3 }
    return nil
  }

  private static let magics: [(Data, MediaType)] = [
    (Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), .png),
    (Data([0xFF, 0xD8, 0xFF]), .jpeg),
    (Data("GIF87a".utf8), .gif),
    (Data("GIF89a".utf8), .gif),
    (Data("ID3".utf8), .mp3),
  ]

  /// Containers: ZIP by the names inside, the older compound file by the name outside.
  private static func office(_ head: Data, _ bytes: Data, _ name: String) -> MediaType? {
    let ending = ending(of: name)
    if head.starts(with: Data([0xD0, 0xCF, 0x11, 0xE0])) {
      return ["xls": .xls, "et": .xls, "ppt": .ppt, "dps": .ppt][ending] ?? .doc
    }
    if head.starts(with: Data("BM".utf8)), ending == "bmp" { return .bmp }
    guard head.starts(with: Data([0x50, 0x4B, 0x03, 0x04])) || head.starts(with: Data([0x50, 0x4B, 0x05, 0x06])) else {
      return nil
    }
    // The directory of a ZIP lies at its end; a writer that streams puts the telling entry first.
    let ends = Data(bytes.prefix(65_536)) + Data(bytes.suffix(65_536))
    let entries: [(String, MediaType)] = [
      ("word/document", .docx), ("xl/workbook", .xlsx), ("ppt/presentation", .pptx), ("OFD.xml", .ofd),
    ]
    return entries.first { ends.range(of: Data($0.0.utf8)) != nil }?.1 ?? .zip
  }

  private static func textual(_ head: Data, _ name: String) -> MediaType? {
    guard isText(head) else { return nil }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    let named = activeEndings[ending(of: name)]
    if text.contains("<svg") { return .svg }
    if telltales.contains(where: text.contains) { return named == .svg ? .svg : .html }
    if text.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).hasPrefix("<") { return named ?? .xml }
    return named ?? .text
  }

  private static let activeEndings: [String: MediaType] = [
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html, "mht": .html, "hta": .html, "js": .html,
    "svg": .svg, "xml": .xml, "xsl": .xml, "xslt": .xml,
  ]

  private static let telltales = [
    "<!doctype", "<html", "<head", "<body", "<script", "<iframe", "<img", "<object", "<embed", "<form", "<table",
    "<style", "<div", "<meta", "<link", "<a ", "javascript:",
  ]

  /// No control characters but those of plain text. GB 18030 and UTF-8 both keep to that; UTF-16 begins with
  /// its mark.
  private static func isText(_ head: Data) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return true }
    return head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
  }

  private static func ending(of name: String) -> String {
    name.contains(".") ? String(name.split(separator: ".").last ?? "").lowercased() : ""
  }
}

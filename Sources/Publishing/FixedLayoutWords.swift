import Foundation
import Kernel
import Manuscript
import Privacy

/// The words of an OFD file (GB/T 33190) line by line (版式文件文字). A line may be one object or one for each character: they
/// are put together by where they stand, as a reader sees them.
enum FixedLayoutWords {
  static func found(in bytes: [UInt8], _ day: Day) throws(Refusal) -> [FilePrivacy.Found] {
    let package = try ZipReader.open(bytes)
    var found: [FilePrivacy.Found] = []
    var page = 0
    for name in ordered(package.names) {
      guard let part = try package.contents(of: name) else { continue }
      let isPage = name.contains("/Pages/")
      if isPage { page += 1 }
      let place = isPage ? "第 \(page) 页" : "模板或批注"
      for line in lines(try XMLStream.read(part, Ear()).pieces) {
        found += FilePrivacy.text(line, day) { _ in place }
      }
    }
    return found
  }

  /// Pages by their numbers, then templates and notes: whatever may hold text.
  private static func ordered(_ names: [String]) -> [String] {
    let texts = names.filter { name in
      name.hasSuffix(".xml") && ["/Pages/", "/Tpls/", "/Temps/", "/Templates/", "/Annots/"].contains { name.contains($0) }
    }
    return texts.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
  }

  /// A piece of text, in millimetres.
  struct Piece {
    var x: Double
    var y: Double
    var end: Double
    var text: String
  }

  /// Pieces of one height are a line, from left to right; a blank stands where there is a gap.
  static func lines(_ pieces: [Piece]) -> [String] {
    var (lines, line): ([String], [Piece]) = ([], [])
    func text(_ line: [Piece]) -> String {
      var (words, end) = ("", -1.0)
      for piece in line.sorted(by: { $0.x < $1.x }) {
        words += (end >= 0 && piece.x - end > 1.5 ? " " : "") + piece.text
        end = max(end, piece.end)
      }
      return words
    }
    for piece in pieces.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      if let first = line.first, piece.y - first.y > 1.5 {
        lines.append(text(line))
        line = []
      }
      line.append(piece)
    }
    return line.isEmpty ? lines : lines + [text(line)]
  }

  /// Gathers `TextCode` with the place of its object.
  private struct Ear: XMLListener {
    var refusal: Refusal?
    var pieces: [Piece] = []
    private var box: [Double] = []
    private var code: (x: Double, y: Double, isSpread: Bool)?
    private var text = ""

    mutating func begin(_ name: String, _ attributes: XMLAttributes) {
      switch name {
      case "TextObject": box = (attributes["Boundary"] ?? "").split(separator: " ").compactMap { Double($0) }
      case "TextCode":
        code = (Double(attributes["X"] ?? "") ?? 0, Double(attributes["Y"] ?? "") ?? 0, attributes["DeltaX"] != nil)
        text = ""
      default: break
      }
    }

    mutating func end(_ name: String) {
      guard name == "TextCode", let code, !text.isEmpty else { return }
      let (left, top, width) = box.count == 4 ? (box[0], box[1], box[2]) : (0, Double(pieces.count * 10), 0)
      pieces.append(Piece(x: left + code.x, y: top + code.y, end: left + max(code.x, width), text: text))
      self.code = nil
    }

    mutating func text(_ text: String) { if code != nil { self.text += text } }
  }
}

import Kernel
import Manuscript
import Privacy

/// The words of a presentation (演示文稿文字): slides, notes and drawings, by their pages; tables cell by cell.
enum SlideWords {
  static func found(in bytes: [UInt8], _ day: Day) throws(Refusal) -> [FilePrivacy.Found] {
    let package = try ZipReader.open(bytes)
    var found: [FilePrivacy.Found] = []
    let kinds = [("ppt/slides/slide", "第", "页"), ("ppt/notesSlides/notesSlide", "备注", ""), ("ppt/diagrams/data", "图示", "")]
    for (prefix, before, after) in kinds {
      for number in numbers(package.names, prefix) {
        guard let part = try package.contents(of: "\(prefix)\(number).xml") else { continue }
        let heard = try XMLStream.read(part, Ear())
        let place = "\(before) \(number) \(after)".trimmed
        found += heard.lines.flatMap { FilePrivacy.text($0, day) { _ in place } }
        for table in heard.tables {
          found += PrivateColumns.cells(in: table, on: day).map {
            FilePrivacy.Found(kind: $0.kind, severity: $0.severity, place: "\(place)表格第 \($0.row + 1) 行")
          }
        }
      }
    }
    return found
  }

  private static func numbers(_ names: [String], _ prefix: String) -> [Int] {
    names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".xml") }
      .compactMap { Int($0.dropFirst(prefix.count).dropLast(4)) }.sorted()
  }

  /// Gathers paragraphs, and rows of cells where there are tables.
  private struct Ear: XMLListener {
    var refusal: Refusal?
    var lines: [String] = []
    var tables: [[[String]]] = []
    private var line = ""
    private var isText = false
    private var depth = 0

    mutating func begin(_ name: String, _ attributes: XMLAttributes) {
      switch name {
      case "t": isText = true
      case "tbl": (depth, tables) = (depth + 1, tables + [[]])
      case "tr" where depth > 0: tables[tables.count - 1].append([])
      case "tc" where depth > 0 && tables.last?.isEmpty == false:
        tables[tables.count - 1][tables[tables.count - 1].count - 1].append("")
      case "br": if isText == false { line += " " }
      default: break
      }
    }

    mutating func end(_ name: String) {
      switch name {
      case "t": isText = false
      case "tbl": depth -= 1
      case "p" where !line.isEmpty:
        keep()
        line = ""
      default: break
      }
    }

    mutating func text(_ text: String) { if isText { line += text } }

    private mutating func keep() {
      guard depth > 0, let row = tables.last?.indices.last, let cell = tables.last?[row].indices.last else {
        lines.append(line)
        return
      }
      let before = tables[tables.count - 1][row][cell]
      tables[tables.count - 1][row][cell] = before.isEmpty ? line : before + " " + line
    }
  }
}

/// Every real document set in pages: all its words in reading order, every glyph on its page, no line begun by a mark
/// that closes, and every form written without an error.
///
/// A tenth of the documents each time; all of them, and the longest table, with `YUDENG_CORPUS=all`.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: SharedData.isPresent && Fonts.shelf != nil, "needs the shared data and fonts: run tools/fonts.sh"))
struct CorpusPagesTests {
  private static let isWhole = ProcessInfo.processInfo.environment["YUDENG_CORPUS"] == "all"

  private struct Record: Decodable {
    var id: String
    var title: String
    var html: String?
    var text: String?

    func document() throws -> Document {
      let reading =
        if let html, !html.isEmpty { try HTMLReader.read(html, title: title) } else { try TextReader.read(text ?? "", title: title) }
      return Document(
        title: title, manuscript: reading.manuscript, number: reading.documentNumber, publisher: "某某镇人民政府",
        address: "https://town.example/\(id)", phone: "0000-0000000")
    }
  }

  /// What is drawn with a meaning, in the order in which it is read.
  private func words(_ pages: Pages) -> String {
    var parts: [Int: [(Int, String)]] = [:]
    for page in pages.pages {
      for item in page.items {
        guard let element = item.element, case .run(let run) = item.drawing else { continue }
        parts[element, default: []].append((item.order, run.text))
      }
    }
    return pages.structure.inReadingOrder.flatMap { (parts[$0] ?? []).sorted { $0.0 < $1.0 }.map(\.1) }.joined()
  }

  private func problem(_ pages: Pages) -> String? {
    for (number, page) in pages.pages.enumerated() {
      for item in page.items {
        guard case .run(let run) = item.drawing else { continue }
        for glyph in run.glyphs where glyph.x < 0 || glyph.x > page.width || run.baseline > page.height {
          return "page \(number + 1): \(glyph.text) at \(glyph.x), \(run.baseline)"
        }
      }
    }
    return nil
  }

  @Test(arguments: [
    ("1_policies/documents.jsonl", Int.max), ("1_policies/work_reports.jsonl", Int.max),
    ("1_policies/regulations.jsonl", 50),
  ])
  func `every form of every document is made and says all that the tree says`(_ file: String, _ most: Int) throws {
    let shelf = try #require(Fonts.shelf)
    var (fallbacks, count, sheets, bytes) = ([GlyphFallback: Int](), 0, 0, [Form: Int]())
    for (index, line) in try SharedData.lines(file).prefix(most).enumerated() where Self.isWhole || index % 10 == 3 {
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      if !Self.isWhole, line.utf8.count > 400_000 { continue }
      let document = try record.document()
      let pages = Layout.pages(document, style: .official, shelf: shelf)
      // Pictures without bytes are words in the file, and marks of lists are no text of the tree.
      let drawn = bare(words(pages)).replacing(/［图片[^］]*］/, with: "").replacing("•", with: "")
      let wanted = bare(document.title + (document.number ?? "") + document.manuscript.plainText).replacing("•", with: "")
      if drawn != wanted { differing(record.id, drawn, wanted) }
      #expect(problem(pages) == nil, "\(record.id)")
      for form in Form.allCases where form != .png || index % 20 == 3 {
        let made = try Renderer(shelf: shelf).files(of: document, as: form, named: "x")
        #expect(!made.isEmpty && made.allSatisfy { !$0.bytes.isEmpty }, "\(record.id) \(form)")
        bytes[form, default: 0] += made.reduce(0) { $0 + $1.bytes.count }
      }
      for fallback in pages.fallbacks { fallbacks[fallback, default: 0] += 1 }
      (count, sheets) = (count + 1, sheets + pages.pages.count)
    }
    let sizes = bytes.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value / 1024) KB" }
    print("\(file): \(count) documents, \(sheets) pages; \(sizes.joined(separator: ", "))")
    let missing = fallbacks.filter { $0.key.face == nil }
    print("  \(fallbacks.count) characters in another face, \(missing.count) in none: \(missing.keys.map(\.scalar))")
    #expect(count > 0)
  }

  private func differing(_ id: String, _ drawn: String, _ wanted: String) {
    let same = zip(drawn, wanted).prefix { $0 == $1 }.count
    Issue.record(
      "\(id): …\(drawn.dropFirst(max(0, same - 8)).prefix(40))… instead of …\(wanted.dropFirst(max(0, same - 8)).prefix(40))…")
  }
}

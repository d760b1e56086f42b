/// Pages hold the measures of GB/T 9704, whatever the text.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil, "no Chinese fonts: run tools/fonts.sh"))
struct LayoutTests {
  private static let mm = 72 / 25.4

  private func pages(_ document: Document, _ style: Style = .official) throws -> Pages {
    Layout.pages(document, style: style, shelf: try #require(Fonts.shelf))
  }

  /// The lines of a page: base line and text, page numbers and drawings left out.
  private func lines(_ page: PlacedPage) -> [(y: Double, text: String, x: Double, end: Double)] {
    var lines: [(y: Double, text: String, x: Double, end: Double)] = []
    for item in page.items where item.element != nil {
      guard case .run(let run) = item.drawing, let first = run.glyphs.first, let last = run.glyphs.last else { continue }
      if let line = lines.last, abs(line.y - run.baseline) < 0.01 {
        lines[lines.count - 1].text += run.text
        lines[lines.count - 1].end = last.x + run.size
      } else {
        lines.append((run.baseline, run.text, first.x, last.x + run.size))
      }
    }
    return lines
  }

  private func text(_ sentence: String, _ count: Int) -> Document {
    let paragraph = Block.paragraph(Paragraph([.text(String(repeating: sentence, count: count))], indented: true))
    return Document(title: "关于防汛的通知", manuscript: Manuscript(blocks: [paragraph]))
  }

  @Test func `a full page has 22 lines of 28 characters inside 156 by 225 mm`() throws {
    let pages = try pages(text("各村民委员会要认真落实防汛责任制加强巡查值守", 100))
    let page = lines(pages.pages[1])
    #expect(page.count == 22)
    for line in page {
      #expect(line.text.unicodeScalars.count == 28, "\(line.text)")
      #expect(abs(line.x - 28 * Self.mm) < Self.mm && line.end < 184.5 * Self.mm, "\(line)")
    }
    let pitch = page[1].y - page[0].y
    #expect(abs(pitch - 225 / 22 * Self.mm) < 0.01)
    #expect(page[0].y > 37 * Self.mm && page[0].y < 47 * Self.mm)
    #expect(page[21].y < 262 * Self.mm)
  }

  @Test func `punctuation is squeezed so that no line begins with a closing mark or ends with an opening one`() throws {
    let marks = text("防汛“抗旱”，做好《预案》（试行）、演练；值守：巡查。“三防”！", 120)
    for page in try pages(marks).pages {
      for line in lines(page) where line.text.count > 1 {
        let (first, last) = (line.text.unicodeScalars.first, line.text.unicodeScalars.last)
        #expect(!(first.map { "，。；：、！？》）”".unicodeScalars.contains($0) } ?? false), "\(line.text)")
        #expect(!(last.map { "《（“".unicodeScalars.contains($0) } ?? false), "\(line.text)")
        #expect(line.end < 185.7 * Self.mm, "\(line)")
      }
    }
  }

  @Test func `a red head stands 35 mm below the edge of the text, above a red rule as wide as the text`() throws {
    let page = try #require(try pages(Sample.notice, .redHead).pages.first)
    var sawHead = false
    for item in page.items {
      switch item.drawing {
      case .run(let run) where run.ink == .red:
        sawHead = true
        #expect(abs(run.baseline - run.size * 0.86 - 72 * Self.mm) < Self.mm)
      case .fill(let fill) where fill.ink == .red:
        #expect(abs(fill.boxes[0].width - 156 * Self.mm) < 0.01)
      case .run, .fill, .picture: continue
      }
    }
    #expect(sawHead)
  }

  @Test func `signature and date stand as the standard says and the imprint ends on the edge of the text`() throws {
    let pages = try pages(Sample.notice, .redHead)
    let all = pages.pages.flatMap(lines)
    let cell = 156.0 / 28 * Self.mm
    let signature = try #require(all.first { $0.text == "呈坎镇人民政府" })
    let date = try #require(all.first { $0.text == "2026年3月9日" })
    #expect(abs(date.x - signature.x - 2 * cell) < cell, "\(signature) \(date)")
    let last = try #require(pages.pages.last)
    let edges = last.items.compactMap { item in
      if case .fill(let fill) = item.drawing { fill.boxes.map { $0.y + $0.height }.max() } else { nil }
    }
    #expect(edges.contains { abs($0 - 262 * Self.mm) < 0.1 })
  }

  @Test func `the head of a table stands again on each page and its cells keep their words`() throws {
    let head = ["序号", "姓名", "职责"].map { Table.Cell([.paragraph(Paragraph([.text($0)]))], isHeader: true) }
    let rows = (1...80).map { number in
      ["\(number)", "王小满", "巡查水库并报送信息第\(number)号"].map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) }
    }
    let table = Document(title: "表", manuscript: Manuscript(blocks: [.table(Table(rows: [head] + rows))]))
    let pages = try pages(table)
    #expect(pages.pages.count > 2)
    for page in pages.pages {
      let heads = page.items.count { item in if case .run(let run) = item.drawing { run.text == "职责" } else { false } }
      #expect(heads == 1)
    }
    let said = pages.pages.flatMap(lines).map(\.text).joined()
    for number in 1...80 { #expect(said.contains("第\(number)号")) }
  }

  @Test func `a first row of names above figures is a head though nobody marked it; other rows are not`() throws {
    func table(_ rows: [[String]]) -> Document {
      let cells = rows.map { $0.map { Table.Cell([.paragraph(Paragraph([.text($0)]))]) } }
      return Document(title: "统计表", manuscript: Manuscript(blocks: [.table(Table(rows: cells))]))
    }
    func heads(_ document: Document) throws -> Int {
      let structure = try pages(document).structure
      return structure.inReadingOrder.count { structure[$0].role == .headerCell(.column) }
    }
    let figures = (1...60).map { ["第\($0)村", "\($0)", "\($0 * 3)"] }
    #expect(try heads(table([["村名", "户数", "人数"]] + figures)) == 3)
    #expect(try heads(table(figures)) == 0)
    #expect(try heads(table([["甲", "乙"], ["丙", "丁"], ["戊", "己"]])) == 0)
    let drawn = try pages(table([["村名", "户数", "人数"]] + figures)).pages.map { page in
      page.items.compactMap { if case .run(let run) = $0.drawing { run.text } else { nil } }.joined()
    }
    #expect(drawn.count > 1 && drawn.allSatisfy { $0.contains("户数") })
  }

  @Test func `rare characters of names are set in another face, and that is noted`() throws {
    let pages = try pages(text("昇玥喆翀珺堃犇龑曌䶮𠮷", 1))
    #expect(pages.fallbacks.allSatisfy { $0.face != nil }, "\(pages.fallbacks)")
    #expect(!pages.fallbacks.isEmpty || !Fonts.hasFandol)
  }

  @Test(arguments: 0..<24)
  func `whatever a text holds, every glyph stands on the page, and the same text gives the same bytes`(_ seed: UInt64) throws {
    var random = RandomDocument(seed: seed)
    let document = random.document()
    let shelf = try #require(Fonts.shelf)
    for pages in [Layout.pages(document, style: Style.allCases[Int(seed) % 3], shelf: shelf), Layout.large(document, shelf: shelf)] {
      for page in pages.pages {
        for item in page.items {
          guard case .run(let run) = item.drawing else { continue }
          #expect(run.baseline > 0 && run.baseline <= page.height, "\(seed) \(run.text)")
          for glyph in run.glyphs { #expect(glyph.x >= 0 && glyph.x < page.width, "\(seed) \(glyph)") }
        }
      }
      #expect(PDFForm.bytes(pages) == PDFForm.bytes(pages))
    }
    #expect(Layout.pages(document, style: .official, shelf: shelf) .pages == Layout.pages(document, style: .official, shelf: shelf).pages)
  }
}

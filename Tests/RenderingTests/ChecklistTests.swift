/// The checklist of GB/T 9704 as another program measures it: poppler's boxes of words and lines, in the produced file.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil && Outside.hasPoppler, "no fonts or no pdftotext: run bin/setup --tests"))
struct ChecklistTests {
  /// A line of a page as poppler sees it, in millimetres.
  private struct Line {
    let page: Int
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
    let text: String
  }

  private func lines(_ document: Document, _ style: Style) throws -> (lines: [Line], boxes: [String]) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.pdf"
    let pages = Layout.pages(document, style: style, shelf: try #require(Fonts.shelf))
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: path))
    let said = try Outside.run("/usr/bin/pdftotext", ["-bbox-layout", path, "-"]).output
    var (lines, boxes) = ([Line](), [String]())
    for part in said.split(separator: "<page ").dropFirst() {
      boxes.append(String(part.prefix { $0 != ">" }))
      for line in part.split(separator: "<line ").dropFirst() {
        let edges = line.matches(of: #/[xy]M(?:in|ax)="([\d.]+)"/#).prefix(4)
          .compactMap { Double($0.1) }.map { $0 * 25.4 / 72 }
        let words = line.matches(of: #/<word [^>]*>([^<]*)<\/word>/#).map { String($0.1) }.joined()
        if edges.count == 4 {
          lines.append(
            Line(
              page: boxes.count, left: edges[0], top: edges[1], right: edges[2], bottom: edges[3], text: words))
        }
      }
    }
    return (lines, boxes)
  }

  /// The same word by word: what stands apart in one line is told apart.
  private func words(_ document: Document, _ style: Style) throws -> [Line] {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.pdf"
    let pages = Layout.pages(document, style: style, shelf: try #require(Fonts.shelf))
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: path))
    let said = try Outside.run("/usr/bin/pdftotext", ["-bbox", path, "-"]).output
    return said.split(separator: "<page ").dropFirst().enumerated().flatMap { page, part in
      part.matches(
        of: #/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</#
      ).compactMap { word -> Line? in
        let edges = [word.1, word.2, word.3, word.4].compactMap { Double($0) }.map { $0 * 25.4 / 72 }
        guard edges.count == 4 else { return nil }
        return Line(
          page: page + 1, left: edges[0], top: edges[1], right: edges[2], bottom: edges[3], text: String(word.5))
      }
    }
  }

  private func long(_ sentence: String) -> Document {
    let paragraph = Block.paragraph(Paragraph([.text(String(repeating: sentence, count: 110))], indented: true))
    return Document(title: "关于防汛的通知", manuscript: Manuscript(blocks: [paragraph]))
  }

  @Test func `the page is A4, full lines begin at 28 mm, end by 184 mm and hold 28 characters, 22 to a page`() throws {
    let (lines, boxes) = try lines(long("各村民委员会要认真落实防汛责任制加强巡查值守"), .official)
    for box in boxes { #expect(box.contains("width=\"595.27") && box.contains("height=\"841.8"), "\(box)") }
    let body = lines.filter { $0.page == 2 && !$0.text.contains("—") }
    #expect(body.count == 22)
    for line in body {
      #expect(line.text.count == 28 && abs(line.left - 28) < 1 && line.right < 184.5, "\(line)")
    }
    let first = try #require(body.map(\.bottom).min())
    #expect(first > 37 && first < 49)
  }

  @Test func `page numbers stand below the text, odd ones to the right and even ones to the left`() throws {
    let (lines, boxes) = try lines(long("各村民委员会要认真落实防汛责任制加强巡查值守"), .official)
    for page in 1...boxes.count {
      let number = try #require(lines.first { $0.page == page && $0.text == "—\(page)—" }, "\(page)")
      #expect(number.top > 262 && number.bottom < 297)
      let isRight = number.right < 184 && number.left > 106
      #expect(page % 2 == 1 ? isRight : number.left > 28 && number.right < 106, "\(number)")
    }
  }

  @Test func `the red head stands 35 mm down, then number and signers, then the title in the middle`() throws {
    let (lines, _) = try lines(Sample.notice, .redHead)
    let order = ["呈坎镇人民政府文件", "呈政〔2026〕3号", "关于印发", "各村民委员会"].map { words in
      lines.firstIndex { $0.page == 1 && $0.text.contains(words) }
    }
    #expect(order.allSatisfy { $0 != nil }, "\(order) \(lines.prefix(8).map(\.text))")
    let tops = try order.map { lines[try #require($0)].top }
    #expect(tops == tops.sorted())
    let head = lines[try #require(order[0])]
    #expect(abs((head.left + head.right) / 2 - 106) < 1, "\(head)")
    let title = lines.filter { $0.page == 1 && $0.top >= tops[2] - 0.1 && $0.top < tops[3] - 3 }
    #expect(!title.isEmpty)
    for line in title { #expect(abs((line.left + line.right) / 2 - 106) < 1.5, "\(line)") }
  }

  @Test func `copy and urgency stand in the upper left corner, the number beside the last of the signers`() throws {
    var document = Sample.notice
    document.head = Document.Head(
      issuer: "呈坎镇人民政府文件", signers: ["王小满", "李大雪", "方立秋"], copy: "000007", urgency: "特急")
    let words = try words(document, .redHead).filter { $0.page == 1 }
    func box(_ text: String) throws -> Line { try #require(words.first { $0.text.contains(text) }, "\(text)") }
    let (copy, urgency, number) = (try box("000007"), try box("特急"), try box("呈政〔2026〕3号"))
    // Flush with the text, from its first line downwards, each on its own.
    for line in [copy, urgency] { #expect(abs(line.left - 28) < 1.2, "\(line)") }
    #expect(copy.top > 36 && copy.top < 47 && urgency.top > copy.bottom - 1 && urgency.bottom < 70)
    // The number one character in; two names to a line, the last of them beside the number, one character from the edge.
    #expect(abs(number.left - 28 - 5.57) < 1, "\(number)")
    let (label, last) = (try box("签发人"), try box("方立秋"))
    #expect(abs(last.top - number.top) < 0.5 && label.top < number.top - 5, "\(label) \(last)")
    let right = try #require(words.filter { abs($0.top - label.top) < 0.5 }.map(\.right).max())
    #expect(abs(right - (184 - 5.57)) < 1, "\(right)")
    let first = words.filter { $0.text.contains("王小满") }.map(\.left).min() ?? 0
    let names = label.text.contains("王小满") ? label.left + 4 * 5.57 : first
    #expect(abs(last.left - names) < 1, "\(last) \(names)")
  }

  @Test func `the rule under the head is as wide as the text and pure red`() throws {
    let pages = Layout.pages(Sample.notice, style: .redHead, shelf: try #require(Fonts.shelf))
    let rules = pages.pages[0].items.compactMap { item in
      if case .fill(let fill) = item.drawing, fill.ink == Ink(red: 255, green: 0, blue: 0) { fill.boxes[0] } else { nil }
    }
    #expect(rules.count == 1)
    let rule = try #require(rules.first)
    #expect(abs(rule.width * 25.4 / 72 - 156) < 0.1 && abs(rule.x * 25.4 / 72 - 28) < 0.1, "\(rule)")
  }

  @Test func `number and date are written as the standard writes them`() throws {
    let (lines, _) = try lines(Sample.notice, .redHead)
    let all = lines.map(\.text).joined(separator: "\n")
    #expect(all.contains("\u{3014}2026\u{3015}"))
    #expect(all.contains(#/\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日/#))
  }

  @Test func `no line begins with a closing mark or ends with an opening one, and all keep their edge`() throws {
    let (lines, _) = try lines(long("防汛“抗旱”，做好《预案》（试行）、演练；值守：巡查。"), .official)
    for line in lines where !line.text.contains("—") && line.text.count > 20 {
      #expect(!"，。；：、！？》）”".contains(line.text.first ?? " "), "\(line.text)")
      #expect(!"《（“".contains(line.text.last ?? " "), "\(line.text)")
      // The right half of a closing mark is blank: it may hang over the edge, ink may not.
      let isClosed = "，。；：、！？》）”".contains(line.text.last ?? " ")
      #expect(line.right < (isClosed ? 184 + 5.6 / 2 : 184.6), "\(line)")
    }
  }

  @Test func `the imprint stands on the last page alone, its last line inside the text`() throws {
    let (lines, boxes) = try lines(Sample.notice, .redHead)
    let imprint = lines.filter { $0.text.contains("抄送") || $0.text.contains("印发") && $0.text.contains("2026年3月10日") }
    #expect(!imprint.isEmpty && imprint.allSatisfy { $0.page == boxes.count && $0.bottom <= 262.5 }, "\(imprint)")
  }
}

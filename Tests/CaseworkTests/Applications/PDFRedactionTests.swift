import Foundation
import Jobs
import Kernel
import Manuscript
import Rendering
import TestKit
import Testing

@testable import Casework

/// A redacted PDF holds pictures alone; what was chosen is black, its neighbours are not. Judged by poppler's programs.
@Suite struct PDFRedactionTests {
  private static let fonts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../fonts")
    .standardizedFileURL.path
  private static let text = "项目负责人方小鱼，电话13000000000。合同价款为1200000元，由某某建设公司承建。"

  private func folder() throws -> TemporaryFolder { try TemporaryFolder() }

  /// A PDF with its words, made by ourselves; nil where there are no fonts.
  private func written(_ folder: TemporaryFolder, _ lines: [String]) throws -> String? {
    guard let shelf = FontShelf(folders: [Self.fonts]) else { return nil }
    let blocks = lines.map { Block.paragraph(Paragraph([.text($0)], indented: true)) }
    let document = Document(title: "验收报告", manuscript: Manuscript(blocks: blocks))
    let path = folder.path + "/original.pdf"
    try Data(PDFForm.bytes(Layout.pages(document, style: .plain, shelf: shelf))).write(to: URL(filePath: path))
    return path
  }

  private func run(_ program: String, _ arguments: [String]) async throws -> String {
    String(decoding: try await ChildProcess.run("/usr/bin/" + program, arguments).standardOutput, as: UTF8.self)
  }

  private func copy(_ folder: TemporaryFolder, _ path: String, _ passages: [String]) async throws -> String {
    let bytes = try await PDFRedaction.copy(
      of: path, try await PDFWords.read(path), without: passages, title: "公开稿", scratch: URL(filePath: folder.path),
      token: "t")
    let made = folder.path + "/copy.pdf"
    try Data(bytes).write(to: URL(filePath: made))
    return made
  }

  /// How dark a box of a page is, 0 to 1.
  private func darkness(_ folder: TemporaryFolder, _ path: String, _ box: PDFBox) async throws -> Double {
    _ = try await run("pdftoppm", ["-r", "72", "-f", "1", "-l", "1", "-singlefile", path, folder.path + "/look"])
    let dots = try #require(PageDots(ppm: try Data(contentsOf: URL(filePath: folder.path + "/look.ppm"))))
    var (dark, all) = (0, 0)
    for y in Int(box.y0.rounded(.up))..<Int(box.y1) {
      for x in Int(box.x0.rounded(.up))..<Int(box.x1) {
        all += 1
        if dots.rgb[(y * dots.width + x) * 3] < 40 { dark += 1 }
      }
    }
    return Double(dark) / Double(max(1, all))
  }

  @Test func `no text and no byte of the original is in it, one picture stands on each page`() async throws {
    let folder = try folder()
    guard let path = try written(folder, [Self.text]) else { return }
    #expect(try await run("pdftotext", [path, "-"]).contains("方小鱼"))
    let made = try await copy(folder, path, ["方小鱼", "13000000000", "1200000元"])
    #expect(try await run("pdftotext", [made, "-"]).allSatisfy(\.isWhitespace))
    let images = try await run("pdfimages", ["-list", made]).split(separator: "\n").dropFirst(2)
    #expect(images.count == 1)
    #expect(try await run("pdffonts", [made]).split(separator: "\n").count == 2)
    let bytes = try Data(contentsOf: URL(filePath: made))
    for word in ["13000000000", "Font", "ToUnicode"] { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)") }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.hasPrefix("redaction-") })
  }

  @Test func `what was chosen is black from its first letter to its last, and the letters beside it stay`() async throws {
    let folder = try folder()
    guard let path = try written(folder, [Self.text]) else { return }
    let words = try await PDFWords.read(path)
    let place = try #require(words.places(of: "方小鱼").first)
    let word = words.pages[place.page][place.word]
    let letter = (word.box.width / Double(word.text.count))
    let made = try await copy(folder, path, ["方小鱼"])
    let start = word.box.x0 + letter * Double(place.range.lowerBound)
    let end = word.box.x0 + letter * Double(place.range.upperBound)
    // Letters of this line are of one width up to the telephone; the passage lies before it.
    let inside = PDFBox(x0: start + 1, y0: word.box.y0 + 1, x1: end - 1, y1: word.box.y1 - 1)
    let before = PDFBox(x0: word.box.x0, y0: word.box.y0, x1: start - letter * 0.4, y1: word.box.y1)
    if word.text.allSatisfy({ !$0.isASCII }) {
      #expect(try await darkness(folder, made, inside) > 0.99)
      #expect(try await darkness(folder, made, before) < 0.5)
    }
    #expect(try await darkness(folder, path, inside) < 0.5)
  }

  @Test func `the edges felt for leave no letter of the passage in what stays uncovered`() async throws {
    let folder = try folder()
    guard let path = try written(folder, [Self.text, "联系人：Fang Xiaoyu（方小鱼），iiiiii13000000000WWWW。"]) else { return }
    let words = try await PDFWords.read(path)
    for passage in ["方小鱼", "13000000000", "由某某建设公司", "Xiaoyu"] {
      for place in words.places(of: passage) {
        let word = words.pages[place.page][place.word]
        let edges = PDFEdges(path: path, page: place.page, word: word)
        let box = try await edges.box(of: place.range)
        let all = try await edges.box(of: word.text.indices)
        #expect(all == word.box && box.x0 >= word.box.x0 && box.x1 <= word.box.x1 && box.width > 0)
        let share = Double(place.range.count) / Double(word.text.count) * word.box.width
        #expect(box.width < share * 2.2 + 12, "\(passage): \(box.width) for \(share)")
      }
    }
    #expect(words.places(of: "公司承建 。联系 人").isEmpty == false)
  }

  @Test func `a scan is told apart, alone or among other pages, and words that stand nowhere are told`() async throws {
    let folder = try folder()
    guard let path = try written(folder, [Self.text]) else { return }
    let scan = try await copy(folder, path, ["方小鱼"])
    await #expect(throws: Fault.self) { try await PDFWords.read(scan) }
    do { _ = try await PDFWords.read(scan) } catch let fault as Fault {
      #expect(fault.issues.first?.sentence.contains("扫描件，里面没有文字") == true)
    }
    let both = folder.path + "/both.pdf"
    _ = try await run("pdfunite", [path, scan, both])
    do {
      _ = try await copy(folder, both, ["方小鱼"])
      Issue.record("a scanned page went out")
    } catch let fault as Fault { #expect(fault.issues.first?.sentence.contains("第 2 页是扫描的图片") == true) }
    do {
      _ = try await copy(folder, path, ["王五"])
      Issue.record("words that stand nowhere")
    } catch let fault as Fault { #expect(fault.issues.first?.sentence.contains("没有“王五”") == true) }
    let broken = folder.path + "/broken.pdf"
    try Data("%PDF-1.7 nothing".utf8).write(to: URL(filePath: broken))
    do { _ = try await PDFWords.read(broken) } catch let fault as Fault {
      #expect(fault.issues.first?.sentence.contains("打不开") == true)
    }
  }
}

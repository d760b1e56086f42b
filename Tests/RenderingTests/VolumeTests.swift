/// Many documents as one file.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil, "no Chinese fonts: run tools/fonts.sh"))
struct VolumeTests {
  private static let cover = Volume.Cover(
    title: "某某镇政策文件汇编", lines: ["政策文件", "2026年1月1日至2026年12月31日"], publisher: "某某镇人民政府", date: "2026-12-31")

  /// So many documents, each with a title of its own.
  private func documents(_ count: Int) -> [Document] {
    (0..<count).map { index in
      var random = RandomDocument(seed: UInt64(index))
      var document = random.document()
      document.title = "关于第\(index + 1)号事项的通知"
      return document
    }
  }

  private func volume(_ documents: [Document]) throws -> Pages {
    var volume = Volume(Self.cover, shelf: try #require(Fonts.shelf))
    for document in documents { volume.add(document) }
    return volume.finished()
  }

  private func text(_ page: PlacedPage) -> String {
    page.items.compactMap { if case .run(let run) = $0.drawing { run.text } else { nil } }.joined()
  }

  @Test func `each line of the contents leads to the page whose number it names`() throws {
    let pages = try volume(documents(40))
    let links = pages.pages.flatMap(\.links).compactMap { link -> Int? in
      if case .page(let page, _) = link.target { page } else { nil }
    }
    let starts = Set(links).sorted()
    #expect(starts.count == 40)
    for (index, start) in starts.enumerated() {
      let words = text(pages.pages[start])
      #expect(words.contains("第\(index + 1)号事项"), "\(words.prefix(40))")
      #expect(words.contains("— \(start - starts[0] + 1) —"))
    }
    let contents = pages.pages[1..<starts[0]].map(text).joined()
    for (index, start) in starts.enumerated() {
      #expect(contents.contains("关于第\(index + 1)号事项的通知\(start - starts[0] + 1)"))
    }
    #expect(pages.outline.filter { $0.level == 1 }.map(\.title).dropFirst(2).count == 40)
  }

  @Test func `one document alone and none at all are volumes too`() throws {
    #expect(try volume(documents(1)).pages.count >= 3)
    #expect(try volume([]).pages.count == 2)
  }

  @Test(.enabled(if: Outside.hasPython && Outside.hasModule("pdfua"), "run bin/setup --tests"))
  func `the judges of PDF and of OFD find nothing in it`() throws {
    let pages = try volume(Array(repeating: Sample.notice, count: 12))
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.pdf"
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: path))
    let checked = try Outside.run("/usr/bin/qpdf", ["--check", path])
    #expect(checked.status == 0, "\(checked.output)")
    let said = try Outside.judge("pdf.py", [path])
    #expect(said == "", "\(said.prefix(1500))")
    let ids = pages.structure.inReadingOrder
    #expect(Set(ids).count == ids.count && ids.count == pages.structure.elements.count)
    #expect(!OFDForm.bytes(pages).isEmpty)
  }
}

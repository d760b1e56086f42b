/// Page pictures: what poppler draws of the PDF of the same pages.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil, "no Chinese fonts: run tools/fonts.sh"))
struct PNGTests {
  @Test(.enabled(if: Outside.hasPython && Outside.hasModule("PIL"), "run bin/setup --tests"), arguments: 0..<6)
  func `a page picture shows what the PDF of the same page shows`(seed: Int) throws {
    let shelf = try #require(Fonts.shelf)
    var random = RandomDocument(seed: UInt64(seed))
    let pages = Layout.pages(seed == 0 ? Sample.notice : random.document(), style: .official, shelf: shelf)
    let folder = try TemporaryFolder()
    let pdf = folder.path + "/a.pdf"
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: pdf))
    for page in pages.pages.indices.prefix(3) {
      let bytes = try PNGForm.bytes(pages, page: page, dots: 100)
      #expect(try bytes == PNGForm.bytes(pages, page: page, dots: 100))
      let png = folder.path + "/\(page).png"
      try Data(bytes).write(to: URL(filePath: png))
      let figures = try Outside.judge("picture.py", [png, pdf, String(page + 1), "100"])
        .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      try #require(figures.count == 3)
      #expect(figures[0] < 2.5 && figures[1] < 0.002, "page \(page + 1): \(figures)")
    }
  }

  @Test func `a page without colours is kept in greys`() throws {
    let shelf = try #require(Fonts.shelf)
    let plain = try PNGForm.bytes(Layout.pages(Sample.notice, style: .official, shelf: shelf), page: 0)
    #expect(plain[25] == 0)
    var headed = Sample.notice
    headed.head = Document.Head(issuer: "某某镇人民政府文件", signers: [])
    let red = try PNGForm.bytes(Layout.pages(headed, style: .redHead, shelf: shelf), page: 0)
    #expect(red[25] == 2)
  }
}

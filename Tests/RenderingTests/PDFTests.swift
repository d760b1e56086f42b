/// PDF files as others read them.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: Fonts.shelf != nil, "no Chinese fonts: run tools/fonts.sh"))
struct PDFTests {
  private func write(_ pages: Pages, _ folder: TemporaryFolder, _ name: String) throws -> String {
    let path = "\(folder.path)/\(name).pdf"
    try Data(PDFForm.bytes(pages)).write(to: URL(filePath: path))
    return path
  }

  private func notice(_ style: Style = .official) throws -> Pages {
    Layout.pages(Sample.notice, style: style, shelf: try #require(Fonts.shelf))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/qpdf"), "qpdf is not here: run bin/setup"))
  func `qpdf finds no fault in any`() throws {
    let folder = try TemporaryFolder()
    let shelf = try #require(Fonts.shelf)
    for seed in 0..<12 {
      var random = RandomDocument(seed: UInt64(seed))
      let document = seed == 0 ? Sample.notice : random.document()
      let path = try write(Layout.pages(document, style: Style.allCases[seed % 3], shelf: shelf), folder, "\(seed)")
      #expect(try Outside.run("/usr/bin/qpdf", ["--check", path]).status == 0, "\(seed)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "no pdftotext: run bin/setup --tests"))
  func `what is copied out of a file is the text, in the order of the tree`() throws {
    let folder = try TemporaryFolder()
    var document = Sample.notice
    // pdftotext reads tables by columns, and lists have their marks: it is the running text here.
    document.manuscript.blocks.removeAll { block in
      switch block {
      case .table, .list, .image: true
      case .heading, .paragraph, .note, .signature, .date, .rule, .pageBreak: false
      }
    }
    document.imprint = nil
    let pages = Layout.pages(document, style: .official, shelf: try #require(Fonts.shelf))
    let said = try Outside.run("/usr/bin/pdftotext", [try write(pages, folder, "a"), "-"]).output
    let text = bare(said).replacing(/—\d+—/, with: "")
    #expect(text == bare(document.title + (document.number ?? "") + document.manuscript.plainText))
  }

  @Test(.enabled(if: Outside.hasModule("pdfua"), "no pdfua in .venv: run bin/setup --tests"))
  func `those who check for readers that listen find no error`() throws {
    let folder = try TemporaryFolder()
    let shelf = try #require(Fonts.shelf)
    let files = [
      try write(try notice(), folder, "official"), try write(try notice(.redHead), folder, "red"),
      try write(Layout.large(Sample.notice, shelf: shelf), folder, "large"),
    ]
    let said = try Outside.judge("pdf.py", files)
    #expect(said == "", "\(said)")
  }

  @Test func `the same pages give the same bytes, and the file says what it is`() throws {
    let bytes = PDFForm.bytes(try notice())
    #expect(bytes == PDFForm.bytes(try notice()))
    let text = String(decoding: bytes, as: UTF8.self)
    for mark in ["/Lang(zh-CN)", "/MarkInfo<</Marked true>>", "<pdfuaid:part>1<", "<pdfaid:part>2<", "/OutputIntents[", "/Outlines "] {
      #expect(text.contains(mark), "\(mark)")
    }
  }
}

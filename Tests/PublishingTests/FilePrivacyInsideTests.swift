import Files
import Foundation
import Kernel
import Manuscript
import Privacy
import Rendering
import Sheets
import TestKit
import Testing
import Traces

@testable import Publishing

/// Private matter in what the gate could not look into before: OFD, slides, old formats, archives, pictures pasted in. All
/// people and numbers are made up.
@Suite struct FilePrivacyInsideTests {
  private let folder: TemporaryFolder
  private let scratch: TemporaryFolder
  private let files: FileStore
  private static let identity = "349999197002030019"
  private static let shelf = FontShelf(folders: ["/usr/share/fonts/opentype/noto", "fonts"])

  init() throws {
    (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
    files = try FileStore(folder: folder.path)
  }

  private func traces(_ bytes: [UInt8], _ name: String) async throws -> [Trace] {
    let upload = try files.put(Data(bytes), name: name)
    let file = try await CheckedFile.check(
      upload, named: name, in: files, scratch: URL(filePath: scratch.path), token: "t", TraceThresholds(),
      on: Day(at: monday))
    return file.traces
  }

  private func privacy(_ bytes: [UInt8], _ name: String) async throws -> [Trace] {
    try await traces(bytes, name).filter { $0.kind == .privacy }
  }

  private static func pages() -> Pages? {
    let text = Manuscript(blocks: [
      .paragraph(Paragraph([.text("低保对象名单")])), .paragraph(Paragraph([.text("某某 身份证号 \(identity)")])),
      .paragraph(Paragraph([.text("金额 420 元")])),
    ])
    return shelf.map { Layout.pages(Document(title: "名单", manuscript: text), style: .plain, shelf: $0) }
  }

  private static func packed(_ entries: [(String, [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, bytes) in entries { writer.add(name, bytes) }
    return writer.finished()
  }

  private static func slides(_ slide: String, _ more: [(String, [UInt8])] = []) -> [UInt8] {
    let types = """
      <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>
      """
    let links = """
      <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
      Target="ppt/presentation.xml"/></Relationships>
      """
    let show = "<?xml version=\"1.0\"?><p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>"
    let page = """
      <?xml version="1.0"?><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\(slide)</p:sld>
      """
    return packed([
      ("[Content_Types].xml", Array(types.utf8)), ("_rels/.rels", Array(links.utf8)),
      ("ppt/presentation.xml", Array(show.utf8)), ("ppt/slides/slide1.xml", Array(page.utf8)),
    ] + more)
  }

  @Test func `the words of an OFD file are read line by line, whether a line is one object or many`() async throws {
    guard let pages = Self.pages() else { return }
    let found = try await privacy(OFDForm.bytes(pages), "名单.ofd")
    #expect(found.map(\.detail) == ["身份证号 1 处：第 1 页。"])
    let single = Self.identity.enumerated().map { place, digit in
      FixedLayoutWords.Piece(x: 20 + Double(place) * 3, y: 50 + Double(place % 2) * 0.1, end: 23 + Double(place) * 3, text: String(digit))
    }
    var chance = Seeded(seed: 7)
    let lines = FixedLayoutWords.lines(single.shuffled(using: &chance) + [.init(x: 20, y: 60, end: 40, text: "金额")])
    #expect(lines == [Self.identity, "金额"])
  }

  @Test func `slides are read, text and tables, by their pages`() async throws {
    let split = "<a:p><a:r><a:t>身份证号 349999</a:t></a:r><a:r><a:t>197002030019</a:t></a:r></a:p>"
    let text = try await privacy(Self.slides(split), "培训.pptx")
    #expect(text.map(\.detail) == ["身份证号 1 处：第 1 页。"])
    func cell(_ words: String) -> String { "<a:tc><a:txBody><a:p><a:r><a:t>\(words)</a:t></a:r></a:p></a:txBody></a:tc>" }
    let table = "<a:tbl><a:tr>\(cell("姓名"))\(cell("证件号码"))</a:tr><a:tr>\(cell("某某"))\(cell(Self.identity))</a:tr></a:tbl>"
    let cells = try await privacy(Self.slides(table), "培训.pptx")
    #expect(cells.map(\.detail) == ["身份证号 1 处：第 1 页表格第 2 行。"])
    let plain = try await privacy(Self.slides("<a:p><a:r><a:t>防汛知识</a:t></a:r></a:p>"), "培训.pptx")
    #expect(plain.isEmpty)
  }

  @Test func `every entry of an archive is looked at, archives in it as well; what is too deep or too much is told`() async throws {
    let book = Workbook(sheets: [Sheet(name: "名单", heads: ["姓名", "证件"], rows: [[.text("某某"), .text(Self.identity)]])]).xlsx()
    let inner = Self.packed([("三级/名单.xlsx", book)])
    let found = try await privacy(Self.packed([("说明.txt", Array("各村要做好准备。".utf8)), ("附件.zip", inner)]), "材料.zip")
    #expect(found.map(\.weight) == [.grave])
    #expect(found.first?.detail == "身份证号 1 处：压缩包里“附件.zip”压缩包里“名单.xlsx”工作表“名单”第 2 行。")
    let deep = try await traces(Self.packed([("a.zip", Self.packed([("b.zip", inner)]))]), "材料.zip")
    #expect(deep.contains { $0.kind == .unreadable && $0.detail.contains("套得太深") })
    let many = (0..<205).map { ("\($0).txt", Array("第 \($0) 份".utf8)) }
    let told = try await traces(Self.packed(many), "材料.zip")
    #expect(told.contains { $0.kind == .unreadable && $0.detail.contains("第 200 个以后") })
    let named = try await privacy(Self.packed([("某某\(Self.identity).txt", Array("证明".utf8))]), "材料.zip")
    #expect(named.first?.detail.contains("的文件名") == true)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tesseract")))
  func `a list pasted as a picture into slides is read, and no more pictures than the bound`() async throws {
    guard let pages = Self.pages() else { return }
    let picture = try PNGForm.bytes(pages, page: 0)
    let found = try await privacy(Self.slides("", [("ppt/media/image1.png", picture)]), "培训.pptx")
    #expect(found.map(\.weight) == [.grave] && found.first?.detail.contains("嵌着的图片 image1.png") == true, "\(found)")
    let noise = [UInt8](picture.prefix(40)) + (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let album = (0..<15).map { ("ppt/media/image\($0).png", noise + [UInt8($0)]) }
    let told = try await traces(Self.slides("", album), "相册.pptx")
    #expect(told.contains { $0.kind == .unreadable && $0.detail.contains("另外 3 张嵌着的图片") })
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")))
  func `an old workbook is read through LibreOffice, and a broken one is told`() async throws {
    let work = try TemporaryFolder()
    let book = Workbook(sheets: [Sheet(name: "名单", heads: ["姓名", "证件"], rows: [[.text("某某"), .text(Self.identity)]])]).xlsx()
    try Data(book).write(to: URL(filePath: work.path + "/list.xlsx"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/soffice")
    process.arguments = [
      "-env:UserInstallation=file://\(work.path)/profile", "--headless", "--convert-to", "xls", "--outdir", work.path,
      work.path + "/list.xlsx",
    ]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    let old = [UInt8](try Data(contentsOf: URL(filePath: work.path + "/list.xls")))
    let found = try await privacy(old, "名单.xls")
    #expect(found.map(\.weight) == [.grave] && found.first?.detail == "身份证号 1 处：工作表“名单”第 2 行。")
    let broken = try await traces(Array(old.prefix(1500)), "名单.xls")
    #expect(broken.contains { $0.kind == .unreadable })
  }

  /// A made-up identity number with the right check digit.
  private static func made(_ chance: inout Seeded) -> String {
    let day = Int.random(in: 10...28, using: &chance)
    let body = "349999\(Int.random(in: 1940...1999, using: &chance))0\(Int.random(in: 1...9, using: &chance))\(day)"
      + "\(Int.random(in: 100...999, using: &chance))"
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return body + String(Array("10X98765432")[sum % 11])
  }

  @Test(arguments: 0..<20) func `every number of a made-up list is found in OFD, in slides and in an archive`(seed: Int) async throws {
    guard let shelf = Self.shelf else { return }
    var chance = Seeded(seed: UInt64(seed))
    let numbers = (0..<10).map { _ in Self.made(&chance) }
    let lines = numbers.enumerated().map { place, number in
      Block.paragraph(Paragraph([.text("\(place + 1). 某某\(place)，证件号 \(number)，\(Int.random(in: 100...900, using: &chance)) 元")]))
    }
    let pages = Layout.pages(Document(title: "名单", manuscript: Manuscript(blocks: lines)), style: .plain, shelf: shelf)
    let slide = numbers.map { "<a:p><a:r><a:t>证件号 \($0.prefix(8))</a:t></a:r><a:r><a:t>\($0.dropFirst(8))</a:t></a:r></a:p>" }
    let table = Workbook(sheets: [Sheet(name: "名单", heads: ["姓名", "证件"], rows: numbers.map { [.text("某某"), .text($0)] })])
    let forms = [
      (OFDForm.bytes(pages), "名单.ofd"), (Self.slides(slide.joined()), "名单.pptx"),
      (Self.packed([("名单.xlsx", table.xlsx())]), "名单.zip"),
    ]
    for (bytes, name) in forms {
      let found = try await privacy(bytes, name)
      #expect(found.first?.count == 10 && found.first?.weight == .grave, "\(name): \(found)")
    }
  }
}

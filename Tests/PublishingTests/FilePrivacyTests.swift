import Files
import Foundation
import Kernel
import Manuscript
import Rendering
import Sheets
import TestKit
import Testing
import Traces

@testable import Publishing

/// Private matter in files: in their tables, in what is hidden, in scans. All people and numbers are made up.
@Suite struct FilePrivacyTests {
  private let folder: TemporaryFolder
  private let scratch: TemporaryFolder
  private let files: FileStore
  private static let identity = "349999197002030019"

  init() throws {
    (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
    files = try FileStore(folder: folder.path)
  }

  private func traces(_ bytes: [UInt8], _ name: String) async throws -> [Trace] {
    let upload = try files.put(Data(bytes), name: name)
    let file = try await CheckedFile.check(
      upload, named: name, in: files, scratch: URL(filePath: scratch.path), token: "t", TraceThresholds(),
      on: Day(at: monday))
    return file.traces.filter { $0.kind == .privacy }
  }

  @Test func `a workbook with identity numbers is grave, one with a single telephone is worth knowing`() async throws {
    let list = Workbook(sheets: [
      Sheet(name: "名单", heads: ["姓名", "证件"], rows: [[.text("某某"), .text(Self.identity)]])
    ])
    let found = try await traces(list.xlsx(), "名单.xlsx")
    #expect(found.map(\.weight) == [.grave] && found.first?.detail == "身份证号 1 处：工作表“名单”第 2 行。")
    #expect(found.allSatisfy { !$0.detail.contains(Self.identity) && !$0.isRemoved })
    let notice = try await traces(Array("联系人：某某，手机 13900001111。".utf8), "通知.txt")
    #expect(notice.map(\.weight) == [.notable])
    let plain = try await traces(Array("各村要做好防汛准备。".utf8), "通知.txt")
    #expect(plain.isEmpty)
  }

  @Test func `what a hidden column keeps is found there, when it is kept in the public copy`() {
    var sheet = Sheet(name: "名单", heads: ["姓名", "内部"], rows: [[.text("某某"), .text(Self.identity)]])
    sheet.hiddenColumns = [1]
    let found = FilePrivacy.workbook(Workbook(sheets: [sheet]), Day(at: monday))
    #expect(found.map(\.place) == ["工作表“名单”第 2 行（隐藏）"])
  }

  @Test func `blanks between numbers stay, or the columns of a scanned list would run together`() {
    #expect(FilePrivacy.closed("程 某 某 341004 6217 元 ") == "程某某341004 6217元")
  }

  /// The number as a picture: what a photographed list looks like.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tesseract")))
  func `a scanned list is read, and so is a PDF of scans`() async throws {
    guard let shelf = FontShelf(folders: ["/usr/share/fonts/opentype/noto", "fonts"]) else { return }
    let text = Manuscript(blocks: [
      .paragraph(Paragraph([.text("低保对象名单")])), .paragraph(Paragraph([.text("某某 身份证号 \(Self.identity)")])),
      .paragraph(Paragraph([.text("金额 420 元")])),
    ])
    let pages = Layout.pages(Document(title: "名单", manuscript: text), style: .plain, shelf: shelf)
    let picture = try PNGForm.bytes(pages, page: 0)
    let found = try await traces(picture, "名单.png")
    #expect(found.map(\.weight) == [.grave], "\(found)")
    #expect(found.first?.detail.hasPrefix("身份证号") == true)
  }
}

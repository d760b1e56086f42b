import Foundation
import Kernel
import Sheets
import TestKit
import Testing

/// Programs of others read what we write, and we read what others wrote.
@Suite struct OracleTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = root.appending(path: ".venv/bin/python").path
  static let hasPython = FileManager.default.fileExists(
    atPath: root.appending(path: ".venv/lib/python3.11/site-packages/openpyxl").path)
  static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  private func output(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
  }

  private var book: Workbook {
    var list = Sheet(
      name: "信息一览（2026年）", heads: ["标题", "日期", "时间", "数量", "公开"],
      rows: [
        [.text("=HYPERLINK(\"x\")"), .date(Day(ordinal: 20_521)), .moment(Day(ordinal: 20_521), second: 3661), .number(1.5), .boolean(true)],
        [.text("两\n行 <b>&"), .empty, .empty, .number(-3), .boolean(false)],
      ])
    list.widths = [40]
    return Workbook(sheets: [list, Sheet(name: "底稿", rows: [[.text("x")]], isHidden: true)])
  }

  @Test(.enabled(if: hasPython, "no openpyxl in .venv: run bin/setup --tests"))
  func `openpyxl reads what we write`() throws {
    let folder = try TemporaryFolder()
    try Data(book.xlsx()).write(to: URL(filePath: folder.path + "/a.xlsx"))
    let judge = Self.root.appending(path: "Tests/Judges/workbook.py").path
    let said = String(decoding: try output(Self.python, [judge, folder.path + "/a.xlsx"]), as: UTF8.self)
    #expect(said.contains(#""name": "信息一览（2026年）", "state": "visible", "frozen": "A2", "formulas": 0"#), "\(said)")
    #expect(said.contains(#"["text", "=HYPERLINK(\"x\")"], ["date", "2026-03-09 00:00:00"], ["date", "2026-03-09 01:01:01"]"#), "\(said)")
    #expect(said.contains(#"["number", 1.5], ["boolean", true]"#))
    #expect(said.contains(#"["text", "两\n行 <b>&"]"#))
    #expect(said.contains(#""name": "底稿", "state": "hidden""#))
  }

  @Test(.enabled(if: hasOffice, "LibreOffice is not here: run bin/setup --tests"))
  func `LibreOffice opens what we write, and we read what it saves`() throws {
    let folder = try TemporaryFolder()
    try Data(book.xlsx()).write(to: URL(filePath: folder.path + "/a.xlsx"))
    _ = try output(
      "/usr/bin/soffice",
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "ods:calc8", "--outdir", folder.path, folder.path + "/a.xlsx"])
    _ = try output(
      "/usr/bin/soffice",
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx", "--outdir", folder.path + "/back", folder.path + "/a.ods"])
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/back/a.xlsx"))
    let read = try Workbook.read(Array(bytes))
    #expect(read.sheets.map(\.name) == book.sheets.map(\.name) && read.sheets.map(\.isHidden) == [false, true])
    #expect(read.sheets[0].rows == book.sheets[0].rows)
  }

  @Test(.enabled(if: SharedData.isPresent, "the shared data folder is not here (YUDENG_DATA)"))
  func `real tables of the collection are read`() throws {
    let folder = SharedData.url("6_attachments")
    func sheet(_ name: String) throws -> Sheet {
      try Workbook.read(Array(Data(contentsOf: folder.appending(path: name))), name: name).sheets[0]
    }
    let posts = try sheet("附件1：江西省2023年特岗教师招聘岗位表.xls")
    #expect(posts.rows.count > 100)
    let jobs = try sheet("附件：_2018年宜春市市直机关遴选公务员（参照管理单位工作人员）职位表.xlsx")
    #expect(HeaderRows.find(in: jobs).names.contains { $0.contains("职位") }, "\(HeaderRows.find(in: jobs))")
    let figures = try Workbook.read(Array(Data(contentsOf: SharedData.url("3_stats/raw_exports/分省年度数据_(1).csv"))))
    #expect(HeaderRows.find(in: figures.sheets[0]).first > 0, "\(figures.sheets[0].rows.prefix(6))")
  }
}

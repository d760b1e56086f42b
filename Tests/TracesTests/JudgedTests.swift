import Foundation
import Testing
import TestKit

@testable import Traces

/// Other people's programs make the files and look at what we leave: python-docx, openpyxl, python-pptx, Pillow,
/// LibreOffice.
@Suite struct JudgedTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = root.appending(path: ".venv/bin/python").path
  static let hasPython = FileManager.default.fileExists(atPath: root.appending(path: ".venv/lib/python3.11/site-packages/pptx").path)
  static let hasOffice = FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")

  @Test(.enabled(if: hasPython, "no python-docx in .venv: run bin/setup --tests"))
  func `what is hidden is gone and what shows is as it was`() throws {
    let (folder, traces) = try cleaned()
    let said = try run(Self.python, ["Tests/Judges/traces.py", "look", folder.path + "/clean"])
    let before = try run(Self.python, ["Tests/Judges/traces.py", "look", folder.path])
    #expect(said.contains("公开的第一段。|修订：新增文字|上半句，中间句，下半句。|末段 表格乙"), "\(said)")
    #expect(said.contains("['公示', '第三'] 名字2 None None None True 末表"), "\(said)")
    #expect(said.contains("['第1页', '第3页']"), "\(said)")
    // The turn stays (tag 274), and every pixel.
    for kind in ["jpg", "png", "webp"] {
      let pixels = { (text: String) in text.split(separator: "\n").first { $0.hasPrefix(kind) }?.split(separator: " ").last }
      #expect(said.contains("\(kind): [274]"), "\(said)")
      #expect(pixels(said) == pixels(before))
    }
    let kinds = Set(traces.filter(\.isRemoved).map(\.kind))
    #expect(kinds.isSuperset(of: [.author, .hidden, .comment, .revision, .location, .camera, .embedded, .thumbnail]))
    #expect(traces.contains { $0.detail.contains("第 3–5 行隐藏，有 9 个单元格有内容") })
    #expect(traces.contains { $0.detail.contains("北纬 29.9000°、东经 118.3000°") })
  }

  @Test(.enabled(if: hasPython && hasOffice, "no LibreOffice: run bin/setup --tests"))
  func `LibreOffice opens what is left and prints none of the secrets`() throws {
    let (folder, _) = try cleaned()
    let clean = folder.path + "/clean"
    let names = ["word.docx", "excel.xlsx", "slides.pptx"]
    _ = try run(
      "/usr/bin/soffice",
      ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "pdf", "--outdir", clean]
        + names.map { clean + "/" + $0 })
    let shown = ["word": "上半句，中间句，下半句。", "excel": "名字10", "slides": "第3页"]
    for (name, words) in shown {
      let text = try run("/usr/bin/pdftotext", ["\(clean)/\(name).pdf", "-"])
      #expect(text.contains(words), "\(name): \(text)")
      #expect(!text.contains("机密") && !text.contains("某人"), "\(name): \(text)")
    }
  }

  /// Files made by the judges, and beside them their public copies.
  private func cleaned() throws -> (folder: TemporaryFolder, traces: [Trace]) {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/clean", withIntermediateDirectories: true)
    _ = try run(Self.python, ["Tests/Judges/traces.py", "make", folder.path])
    var traces: [Trace] = []
    for name in ["word.docx", "excel.xlsx", "slides.pptx", "photo.jpg", "photo.png", "photo.webp"] {
      let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
      let found = Sifter.sift([UInt8](bytes))
      let clean = try #require(found.clean, "\(name)")
      #expect(Sifter.sift(clean).traces.filter { $0.weight == .grave }.isEmpty, "\(name) still says something")
      try Data(clean).write(to: URL(filePath: folder.path + "/clean/" + name))
      traces += found.traces
    }
    return (folder, traces)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = Self.root
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments)")
    return String(decoding: output, as: UTF8.self)
  }
}

import Foundation
import TestKit
import Testing

/// `yudeng render`: the forms of a file, for people who want only this.
@Suite struct RenderTests {
  private static let hasFonts = FileManager.default.fileExists(atPath: "/usr/share/fonts/opentype/noto")

  private func notice(_ program: Program, named name: String = "通知.txt") throws -> String {
    let path = program.home.path + "/" + name
    try "关于防汛的通知\n\n各村民委员会：\n\n一、总体要求\n\n请各村做好防汛准备。\n\n某某镇人民政府\n2026年6月1日\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test(.enabled(if: hasFonts, "no Chinese fonts: run bin/setup"))
  func `each form of a file is named after it, and none needs a town`() async throws {
    let program = try Program()
    let file = try notice(program)
    let outcome = try await program.run("render", file, "--out", program.home.path + "/out")
    #expect(outcome.status == 0, "\(outcome.complaint)")
    let made = try FileManager.default.contentsOfDirectory(atPath: program.home.path + "/out").sorted()
    let wanted = [
      "通知-1.png", "通知-大字版.pdf", "通知-小册子.pdf", "通知-张贴页.pdf", "通知.docx", "通知.html", "通知.md", "通知.ofd",
      "通知.pdf", "通知.txt",
    ]
    #expect(made == wanted.sorted())
    #expect(!FileManager.default.fileExists(atPath: program.home.path + "/yudeng.sqlite"))
  }

  @Test(.enabled(if: hasFonts, "no Chinese fonts: run bin/setup"), arguments: ["official", "red-head", "plain"])
  func `every style is set, several files at a time`(style: String) async throws {
    let program = try Program()
    let files = [try notice(program), try notice(program, named: "另一份.txt")]
    let outcome = try await program.run(
      ["render"] + files + ["--to", "pdf,docx", "--style", style, "--out", program.home.path + "/out"])
    #expect(outcome.status == 0, "\(outcome.complaint)")
    #expect(outcome.lines.count == 4)
  }

  @Test(arguments: [
    ["render", "no-such-file.txt", "--out", "out"], ["render", "{}", "--out", "out", "--to", "gif"],
    ["render", "{}", "--out", "out", "--style", "fancy"], ["render", "{}", "--out", "/proc/nowhere", "--to", "txt"],
    ["render", "{broken}", "--out", "out"], ["render", "{}"], ["render", "{}", "--out", "out", "--to", ","],
  ])
  func `what cannot be done ends with status 2 and one sentence in Chinese`(arguments: [String]) async throws {
    let program = try Program()
    let file = try notice(program)
    let broken = program.home.path + "/坏文件.docx"
    try Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: URL(filePath: broken))
    let given = arguments.map { $0 == "{}" ? file : $0 == "{broken}" ? broken : $0 }
    let outcome = try await program.run(given)
    #expect(outcome.status == 2)
    #expect(outcome.complaint.contains(/\p{Han}/), "\(outcome.complaint)")
    #expect(outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
  }
}

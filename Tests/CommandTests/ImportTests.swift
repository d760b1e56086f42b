import Foundation
import TestKit
import Testing

@Suite(.serialized, .enabled(if: SharedData.isPresent, "the shared data folder is not here (YUDENG_DATA)"))
struct ImportTests {
  private func town() async throws -> Program {
    let program = try Program()
    let demo = try await program.run("demo", "--data", program.home.path + "/nowhere")
    try #require(demo.status == 0, "\(demo.complaint)")
    return program
  }

  private func report(_ program: Program, _ path: String) async throws -> (lines: [ReportLine], status: Int32) {
    let outcome = try await program.run("import", SharedData.path + "/" + path, "--town", "chengkan", "--json")
    return (try ReportLine.all(outcome.lines), outcome.status)
  }

  @Test func `all 671 documents are accounted for, and a second time all that went in are duplicates`() async throws {
    let program = try await town()
    let first = try await report(program, "1_policies/documents.jsonl")
    #expect(first.lines.count == 671)
    let count = Dictionary(grouping: first.lines, by: \.outcome).mapValues(\.count)
    #expect((count["taken"] ?? 0) + (count["repaired"] ?? 0) > 550, "\(count)")
    #expect((count["duplicate"] ?? 0) > 40, "\(count)")
    for line in first.lines where line.outcome == "refused" {
      #expect(!line.reasons.isEmpty && line.url.isEmpty, "\(line.id)")
    }
    let second = try await report(program, "1_policies/documents.jsonl")
    #expect(second.lines.allSatisfy { $0.outcome == "duplicate" || $0.outcome == "refused" })
    #expect(try await program.run("journal", "verify").status == 0)
  }

  @Test func `dates come from the document, and a database that says otherwise is told of`() async throws {
    let program = try await town()
    let lines = try await report(program, "1_policies/documents.jsonl").lines
    let slipped = try #require(lines.first { $0.id == "gov.cn:2019-02/15/content_5365945" })
    #expect(slipped.reasons.contains { $0.contains("2019-02-27") && $0.contains("2019-01-27") }, "\(slipped.reasons)")
    let file = program.home.path + "/out.jsonl"
    try await program.run("export", "--town", "chengkan", "--out", file)
    let exported = try String(contentsOfFile: file, encoding: .utf8)
    let record = try #require(exported.split(separator: "\n").first { $0.contains("国发〔2019〕5号") })
    #expect(record.contains(#""writtenDate":"2019-01-27""#))
    #expect(record.contains(#""publishedTime":"2019-02-15"#))
  }

  @Test func `no Word markup, script or style survives in any of the documents`() async throws {
    let program = try await town()
    _ = try await report(program, "1_policies/documents.jsonl")
    _ = try await report(program, "6_html")
    let file = program.home.path + "/out.jsonl"
    try await program.run("export", "--town", "chengkan", "--out", file)
    let exported = try String(contentsOfFile: file, encoding: .utf8)
    for trace in ["<script", "mso-", "<o:p", "<st1:", "style=", "<font", "javascript:", "onerror=", "<iframe"] {
      #expect(!exported.contains(trace), "\(trace)")
    }
  }

  @Test func `every hostile file ends in a refusal or in harmless content`() async throws {
    let program = try await town()
    let (lines, status) = try await report(program, "7_badinput")
    #expect(status == 1)
    #expect(lines.count >= 680)
    #expect(lines.filter { $0.outcome == "refused" }.allSatisfy { $0.reasons.allSatisfy { $0.contains(/\p{Han}/) } })
    let file = program.home.path + "/out.jsonl"
    try await program.run("export", "--town", "chengkan", "--out", file)
    for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
      let html = try JSONDecoder().decode(Exported.self, from: Data(line.utf8)).html
      #expect(!html.contains(/<(script|iframe|object|embed|svg|math|form|input|style|link|meta)\b/), "\(html.prefix(300))")
      #expect(!html.contains(/<[^>]*\s(on\w+|style|srcdoc|formaction)\s*=/), "\(html.prefix(300))")
      #expect(!html.contains(/(href|src)="\s*(javascript|data|vbscript|file):/.ignoresCase()), "\(html.prefix(300))")
    }
    #expect(try await program.run("journal", "verify").status == 0)
  }

  @Test func `Word files and a folder of attachments are taken or refused file by file`() async throws {
    let program = try await town()
    let (lines, _) = try await report(program, "6_attachments")
    let word = lines.filter { $0.id.hasSuffix(".docx") }
    #expect(word.count == 3)
    #expect(word.allSatisfy { $0.outcome == "taken" || $0.outcome == "repaired" }, "\(word)")
    #expect(lines.filter { $0.id.hasSuffix(".pdf") }.allSatisfy { $0.outcome == "refused" })
  }

  private struct Exported: Decodable { let html: String }
}

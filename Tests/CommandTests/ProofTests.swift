import Foundation
import TestKit
import Testing

/// `yudeng proof` and `yudeng privacy`: checking files without a town.
@Suite struct ProofTests {
  private struct Said: Decodable {
    let text, rule, severity: String
    let start, end: Int
    let fixes: [String]
  }

  private func file(_ program: Program, _ text: String, _ name: String = "稿.txt") throws -> String {
    let path = program.home.path + "/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `findings are lines of JSON with their place, and the status says that there are some`() async throws {
    let program = try Program()
    let path = try file(program, "各村要认真布署防汛工作。\n")
    let outcome = try await program.run("proof", path, "--json")
    #expect(outcome.status == 1)
    let said = try JSONDecoder().decode(Said.self, from: Data(try #require(outcome.lines.first).utf8))
    #expect(said.text == "布署" && said.fixes == ["部署"])
    #expect(said.start == 5 && said.end == 7)
    #expect(said.rule == "words.listed" && said.severity == "error")
  }

  @Test func `a text without faults says so`() async throws {
    let program = try Program()
    let outcome = try await program.run("proof", file(program, "各村要认真部署防汛工作。\n"))
    #expect(outcome.status == 0)
    #expect(outcome.lines == ["没有发现问题。"])
  }

  @Test func `a page shows the text with each place marked, whatever stands in it`() async throws {
    let program = try Program()
    let (path, page) = (try file(program, "<b>布署</b>工作安排。\n"), program.home.path + "/稿.html")
    #expect(try await program.run("proof", path, "--html", page).status == 1)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("<mark id=\"p1\">布署<a href=\"#n1\">1</a></mark>&lt;/b&gt;工作安排。"))
    #expect(html.contains("“布署”→“部署”"))
  }

  @Test func `a folder is read file by file`() async throws {
    let program = try Program()
    let folder = program.home.path + "/稿件"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try file(program, "布署。", "稿件/a.txt")
    _ = try file(program, "按装。", "稿件/b.txt")
    let outcome = try await program.run("proof", folder)
    #expect(outcome.lines.count == 3)
  }

  @Test(arguments: [["proof"], ["proof", "/没有.txt"], ["proof", "-", "--level", "高"], ["privacy"], ["privacy", "/没有.txt"]])
  func `wrong usage is one sentence and status two`(arguments: [String]) async throws {
    let outcome = try await Program().run(arguments)
    #expect(outcome.status == 2 || outcome.status == 64)
    #expect(!outcome.complaint.isEmpty)
  }

  @Test func `a set of sentences gets its figures, and a wrong correction would show`() async throws {
    let program = try Program()
    let table = "id\twrong\tright\n1\t各级人民政府应当加强对安全生产工作的领道。\t各级人民政府应当加强对安全生产工作的领导。\n2\t要认真落实安全生产责任。\t要认真落实安全生产责任。\n"
    let outcome = try await program.run("proof", "--tsv", file(program, table, "集.tsv"), "--level", "sensitive")
    let line = try #require(outcome.lines.first)
    #expect(line.contains("\"sentences\":2"))
    #expect(line.contains("\"falsePer10k\":0,"))
    #expect(line.contains("\"correction\":{\"pycorrector\":{\"f1\":1,\"p\":1,\"r\":1}"))
  }

  @Test func `words of the town are left alone`() async throws {
    let program = try Program()
    let list = try file(program, "责认 # 本镇的写法\n", "词表.txt")
    let text = try file(program, "要认真落实安全生产责认。\n")
    #expect(try await program.run("proof", text, "--level", "sensitive").status == 1)
    #expect(try await program.run("proof", text, "--level", "sensitive", "--lexicon", list).status == 0)
  }

  @Test func `private matter is listed without being shown`() async throws {
    let program = try Program()
    let path = try file(program, "联系人电话13800000001。\n")
    let plain = try await program.run("privacy", path)
    #expect(plain.status == 1)
    #expect(plain.lines.first?.contains("手机号") == true)
    #expect(!plain.lines.joined().contains("13800000001"))
    let json = try await program.run("privacy", path, "--json")
    #expect(json.lines == [#"{"end":16,"kind":"mobile","severity":"block","start":5}"#])
  }
}

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

  @Test func `a town's own words are learned by a command, tried first without writing`() async throws {
    let program = try Program()
    try #require(try await program.run("demo", "--data", program.home.path + "/nowhere").status == 0)
    let tried = try await program.run("proof", "learn", "--town", "chengkan", "--dry-run")
    #expect(tried.status == 0 && tried.lines.last?.contains("没有写进数据库") == true, "\(tried.complaint)")
    let outcome = try await program.run("proof", "learn", "--town", "chengkan")
    #expect(outcome.status == 0 && outcome.lines.last?.hasPrefix("读了") == true, "\(outcome.complaint)")
    #expect(try await program.run("proof", "learn", "--town", "nowhere").status == 2)
    #expect(try await program.run("proof", "learn", "--town", "chengkan", "--least", "1").status == 2)
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

  @Test func `a bad file of a folder holds nobody up, and the status tells of it`() async throws {
    let program = try Program()
    let folder = program.home.path + "/稿件"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try file(program, "不是文档", "稿件/a.docx")
    _ = try file(program, "按装。", "稿件/b.txt")
    let outcome = try await program.run("proof", folder, "--rules=-spelling")
    #expect(outcome.status == 2 && outcome.lines.contains { $0.contains("按装") })
    #expect(outcome.complaint.contains("a.docx") && outcome.complaint.contains("1 个文件没有读成"))
  }

  @Test func `hostile bytes are read to the end`() async throws {
    let program = try Program()
    let path = program.home.path + "/坏.txt"
    try Data([0xFF, 0xFE, 0x00, 0x0A] + Array("认真布署".utf8) + [0xC3, 0x28, 0x80]).write(to: URL(filePath: path))
    #expect([0, 1].contains(try await program.run("proof", path).status))
  }

  @Test func `a web page gives its links and tables to the rules, and only the rules that were asked for speak`() async throws {
    let program = try Program()
    let html = "<p>请看<a href=\"https://example.com/\">www.huangshan.gov.cn</a>，认真布署。</p><table><tr><td>村</td><td>户</td></tr>"
      + "<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr><tr><td>合计</td><td>4</td></tr></table>"
    let path = try file(program, html, "页.html")
    let said = try await program.run("proof", path, "--json", "--rules", "links.target,sums.table")
    let found = try said.lines.map { try JSONDecoder().decode(Said.self, from: Data($0.utf8)) }
    #expect(found.map(\.rule) == ["links.target", "sums.table"] && found.last?.fixes == ["3"])
    #expect(found.first?.start == 2, "positions count from the first word of the text")
  }

  @Test func `what a page hides is told`() async throws {
    let program = try Program()
    let path = try file(program, "<p>各村要抓好落实。<span style=\"font-size:0\">不可见的广告</span></p>", "页.html")
    let said = try await program.run("proof", path, "--json", "--rules", "hidden.text")
    #expect(said.status == 1 && said.lines.count == 1 && said.lines[0].contains("看不见的文字"))
  }

  @Test(arguments: [["proof", "x", "--rules", "没有"], ["proof"], ["proof", "/没有.txt"], ["proof", "-", "--level", "高"], ["privacy"], ["privacy", "/没有.txt"]])
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

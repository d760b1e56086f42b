import Foundation
import TestKit
import Testing

@Suite(.serialized) struct CommandTests {
  /// A demonstration town without the shared documents, which takes a second.
  private func town() async throws -> Program {
    let program = try Program()
    let outcome = try await program.run("demo", "--data", program.home.path + "/nowhere")
    try #require(outcome.status == 0, "\(outcome.complaint)")
    return program
  }

  @Test func `the demonstration fills an empty home, names its accounts, and never writes over another`() async throws {
    let program = try Program()
    let outcome = try await program.run("demo", "--data", program.home.path + "/nowhere")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("只放了自编示例"))
    #expect(outcome.lines.filter { $0.hasPrefix("账号 ") }.count == 16)
    let again = try await program.run("demo")
    #expect(again.status == 2)
    #expect(again.complaint.contains("已经有数据"))
  }

  @Test(arguments: [
    ["import"], ["import", "x.jsonl"], ["import", "x.jsonl", "--town", "nowhere"], ["frobnicate"],
    ["import", "no-such-file.jsonl", "--town", "chengkan"], ["import", ".", "--town", "chengkan", "--column", "nowhere"],
    ["account", "add", "wang"], ["account", "reset", "nobody"], ["export", "--town", "nowhere", "--out", "x"],
    ["restore", "no-such-backup"],
  ])
  func `wrong usage ends with status 2 and one sentence in Chinese`(arguments: [String]) async throws {
    let program = try await town()
    let outcome = try await program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaint.contains(/\p{Han}/), "\(outcome.complaint)")
    #expect(outcome.complaint.split(separator: "\n").count == 1, "\(outcome.complaint)")
  }

  @Test func `help is no error`() async throws {
    #expect(try await Program().run("help").status == 0)
  }

  @Test func `a backup restores into an empty place, whole, and into no other`() async throws {
    let program = try await town()
    let file = program.home.path + "/backup.tar"
    #expect(try await program.run("backup", file).status == 0)
    let elsewhere = program.home.path + "/restored"
    let restored = try await program.run("restore", file, home: elsewhere)
    #expect(restored.status == 0, "\(restored.complaint)")
    #expect(try await program.run("journal", "verify", home: elsewhere).status == 0)
    #expect(try await program.run("files", "verify", home: elsewhere).status == 0)
    #expect(try await program.run("restore", file, home: elsewhere).status == 2)
    let before = try await exported(program, nil), after = try await exported(program, elsewhere)
    #expect(before == after && !before.isEmpty)
  }

  @Test func `a damaged backup is refused and leaves nothing behind`() async throws {
    let program = try await town()
    let file = program.home.path + "/backup.tar"
    try await program.run("backup", file)
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: file))
    let elsewhere = program.home.path + "/restored"
    #expect(try await program.run("restore", file, home: elsewhere).status == 2)
    #expect(!FileManager.default.fileExists(atPath: elsewhere + "/yudeng.sqlite"))
  }

  @Test func `an exported town is taken in again by another installation`() async throws {
    let program = try await town(), other = try await town()
    let file = program.home.path + "/town.jsonl"
    #expect(try await program.run("export", "--town", "chengkan", "--out", file).status == 0)
    // The same demonstration stands there already: every text is known.
    let lines = try await ReportLine.all(other.run("import", file, "--town", "chengkan", "--json").lines)
    #expect(lines.count == 21)
    #expect(lines.allSatisfy { $0.outcome == "duplicate" }, "\(lines.filter { $0.outcome != "duplicate" })")
  }

  @Test func `an account is opened with a one-time password and reset with another`() async throws {
    let program = try await town()
    let added = try await program.run(
      "account", "add", "lisi", "--display-name", "演示人员", "--organisation", "chengkan", "--role", "handler")
    #expect(added.status == 0, "\(added.complaint)")
    let reset = try await program.run("account", "reset", "lisi")
    #expect(reset.status == 0)
    #expect(added.output != reset.output)
  }

  private func exported(_ program: Program, _ home: String?) async throws -> String {
    let file = program.home.path + "/\(UUID().uuidString).jsonl"
    #expect(try await program.run("export", "--town", "chengkan", "--out", file, home: home).status == 0)
    return try String(contentsOfFile: file, encoding: .utf8)
  }
}

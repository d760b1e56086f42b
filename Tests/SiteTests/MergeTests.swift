import HTTPTypes
import HummingbirdTesting
import Kernel
import Manuscript
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Two people save from the same revision: nothing of either is lost, and no more is asked than must be.
@Suite struct MergeTests {
  private struct Two {
    let kit: DeskKit
    let writer: String
    let item: Int64

    init() async throws {
      kit = try await DeskKit()
      writer = try await kit.session(try await kit.person("jingban", .handler))
      let saved = try await kit.ask("/desk/items", writer, Self.fields("防火通知", ["第一段原文。", "第二段原文。", "第三段原文。"], nil))
      let number = try #require(saved.headers[.location]?.firstMatch(of: /items\/(\d+)/)).1
      item = try #require(Int64(number))
    }

    static func fields(_ title: String, _ lines: [String], _ revision: Int?) -> [(String, String)] {
      [
        ("title", title), ("column", "notices"), ("openness", "active"), ("source", "某镇"), ("issuer", "某镇"),
        ("body", lines.joined(separator: "\n\n")),
      ] + (revision.map { [("revision", String($0))] } ?? [])
    }

    func save(_ title: String, _ lines: [String], upon revision: Int) async throws -> TestResponse {
      try await kit.ask("/desk/items/\(item)/draft", writer, Self.fields(title, lines, revision))
    }

    func newest() async throws -> (text: String, revision: Int) {
      let found = try await kit.store.read { try Desk.item(Item.ID(item), as: DeskKit.program, $0) }
      return (found.revision?.plainText ?? "", found.newest?.revision ?? 0)
    }
  }

  @Test func `changes in different places merge by themselves and wait to be looked at`() async throws {
    let two = try await Two()
    #expect(try await two.save("防火通知", ["第一段原文。", "第二段原文。", "第三段由同事改。"], upon: 1).status == .seeOther)
    let late = try await two.save("冬季防火通知", ["第一段由我改。", "第二段原文。", "第三段原文。"], upon: 1)
    #expect(late.status == .conflict)
    for words in ["冬季防火通知", "第一段由我改。", "第三段由同事改。", "请核对"] { #expect(late.text.contains(words), "\(words)") }
    // Nothing was written yet.
    #expect(try await two.newest().revision == 2)
  }

  @Test func `where both changed one chooses, and a choice that is missing is asked for`() async throws {
    let two = try await Two()
    #expect(try await two.save("防火通知", ["第一段原文。", "每天巡查两次。", "第三段原文。"], upon: 1).status == .seeOther)
    let mine = ["第一段原文。", "每天巡查一次。", "第三段原文。"]
    let late = try await two.save("防火通知", mine, upon: 1)
    #expect(late.status == .conflict)
    for words in ["每天巡查两次。", "每天巡查一次。", "take-part-0"] { #expect(late.text.contains(words), "\(words)") }
    #expect(!late.text.contains("take-title"))
    let address = "/desk/items/\(two.item)/merging"
    let sent = Two.fields("防火通知", mine, 1) + [("merged-with", "2")]
    let unchosen = try await two.kit.ask(address, two.writer, sent)
    #expect(unchosen.status == .unprocessableContent && unchosen.text.contains("还有地方没有选"))
    let chosen = try await two.kit.ask(address, two.writer, sent + [("take-part-0", "both")])
    #expect(chosen.status == .ok)
    #expect(chosen.text.contains("每天巡查两次。") && chosen.text.contains("每天巡查一次。"))
    #expect(chosen.text.contains("name=\"revision\" value=\"2\""))
    #expect(try await two.newest().revision == 2)
  }

  @Test func `whoever saves while one is choosing is merged with as well`() async throws {
    let two = try await Two()
    let mine = ["第一段原文。", "每天巡查一次。", "第三段原文。"]
    #expect(try await two.save("防火通知", ["第一段原文。", "每天巡查两次。", "第三段原文。"], upon: 1).status == .seeOther)
    #expect(try await two.save("防火通知", ["第一段原文。", "每天巡查三次。", "第三段原文。"], upon: 2).status == .seeOther)
    let sent = Two.fields("防火通知", mine, 1) + [("merged-with", "2"), ("take-part-0", "mine")]
    let again = try await two.kit.ask("/desk/items/\(two.item)/merging", two.writer, sent)
    #expect(again.status == .conflict)
    #expect(again.text.contains("每天巡查三次。") && again.text.contains("每天巡查一次。"))
    #expect(try await two.newest().revision == 3)
  }
}

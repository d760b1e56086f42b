import Casework
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// Everything that the journal can hold is told in words.
@Suite struct JournalWordsTests {
  @Test func `every event that the sources write has words and no two are the same code`() throws {
    let written = try Self.events()
    #expect(written.count > 60, "\(written.count)")
    let known = Set(JournalWords.events.map(\.code))
    #expect(known.count == JournalWords.events.count)
    for event in written.sorted() { #expect(known.contains(event), "JournalWords lacks \(event)") }
    for event in JournalSentences.patterns.keys { #expect(known.contains(event), "\(event) is no event") }
  }

  @Test func `a line is a sentence with the item's title and the person's name`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.person("jingban", .handler)
    let token = try await kit.session(clerk)
    let columns = try await kit.store.read { try ColumnTree.fetch(kit.town.id, $0).columns }
    let column = try #require(columns.first { $0.kind == .notice }).slug
    let made = try await kit.ask(
      "/desk/items", token,
      [
        ("title", "关于防汛的通知"), ("column", column), ("kind", "通知"), ("openness", "active"), ("issuer", "某某镇人民政府"),
        ("source", "某某镇人民政府"), ("body", "请各村做好准备。"), ("then", "save"),
      ])
    #expect(made.status == .seeOther, "\(made.text.prefix(500))")
    let audit = try await kit.session(try await kit.person("shenji", .auditAdministrator))
    let page = try await kit.ask("/desk/journal?item=1", audit).text
    #expect(page.contains("3月9日 09:30 某人起草了《关于防汛的通知》"))
    #expect(!page.contains("新建了账号"))
    let own = try await kit.ask("/desk/items/1/journal", token)
    #expect(own.status == .ok && own.text.contains("某人起草了《关于防汛的通知》"))
    let stranger = try await kit.session(try await kit.person("cun", .villageHandler))
    #expect(try await kit.ask("/desk/items/1/journal", stranger).status == .notFound)
    #expect(try await kit.ask("/desk/journal", token).status == .forbidden)
    let file = try await kit.ask("/desk/journal?format=csv&item=1", audit)
    #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
    #expect(file.text.contains("某人起草了《关于防汛的通知》"))
  }

  /// The first argument of every `record(` under Sources, with names that are put together spelled out.
  static func events() throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    var found: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: #/\.record\(\s*"((?:[^"\\]|\\\([^)]*\))+)"/#) { found.insert(String(match.1)) }
    }
    var events: Set<String> = []
    for name in found {
      switch name {
      case #"edition.\(verb.name)"#: events.formUnion(verbs.map { "edition.\($0)" })
      case #"column.\(event)"#: events.formUnion(["column.changed", "column.closed"])
      case #"import.\(next.rawValue)"#: events.formUnion(["import.checking", "import.running", "import.undoing"])
      case #"application.\(act.rawValue)"#: events.formUnion(ApplicationAct.allCases.map { "application.\($0.rawValue)" })
      default:
        #expect(!name.contains("\\("), "spell out \(name) here")
        events.insert(name)
      }
    }
    return events
  }

  private static let verbs = [
    "save", "submit", "approve", "sendBack", "recall", "schedule", "release", "takeIn", "withdraw", "supersede",
    "reopen", "discard", "force", "approveLater", "erase",
  ]
}

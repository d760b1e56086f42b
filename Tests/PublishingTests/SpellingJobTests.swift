import Foundation
import Jobs
import Kernel
import Logging
import Proofing
import Store
import TestKit
import Testing

@testable import Publishing

/// A text that is too long to wait for is read by a job, and each town hears of it what its level hears.
@Suite struct SpellingJobTests {
  @Test func `each level hears of a long text what it hears of a short one`() async throws {
    let text = "结合当前工作须要，坚持基本元则，修盯有关法律法规和政策。"
    let (town, folder) = (try await Town(), try TemporaryFolder())
    let edition = try await town.draft(Town.content("关于工作的通知", text))
    let revision = try await town.store.read { try #require(try Revision.of(edition, $0)) }
    #expect(try await Self.found(revision, .standard, town) == nil)
    try await town.store.write(as: town.writer) { _ = try SpellingJob.order(edition.id, $0) }
    let tools = JobTools(files: folder.path, scratch: folder.path, entropy: seededEntropy())
    try await JobRunner(town.store, JobKinds([SpellingJob.self]), tools: tools, logger: Logger(label: "test")).drain(.heavy)

    let paper = ProofPaper(revision.content)
    for level in Level.allCases {
      let rules = Proofreader.allRules.filter { $0.name == "spelling" }
      let context = ProofContext(today: Day(at: monday))
      let read = Proofreader(rules: rules, level: level).findings(in: paper.text, context: context)
      let found = try #require(await Self.found(revision, level, town))
      #expect(found.map(\.range) == read.map(\.range), "\(level)")
      #expect(found.map(\.fixes) == read.map { Array($0.fixes.prefix(1)) }, "\(level)")
    }
    #expect(try await Self.found(revision, .sensitive, town)?.isEmpty == false)
  }

  @Test func `what was kept before levels were is heard as before`() async throws {
    let town = try await Town()
    let edition = try await town.draft(Town.content("关于工作的通知", "各村要做好防汛准备。"))
    let revision = try await town.store.read { try #require(try Revision.of(edition, $0)) }
    try await town.store.write(as: town.writer) { _ = try SpellingJob.order(edition.id, $0) }
    func old(_ start: Int, _ percent: Int) -> String {
      #"{"start":\#(start),"end":\#(start + 1),"fix":"好","message":"“好”","evidence":"","isSure":false,"percent":\#(percent)}"#
    }
    let kept = "[" + [old(0, 95), old(2, 80), old(4, 50)].joined(separator: ",") + "]"
    _ = try await town.store.write(as: town.writer) {
      try $0.run("UPDATE proof_spelling SET found = \(kept) WHERE revision = \(revision.id)")
    }
    for (level, count) in [(Level.strict, 1), (.standard, 2), (.sensitive, 3)] {
      #expect(try await Self.found(revision, level, town)?.count == count)
    }
  }

  /// Nil as long as nobody has asked for it.
  private static func found(_ revision: Revision, _ level: Level, _ town: Town) async throws -> [Finding]? {
    switch try await town.store.read({ try LongSpelling.of(revision.id, level: level, $0) }) {
    case .done(let found): found
    case .none, .running: nil
    }
  }
}

import Foundation
import Kernel
import Store
import TestKit
import Testing

/// A database that an earlier version left (`Fixtures/first-two-steps.sqlite`: the schema after two steps, two
/// organisations, three journal lines).
@Suite struct UpgradeTests {
  @Test func `a database of an earlier version is brought up to date with all it holds`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/first-two-steps.sqlite")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path)

    let store = try Store(path: path, clock: { monday })
    #expect(try await store.schemaSteps() == Schema.migrations().map(\.name))
    #expect(try await Journal.verify(store) == .whole(3))
    let names = try await store.read { try $0.all("SELECT short_name FROM organisation ORDER BY id") { try $0["short_name"] as String } }
    #expect(names == ["某区", "某镇"])
    #expect(try await store.structuralFaults().isEmpty)

    // And it goes on working: the next line joins the old chain.
    try await store.write(as: .program("test")) { try $0.record("note.added", of: "note:4", in: nil) }
    #expect(try await Journal.verify(store) == .whole(4))
  }

  @Test func `opening it a second time changes nothing`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    _ = try Store(path: path, clock: { monday })
    let again = try Store(path: path, clock: { monday.addingTimeInterval(60) })
    let late = try await again.read { try $0.count("SELECT count(*) FROM migration WHERE at > \(monday)") }
    #expect(late == 0)
  }
}

import Foundation
import GRDB
import Kernel
import Store
import TestKit
import Testing

@Suite struct JournalTests {
  /// A journal of five lines in a file, and what verifying says after the file was tampered with.
  private func verdict(after tampering: String) async throws -> Journal.Verdict {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    let store = try Store(path: path, clock: { monday })
    for n in 1...5 {
      try await store.write(as: .program("test")) { try $0.record("note.added", of: "note:\(n)", in: nil, "第\(n)条") }
    }
    // As somebody with the file in hand would do it: the triggers taken away first.
    let intruder = try DatabaseQueue(path: path)
    try await intruder.write { database in
      try database.execute(sql: "DROP TRIGGER journal_is_never_updated; DROP TRIGGER journal_is_never_deleted;")
      try database.execute(sql: tampering)
    }
    return try await Journal.verify(store)
  }

  @Test func `an untouched journal is whole`() async throws {
    #expect(try await verdict(after: "SELECT 1") == .whole(5))
  }

  @Test(arguments: [
    ("UPDATE journal SET detail = '改过' WHERE id = 3", Int64(3), "改动"),
    ("UPDATE journal SET at = at + 1 WHERE id = 5", 5, "改动"),
    ("DELETE FROM journal WHERE id = 2", 2, "删除"),
    ("DELETE FROM journal WHERE id = 5", 5, "删除"),
    ("UPDATE journal SET id = 9 WHERE id = 2; UPDATE journal SET id = 2 WHERE id = 3; UPDATE journal SET id = 3 WHERE id = 9", 2, "改动"),
    ("INSERT INTO journal SELECT 6, at, actor, organisation, event, subject, detail, digest, digest FROM journal WHERE id = 5", 6, "改动"),
  ])
  func `a changed, removed, reordered or added row is found and named`(
    tampering: String, row: Int64, word: String
  ) async throws {
    guard case .broken(let found, let sentence) = try await verdict(after: tampering) else {
      Testing.Issue.record("nothing was found")
      return
    }
    #expect(found == row)
    #expect(sentence.contains("第 \(row) 条") && sentence.contains(word), "\(sentence)")
  }

  @Test func `the program itself cannot rewrite the journal`() async throws {
    let store = try emptyStore()
    try await store.write(as: .program("test")) { try $0.record("a.b", of: "x:1", in: nil) }
    await #expect(throws: DatabaseError.self) {
      try await store.write(as: .program("test")) { _ = try $0.run("UPDATE journal SET detail = 'x'") }
    }
    await #expect(throws: DatabaseError.self) {
      try await store.write(as: .program("test")) { _ = try $0.run("DELETE FROM journal") }
    }
    #expect(try await Journal.verify(store) == .whole(1))
  }

  @Test func `the lines of one subject are read newest first`() async throws {
    let store = try emptyStore()
    try await store.write(as: .program("test")) { tx in
      for n in 1...4 { try tx.record("note.v\(n)", of: "note:\(n % 2)", in: nil) }
    }
    let events = try await store.read { try Journal.entries(of: "note:0", $0).map(\.event) }
    #expect(events == ["note.v4", "note.v2"])
  }
}

import Foundation
import Kernel
import Store
import TestKit
import Testing

@Suite struct StoreTests {
  private func aTable(_ store: Store) async throws {
    try await store.write(as: .program("test")) { tx in
      _ = try tx.run("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, on_day TEXT, at INTEGER, flag INTEGER)")
    }
  }

  @Test(arguments: ["'; DROP TABLE note; --", "\" OR 1=1", "\\", "?", "中文\"\u{301}", ""])
  func `an interpolated value is never read as SQL`(text: String) async throws {
    let store = try emptyStore()
    try await aTable(store)
    let back = try await store.write(as: .program("test")) { tx in
      try tx.run("INSERT INTO note (body) VALUES (\(text))")
      return try tx.value("SELECT body FROM note WHERE body = \(text)", as: String.self)
    }
    #expect(back == text)
  }

  @Test func `a zero character, which an engine would cut the text at, is replaced and the rest kept`() async throws {
    let store = try emptyStore()
    let text = "前\u{0}后"
    let back = try await store.read { try $0.value("SELECT \(text)", as: String.self) }
    #expect(back == "前\u{FFFD}后")
  }

  @Test func `many more reads at once than can be served are all answered, each with its own`() async throws {
    let store = try emptyStore()
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<300 {
        group.addTask { try await store.read { try $0.value("SELECT \(number)") } == number }
      }
      return try await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(answers == Array(repeating: true, count: 300))
  }

  @Test func `a read that is cancelled before its turn is not begun`() async throws {
    let store = try emptyStore()
    let reading = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await store.read { _ in Issue.record("it was begun") }
    }
    await #expect(throws: CancellationError.self) { try await reading.value }
  }

  @Test func `values come back as the types they went in`() async throws {
    let store = try emptyStore()
    try await aTable(store)
    let day = try #require(Day("2026-03-09"))
    let row = try await store.write(as: .program("test")) { tx in
      try tx.run("INSERT INTO note (body, on_day, at, flag) VALUES (\(String?.none), \(day), \(tx.now), \(true))")
      return try tx.only("SELECT * FROM note")
    }
    #expect(try row["body"] as String? == nil)
    #expect(try row["on_day"] as Day == day)
    #expect(try row["at"] as Date == monday)
    #expect(try row["flag"] as Bool)
    #expect(throws: Misread.wrongType(column: "body", wanted: "String")) { try row["body"] as String }
    #expect(throws: Misread.noSuchColumn("nowhere")) { try row["nowhere"] as String }
  }

  @Test func `an empty list matches nothing, and pieces keep their values in order`() async throws {
    let store = try emptyStore()
    try await aTable(store)
    try await store.write(as: .program("test")) { tx in
      for n in 1...5 { try tx.run("INSERT INTO note (id, body) VALUES (\(n), \("n\(n)"))") }
    }
    let conditions: [SQL] = ["id IN \(list: [2, 3, 4])", "body <> \("n3")"]
    let found = try await store.read { reader in
      (
        try reader.count("SELECT count(*) FROM note WHERE id IN \(list: [Int]())"),
        try reader.all("SELECT id FROM note WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY id") { try $0["id"] as Int }
      )
    }
    #expect(found.0 == 0)
    #expect(found.1 == [2, 4])
  }

  @Test func `a change that fails halfway leaves nothing behind and tells nobody`() async throws {
    struct Halfway: Error {}
    let store = try emptyStore()
    try await aTable(store)
    let told = Lock(0)
    store.observePages { _ in told.value += 1 }
    await #expect(throws: Halfway.self) {
      try await store.write(as: .program("test")) { tx in
        try tx.run("INSERT INTO note (body) VALUES ('x')")
        try tx.record("note.added", of: "note:1", in: nil)
        tx.touchPages(of: .init(1))
        throw Halfway()
      }
    }
    let left = try await store.read { try $0.count("SELECT (SELECT count(*) FROM note) + (SELECT count(*) FROM journal)") }
    #expect(left == 0)
    #expect(told.value == 0)
  }

  @Test func `serial numbers never repeat, whoever asks`() async throws {
    let store = try emptyStore()
    let drawn = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { try await store.write(as: .program("test")) { try Serial.next("x", $0) } } }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(drawn.sorted() == Array(1...50))
  }

  @Test func `a setting holds from its day on, and the nearest organisation's goes first`() async throws {
    let store = try emptyStore()
    let (district, town) = try await store.write(as: .program("test")) { tx in
      let district: Identifier<Organisation> = try tx.insert(
        "INSERT INTO organisation (kind, slug, name, short_name) VALUES ('district', 'd', '区', '区') RETURNING id")
      let town: Identifier<Organisation> = try tx.insert(
        "INSERT INTO organisation (parent, kind, slug, name, short_name) VALUES (\(district), 'town', 't', '镇', '镇') RETURNING id")
      let march = try #require(Day("2026-03-01")), april = try #require(Day("2026-04-01"))
      try Setting.set("limit", to: "5", for: nil, from: march, source: "全国", tx)
      try Setting.set("limit", to: "4", for: district, from: april, source: "区里", tx)
      return (district, town)
    }
    func limit(_ place: Identifier<Organisation>?, _ day: String) async throws -> String? {
      let day = try #require(Day(day))
      return try await store.read { try Setting.value("limit", for: place, on: day, $0) }
    }
    #expect(try await limit(town, "2026-02-28") == nil)
    #expect(try await limit(town, "2026-03-31") == "5")
    #expect(try await limit(town, "2026-04-01") == "4")
    #expect(try await limit(nil, "2026-04-01") == "5")
    #expect(try await limit(district, "2026-12-01") == "4")
  }

  @Test func `a file that is no database is refused in one sentence`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    try String(repeating: "这不是数据库。", count: 200).write(toFile: path, atomically: true, encoding: .utf8)
    let fault = #expect(throws: Fault.self) { try Store(path: path, clock: { monday }) }
    #expect(fault?.issues.first?.sentence.contains("不是数据库") == true)
  }

  @Test func `a database of a newer version is left alone`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    let store = try Store(path: path, clock: { monday })
    try await store.write(as: .program("test")) { tx in
      _ = try tx.run("INSERT INTO migration (name, digest, at) VALUES ('9999-later', '', 0)")
    }
    let fault = #expect(throws: Fault.self) { try Store(path: path, clock: { monday }) }
    #expect(fault?.issues.first?.sentence.contains("9999-later") == true)
  }

  @Test func `a change by another process is noticed, and one's own is not taken for one`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    let (ours, theirs) = (try Store(path: path, clock: { monday }), try Store(path: path, clock: { monday }))
    let before = try await ours.foreignVersion()
    try await ours.write(as: .program("test")) { try $0.record("a.b", of: "x:1", in: nil) }
    #expect(try await ours.foreignVersion() == before)
    try await theirs.write(as: .program("test")) { try $0.record("a.b", of: "x:2", in: nil) }
    #expect(try await ours.foreignVersion() != before)
  }

  @Test func `two openings at the same moment both succeed`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/yudeng.sqlite"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { _ = try Store(path: path, clock: { monday }) } }
      try await group.waitForAll()
    }
  }
}

import Foundation
import Kernel
import Logging
import Store
import Synchronization
import TestKit
import Testing

@testable import Jobs

/// Writes its name down as a journal line, or fails as told.
private struct Errand: Job {
  static let kind = "test.errand"
  static let maxAttempts = 3
  enum Trouble: String, Codable { case none, failing, hopeless, slow, polite }
  struct Broken: Error {}
  var name: String
  var trouble = Trouble.none
  var label: String { "办理\(name)" }

  func run(_ context: JobContext) async throws {
    context.report(WorkProgress(1, of: 2, "办理中"))
    switch trouble {
    case .none: break
    case .failing: throw Broken()
    case .hopeless: throw Hopeless("没有办法。")
    case .slow: try await Task.sleep(for: .seconds(30))
    case .polite: try await context.giveWay(on: Self.queue)
    }
    try await context.store.write(as: .program("test")) { try $0.record("errand.run", of: "errand:\(name)", in: nil) }
  }
}

@Suite struct JobTests {
  private let clock: TestClock
  private let store: Store

  init() throws {
    let clock = TestClock()
    self.clock = clock
    store = try Store(path: nil, clock: { clock.now })
  }

  private func runner(beat: Duration = .milliseconds(10)) -> JobRunner {
    JobRunner(
      store, JobKinds([Errand.self]),
      tools: JobTools(files: "", scratch: "", entropy: seededEntropy()), logger: Logger(label: "test"), lease: 60,
      beat: beat)
  }

  private func enqueue(_ errand: Errand) async throws -> Identifier<JobRow> {
    try await store.write(as: .program("test")) { try errand.enqueue($0) }
  }

  private func row(_ id: Identifier<JobRow>) async throws -> JobRow {
    try #require(try await store.read { try JobRow.find(id, $0) })
  }

  private func runs() async throws -> Int {
    try await store.read { try $0.count("SELECT count(*) FROM journal WHERE event = 'errand.run'") }
  }

  private func claim(_ token: String) async throws -> JobClaim? {
    try await store.write(as: .program("test")) { try JobClaim.next(.quick, lease: 60, token: token, $0) }
  }

  @Test func `a job is done once, and the same waiting work is put in line once`() async throws {
    let first = try await enqueue(Errand(name: "甲"))
    #expect(try await enqueue(Errand(name: "甲")) == first)
    #expect(try await enqueue(Errand(name: "乙")) != first)
    #expect(try await runner().drain(.quick) == 2)
    #expect(try await runs() == 2)
    #expect(try await row(first).state == .done)
    #expect(try await enqueue(Errand(name: "甲")) != first)
  }

  @Test func `a job that gives way goes back behind what waits, keeps its progress, and is the same job afterwards`()
    async throws
  {
    let polite = try await enqueue(Errand(name: "甲", trouble: .polite))
    clock.advance(by: 1)
    let other = try await enqueue(Errand(name: "乙"))
    #expect(try await runner().drain(.quick) == 2)
    #expect(try await row(other).state == .done)
    let waiting = try await row(polite)
    #expect(waiting.state == .waiting && waiting.attempts == 0 && waiting.lastError.isEmpty)
    #expect(waiting.progress == WorkProgress(1, of: 2, "办理中"))
    clock.advance(by: 2)
    #expect(try await runner().drain(.quick) == 1)
    #expect(try await row(polite).state == .done)
    #expect(try await runs() == 2)
  }

  @Test func `a job belongs to the change that asked for it`() async throws {
    struct Halfway: Error {}
    await #expect(throws: Halfway.self) {
      try await store.write(as: .program("test")) { tx in
        try Errand(name: "甲").enqueue(tx)
        throw Halfway()
      }
    }
    #expect(try await runner().drain(.quick) == 0)
  }

  @Test func `a failure waits longer each time and is given up at last`() async throws {
    let id = try await enqueue(Errand(name: "甲", trouble: .failing))
    for attempt in 1...2 {
      #expect(try await runner().drain(.quick) == 1)
      let waiting = try await row(id)
      let delay = waiting.dueAt.timeIntervalSince(clock.now)
      #expect(waiting.state == .waiting && waiting.attempts == attempt)
      #expect((8...12).map { $0 * (attempt == 1 ? 1 : 2) }.contains { abs(Double($0) - delay) <= 2 }, "\(delay)")
      #expect(try await runner().drain(.quick) == 0)
      clock.advance(by: delay + 1)
    }
    #expect(try await runner().drain(.quick) == 1)
    let dead = try await row(id)
    #expect(dead.state == .dead && dead.lastError.contains("Broken"))
    try await store.write(as: .program("test")) { try JobRow.retry(id, $0) }
    #expect(try await row(id).state == .waiting)
  }

  @Test func `what can never succeed, or what nobody knows, is not tried again`() async throws {
    let id = try await enqueue(Errand(name: "甲", trouble: .hopeless))
    try await runner().drain(.quick)
    #expect(try await row(id).lastError == "没有办法。")
    #expect(try await row(id).state == .dead)
  }

  @Test func `when the holder dies the job goes to the next, and a late settling changes nothing`() async throws {
    let id = try await enqueue(Errand(name: "甲"))
    let dead = try #require(try await claim("dead"))
    #expect(try await claim("other") == nil)
    clock.advance(by: 61)
    let heir = try #require(try await claim("heir"))
    #expect(heir.id == id && heir.attempt == 2)
    let changed = try await store.write(as: .program("test")) { tx in
      [try dead.settle(.done, tx), try dead.renew(60, nil, tx), try heir.settle(.done, tx)]
    }
    #expect(changed == [false, false, true])
    #expect(try await row(id).state == .done)
  }

  @Test func `a job that kills its holder every time is buried`() async throws {
    let id = try await enqueue(Errand(name: "甲"))
    for number in 1...3 {
      #expect(try await claim("\(number)") != nil)
      clock.advance(by: 61)
    }
    #expect(try await claim("4") == nil)
    #expect(try await row(id).state == .dead)
  }

  @Test func `stopping the program puts the job back without spending an attempt`() async throws {
    let id = try await enqueue(Errand(name: "甲", trouble: .slow))
    let runner = runner()
    let running = Task { await runner.run() }
    while try await row(id).progress.done == 0 { try await Task.sleep(for: .milliseconds(5)) }
    running.cancel()
    await running.value
    let back = try await row(id)
    #expect(back.state == .waiting && back.attempts == 0)
  }

  @Test func `cancelling stops a job that runs`() async throws {
    let id = try await enqueue(Errand(name: "甲", trouble: .slow))
    let runner = runner()
    async let drained = runner.drain(.quick)
    while try await row(id).progress.done == 0 { try await Task.sleep(for: .milliseconds(5)) }
    try await store.write(as: .program("test")) { try JobRow.cancel(id, $0) }
    #expect(try await drained == 1)
    #expect(try await row(id).state == .cancelled)
    #expect(try await runs() == 0)
  }

  @Test func `back-off doubles up to an hour, give or take a fifth`() {
    let entropy = seededEntropy(4)
    for attempt in 1...30 {
      let middle = min(3600, 10 * pow(2, Double(attempt - 1)))
      #expect((middle * 0.8...middle * 1.2).contains(BackOff.delay(afterAttempt: attempt, entropy)))
    }
  }
}

import Foundation
import GRDB
import Kernel

/// The one door to the database (数据库). SQLite through GRDB's pool in WAL mode: one writer, many readers.
///
/// `read` and `write` are asynchronous and the only way in. A synchronous read inside a request handler once
/// hung a whole server, so none is offered.
package struct Store: Sendable {
  let pool: any DatabaseWriter
  private let lanes = ReadingLanes(Engine.readers)
  private let clock: @Sendable () -> Date
  private let observers = Observers()

  /// Opens the database file at `path`, or an empty one in memory when it is nil, and brings its schema up to
  /// date. Throws `Fault.invalid` with a sentence when the file is not ours, damaged, or of a newer version.
  package init(path: String?, clock: @escaping @Sendable () -> Date) throws {
    self.clock = clock
    pool = try Engine.open(path)
    try Schema.bringUpToDate(pool, clock: clock)
  }

  /// Reads from one snapshot that does not change for the length of `body`.
  package func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
    try await withTaskExecutorPreference(lanes) { try await readHere(body) }
  }

  /// On the lane that it was called on: there it may wait.
  private func readHere<T>(_ body: (Snapshot) throws -> T) async throws -> T {
    try Task.checkCancellation()
    let pool: any DatabaseReader = pool
    func onThisThread() throws -> T { try pool.read { try body(Snapshot(database: $0)) } }
    return try onThisThread()
  }

  /// Changes the database as `actor`: all of `body`, or none of it.
  package func write<T: Sendable>(
    as actor: Actor, _ body: @Sendable (Transaction) throws -> T
  ) async throws -> T {
    let clock = clock
    let (result, touched) = try await pool.write { database in
      let marks = Transaction.Marks()
      let now = (clock().timeIntervalSince1970 * 1000).rounded(.down) / 1000
      let result = try body(
        Transaction(database: database, actor: actor, now: Date(timeIntervalSince1970: now), marks: marks))
      return (result, marks.touched)
    }
    if !touched.isEmpty { observers.tell(touched) }
    return result
  }

  /// Calls `told` after every committed change that touched public pages, before `write` returns.
  package func observePages(_ told: @escaping @Sendable (Set<Identifier<Organisation>>) -> Void) {
    observers.add(told)
  }

  /// A number that changes when another process has changed the database. Asked on the writing connection,
  /// which sees every change but its own.
  package func foreignVersion() async throws -> Int {
    try await pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
  }

  package func now() -> Date { clock() }
  package func today() -> Day { Day(at: clock()) }
}

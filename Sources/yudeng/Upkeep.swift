import Accounts
import Foundation
import Kernel
import Logging
import Publishing
import Search
import ServiceLifecycle
import Site
import Store

/// What is done beside answering (日常维护): scheduled releases, settling visits, noticing changes that a command
/// made in another process, clearing away stale sessions. Each turn looks at the database afresh, so a missed
/// turn is made up by the next.
struct Upkeep: Service {
  let site: Site
  let store: Store
  let ledger: VisitLedger
  let logger: Logger
  /// Whether this process orders the nightly patrol: of several on one database one is enough.
  var isPatrolling = true

  func run() async throws {
    await attempt("bringing the search index up to date") { try await refreshSearch() }
    await attempt("finishing erasures") { try await site.finishErasures() }
    await attempt("ordering what new writers make otherwise") { try await RenditionSweep.order(store) }
    await attempt("keeping the villages") { try await site.keepVillages() }
    do {
      try await cancelWhenGracefulShutdown {
        var version = try await store.foreignVersion()
        var turn = 0
        while !Task.isCancelled {
          try await Task.sleep(for: .seconds(1))
          turn += 1
          version = await attempt("noticing changes") { try await notice(version) } ?? version
          if turn % 60 == 0 { await attempt("settling visits") { try await settle() } }
          if turn % 30 == 0 { await attempt("scheduled releases") { try await release() } }
          if turn % 30 == 15 { await attempt("finishing erasures") { try await site.finishErasures() } }
          if turn % 300 == 30 { await attempt("reminders") { try await site.remind() } }
          if turn % 300 == 60 { await attempt("reminding of deadlines") { try await site.remindOfDeadlines() } }
          if isPatrolling, turn % 300 == 90 { await attempt("the nightly patrol") { try await site.orderPatrols() } }
          if turn % 300 == 120 { await attempt("keeping the villages") { try await site.keepVillages() } }
          if turn % 300 == 150 { await attempt("orders that are overdue") { try await site.keepRectifications() } }
          if turn % 60 == 20 { await attempt("answered concerns") { try await site.settleConcerns() } }
          if turn % 600 == 60 { await attempt("provisional days") { try await site.recountProvisional() } }
          if turn % 600 == 0 { await attempt("clearing sessions") { try await purge() } }
        }
      }
    } catch is CancellationError {
      // The graceful end: what was counted since the last turn is settled below.
    }
    await attempt("settling visits") { try await settle() }
  }

  /// A turn that fails is logged and tried again at the next; the others go on.
  @discardableResult
  private func attempt<T>(_ what: String, _ body: () async throws -> T) async -> T? {
    do { return try await body() } catch is CancellationError { return nil } catch {
      logger.error("upkeep failed", metadata: ["what": "\(what)", "error": "\(error)"])
      return nil
    }
  }

  private func notice(_ known: Int) async throws -> Int {
    let version = try await store.foreignVersion()
    if version != known { site.forgetEverything() }
    return version
  }

  /// A new version of the tokeniser cuts words otherwise: what it has not seen is put back, a part at a time.
  private func refreshSearch() async throws {
    guard try await store.read({ try SearchIndex.needsRebuild($0) }) else { return }
    try await SearchIndex.rebuild(store)
  }

  private func settle() async throws {
    let ledger = ledger
    let counted = try await store.write(as: .program("visits")) { try ledger.settle($0) }
    if counted > 0 { site.refreshVisits() }
    try await site.settleRedirects()
  }

  private func release() async throws { _ = try await ScheduledRelease.run(store) }

  /// Sessions that have run out, and choices for bulk work that nobody made anything of within a day.
  private func purge() async throws {
    _ = try await store.write(as: .program("sessions")) { tx in
      try Bulk.forgetChoices(before: tx.now.addingTimeInterval(-86_400), tx)
      _ = try KeptDraft.purge(tx)
      return try Session.purge(tx)
    }
  }
}

import Files
import Foundation
import Jobs
import Kernel
import Proofing
import Store

/// A walk over everything published (平台预警巡检), part by part: texts are read again only when their revision or the tables
/// changed, then everything known is held against the rules.
///
/// It lets other work past at least every second: what was read and asked is written down at once, so a walk that is taken
/// up again goes on from there.
package struct Patrol: Sendable {
  let store: Store
  let files: FileStore
  let probe: WebProbe?
  let progress: ProgressReport
  /// Throws when something else waits.
  let giveWay: @Sendable () async throws -> Void

  package init(
    store: Store, files: FileStore, probe: WebProbe?, progress: @escaping ProgressReport,
    giveWay: @escaping @Sendable () async throws -> Void
  ) {
    (self.store, self.files, self.probe, self.progress) = (store, files, probe, progress)
    self.giveWay = giveWay
  }

  /// What came of it (巡检结果).
  package struct Outcome: Equatable, Sendable {
    package var items = 0
    package var texts = 0
    package var addresses = 0
    package var opened = 0
    package var reopened = 0
    package var closed = 0
    package var note = ""

    mutating func add(_ settling: PatrolSettling) {
      opened += settling.opened
      reopened += settling.reopened
      closed += settling.closed
    }

    package var words: String {
      "共 \(items) 条信息，重新读稿 \(texts) 条；新发现 \(opened) 处，重新出现 \(reopened) 处，已解决 \(closed) 处。\(note)"
    }
  }

  package func run(_ town: Identifier<Organisation>, run id: PatrolRun.ID) async throws -> Outcome {
    let (rules, tree, house) = try await store.read { reader in
      let rules = try PatrolRules.fetch(town, on: store.today(), reader)
      let house = try ItemProof.House.fetch(town, item: nil, on: rules.day, reader)
      return (rules, try ColumnTree.fetch(town, reader), house)
    }
    let total = try await store.read { try $0.count("SELECT count(*) FROM live_item WHERE town = \(town)") }
    try await read(rules, house, id, of: total)
    let isOnline = try await ask(rules, id)
    // What was read and asked stands there, also from before others were let past.
    let begun = try await store.read { try PatrolRun.find(id, $0) }.outcome
    var outcome = Outcome(texts: begun.texts, addresses: begun.addresses)
    if !isOnline { outcome.note = "本机现在连不上外网，站外链接没有查。" }
    var last: Item.ID?
    repeat {
      last = try await part(rules, tree, after: last, of: total, &outcome)
    } while last != nil
    try await store.write(as: .program("patrol")) { [outcome] tx in
      var settling = PatrolSettling(rules, tree)
      let columns = try PatrolColumns.fetch(rules, tx).found()
      try settling.settle(columns, against: PatrolFinding.known(in: town, [.blankColumn, .staleColumn], tx), tx)
      try settling.settle(
        PatrolQuestion.found(rules, tx), against: PatrolFinding.known(in: town, [.unanswered], tx), tx)
      try PatrolFinding.closeOrphans(in: town, &settling, tx)
      var whole = outcome
      whole.add(settling)
      try PatrolRun.end(id, whole, tx)
    }
    return try await store.read { try PatrolRun.find(id, $0).outcome }
  }

  /// Reads the texts that were not read with these tables yet.
  private func read(
    _ rules: PatrolRules, _ house: ItemProof.House, _ id: PatrolRun.ID, of total: Int
  ) async throws {
    let version = PatrolReading.version(rules, house)
    var (last, done, read, slice): (Item.ID?, Int, Int, _) = (nil, 0, 0, store.now())
    while true {
      let items = try await store.read { [last] in
        try $0.all(PatrolItem.query(rules.town, after: last), PatrolItem.init)
      }
      guard let end = items.last else { return }
      let unread = items.filter { $0.readWith != version }
      for item in unread {
        try Task.checkCancellation()
        guard let content = try await store.read({ try PatrolReading.content(item.revision, $0) }) else { continue }
        let reading = PatrolReading.read(item, content, rules, house)
        try await store.write(as: .program("patrol")) { tx in
          try reading.keepIfLive(tx)
          try tx.run("UPDATE patrol_run SET texts = texts + 1 WHERE id = \(id)")
        }
        read += 1
        progress(WorkProgress(done + read, of: max(total, 1), "正在读稿"))
        guard store.now().timeIntervalSince(slice) >= 1 else { continue }
        try await giveWay()
        slice = store.now()
      }
      done += items.count - unread.count
      last = end.id
    }
  }

  private func ask(_ rules: PatrolRules, _ id: PatrolRun.ID) async throws -> Bool {
    guard let probe else { return true }
    let probing = PatrolProbing(probe: probe, rules: rules, progress: progress)
    return try await PatrolAsking(store: store, probing: probing, run: id, giveWay: giveWay).ask()
  }

  /// One part of the items held against the rules. Returns the last of it, or nil at the end.
  private func part(
    _ rules: PatrolRules, _ tree: ColumnTree, after last: Item.ID?, of total: Int, _ outcome: inout Outcome
  ) async throws -> Item.ID? {
    try Task.checkCancellation()
    let files = files
    let (items, settling) = try await store.write(as: .program("patrol")) { tx in
      let items = try tx.all(PatrolItem.query(rules.town, after: last), PatrolItem.init)
      var settling = PatrolSettling(rules, tree)
      let found = try PatrolBatch.fetch(items, rules, tree, tx).found { files.holds($0) }
      try settling.settle(found, against: PatrolFinding.known(of: items.map(\.id), tx), tx)
      return (items, settling)
    }
    outcome.items += items.count
    outcome.add(settling)
    progress(WorkProgress(outcome.items, of: max(total, 1), "正在对照规则"))
    return items.last?.id
  }
}

import Files
import Foundation
import Jobs
import Kernel
import Proofing
import Store

/// A walk over everything published (平台预警巡检), part by part: texts are read again only when their revision or the tables
/// changed, then everything known is held against the rules.
package struct Patrol: Sendable {
  let store: Store
  let files: FileStore
  let probe: WebProbe?
  let progress: ProgressReport

  package init(store: Store, files: FileStore, probe: WebProbe?, progress: @escaping ProgressReport) {
    (self.store, self.files, self.probe, self.progress) = (store, files, probe, progress)
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
    var outcome = Outcome()
    let total = try await store.read { try $0.count("SELECT count(*) FROM live_item WHERE town = \(town)") }
    outcome.texts = try await read(rules, house, of: total)
    try await ask(rules, &outcome)
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
    return try await store.read { try PatrolRun.outcome(id, $0) }
  }

  /// Reads the texts that were not read with these tables yet. Returns how many.
  private func read(_ rules: PatrolRules, _ house: ItemProof.House, of total: Int) async throws -> Int {
    let version = PatrolReading.version(rules, house)
    var (last, done, read): (Item.ID?, Int, Int) = (nil, 0, 0)
    while true {
      let items = try await store.read { [last] in
        try $0.all(PatrolItem.query(rules.town, after: last), PatrolItem.init)
      }
      guard let end = items.last else { return read }
      let unread = items.filter { $0.readWith != version }
      for item in unread {
        try Task.checkCancellation()
        guard let content = try await store.read({ try PatrolReading.content(item.revision, $0) }) else { continue }
        let reading = PatrolReading.read(item, content, rules, house)
        try await store.write(as: .program("patrol")) { try reading.keepIfLive($0) }
        read += 1
        progress(WorkProgress(done + read, of: max(total, 1), "正在读稿，已读 \(read) 条"))
      }
      done += items.count - unread.count
      last = end.id
    }
  }

  private func ask(_ rules: PatrolRules, _ outcome: inout Outcome) async throws {
    guard let probe else { return }
    let due = try await store.read { try PatrolAddress.due(rules, at: store.now(), $0) }
    guard !due.isEmpty else { return }
    let answers = try await PatrolProbing(probe: probe, rules: rules, progress: progress).run(due)
    guard let answers else {
      outcome.note = "本机现在连不上外网，站外链接没有查。"
      return
    }
    outcome.addresses = answers.count
    try await store.write(as: .program("patrol")) { tx in
      for each in answers { try PatrolAddress.note(each.address, PatrolAddress.judge(each.answer, rules), tx) }
    }
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

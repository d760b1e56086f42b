import Jobs
import Kernel
import Store

/// Publishing (发布): the one way for anything to become public.
extension Workpiece {
  /// Everything that still keeps it from the public.
  func releaseIssues(_ tx: Transaction) throws -> [Issue] {
    let revision = try Revision.of(edition, tx)
    guard let revision else { return Gate.issues(nil, self) }
    return Gate.issues(revision, self) + (try KindGate.issues(revision, self, .publish, on: tx.today, tx))
      + (try FileGate.issues(revision, tx)) + (try ProofGate.issues(revision, self, on: tx.today, tx))
      + (try Gate.secrecyIssues(revision, tx))
  }

  /// Checks once more, puts the edition in the place of the one before, and shows it everywhere.
  func release(note: String, _ tx: Transaction) throws {
    guard transition(from: edition.state, verb: .release) != nil else { throw refusal(of: .release) }
    let issues = try releaseIssues(tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try makePublic(note: note, tx)
  }

  /// The change itself. Imports come here past the review: they were reviewed and public where they come from.
  func makePublic(
    by verb: Verb = .release, steps: [ReviewStep]? = nil, note: String, _ tx: Transaction
  ) throws {
    try supersede(tx)
    if item.publishedAt == nil {
      let index = try IndexNumber.allocate(for: item.organisation, tx)
      try tx.run("UPDATE item SET published_at = \(tx.now), index_number = \(index) WHERE id = \(item.id)")
    }
    try tx.run("UPDATE item SET withdrawn_at = NULL, withdrawn_reason = NULL WHERE id = \(item.id)")
    try advance(verb, steps: steps, note: note, tx)
    if edition.ordinal > 1 { try CleanUp.noteRenewal(of: item, edition.id, tx) }
    try LiveItem.put(item.id, tx)
    tx.touchPages(of: item.town)
    // A site that is taken over comes by the thousand: one job goes through all of it.
    if verb == .takeIn { try RenditionSweep().enqueue(tx) } else { try RenditionJob(item).enqueue(tx, in: item.town) }
  }

  private func supersede(_ tx: Transaction) throws {
    let live: Edition.ID? = try tx.value("SELECT id FROM edition WHERE item = \(item.id) AND state = 'live'")
    guard let live else { return }
    try ForcedRelease.settle(live, .superseded, tx)
    try Workpiece(edition: try Edition.find(live, tx), item: item, column: column)
      .advance(.supersede, note: "第 \(edition.ordinal) 版发布", tx)
  }
}

import Jobs
import Kernel
import Store

/// Learns a town's own words because somebody at its desk asked for it (学习本地词): what `yudeng proof learn` does.
package struct LexiconJob: Job {
  package static let kind = "proof.lexicon"
  package static let queue = JobQueue.heavy
  package static let maxAttempts = 3
  let town: Int64
  /// In how many texts a word must stand at least.
  let least: Int

  package var label: String { "从已公开的信息学习本地词（至少见于 \(least) 条）" }
  package var subject: String { "lexicon:\(town)" }

  /// Puts it in line. While the town's words are being learned nothing is put in line twice.
  package static func order(
    in town: Identifier<Organisation>, inAtLeast least: Int, _ tx: Transaction
  ) throws -> Identifier<JobRow> {
    try tx.actor.require(.draft, in: town)
    let bounds = LexiconTeaching.leasts
    guard bounds.contains(least) else {
      throw Fault.invalid("least", "“至少见于几条信息”应为 \(bounds.lowerBound) 到 \(bounds.upperBound) 的数字。")
    }
    let running: Identifier<JobRow>? = try tx.value(
      """
      SELECT id FROM job WHERE subject = \("lexicon:\(town)") AND state IN ('waiting', 'running') ORDER BY id DESC LIMIT 1
      """)
    if let running { return running }
    let job = try LexiconJob(town: town.value, least: least).enqueue(tx, in: town)
    try tx.record("lexicon.ordered", of: "organisation:\(town)", in: town, "一种写法至少见于 \(least) 条信息")
    return job
  }

  package func run(_ context: JobContext) async throws {
    let town = Identifier<Organisation>(town)
    let read = try await LexiconTeaching(context.store).read(town, inAtLeast: least, context.report)
    let outcome = try await context.store.write(as: .program("proof-learn")) {
      try LexiconTeaching.keep(read.words, ofTexts: read.texts, in: town, $0)
    }
    try await context.conclude(outcome.words + (outcome.learned > 0 ? "请在本地词表里看一遍，是错字的去掉。" : ""))
  }
}

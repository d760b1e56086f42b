import Foundation
import Jobs
import Kernel
import Proofing
import Store

/// Looks for wrong characters in a revision that is too long to wait for (长文查错别字): piece by piece, and what is found is kept
/// beside the revision.
package struct SpellingJob: Job {
  package static let kind = "proof.spelling"
  package static let queue = JobQueue.heavy
  package static let maxAttempts = 3
  let item: Int64
  let edition: Int64
  let ordinal: Int

  package var label: String { "查错别字：信息 \(item) 第 \(ordinal) 稿" }
  package var subject: String { "item:\(item)" }

  /// Puts it in line, once for a revision. Whoever may answer the proof may ask for it.
  @discardableResult
  package static func order(_ id: Edition.ID, _ tx: Transaction) throws -> Identifier<JobRow> {
    let piece = try Workpiece.load(id, tx)
    guard try piece.mayAnswerProof(tx) else { throw Fault.forbidden(ProofAnswer.refusal) }
    guard let revision = try Revision.of(piece.edition, tx) else { throw Fault.conflict("这条信息还没有保存过内容，请先保存再校对。") }
    let job = try SpellingJob(item: piece.item.id.value, edition: id.value, ordinal: revision.ordinal)
      .enqueue(tx, in: piece.item.town)
    try tx.run(
      """
      INSERT INTO proof_spelling (revision, job, found) VALUES (\(revision.id), \(job.value), '')
      ON CONFLICT (revision) DO UPDATE SET job = excluded.job, found = ''
      """)
    return job
  }

  package func run(_ context: JobContext) async throws {
    let revision = try await context.store.read { try Revision.at(ordinal, of: Edition.ID(edition), $0) }
    guard let revision else { throw Hopeless("这一稿已经不在了，不用再查。") }
    let paper = ProofPaper(revision.content)
    let today = context.store.today()
    let rules = Proofreader.allRules.filter { $0.name == "spelling" }
    var found: [LongSpelling.Found] = []
    let pieces = Self.pieces(of: paper.text)
    for (index, piece) in pieces.enumerated() {
      try Task.checkCancellation()
      let text = ProofText(paper.text.string(piece))
      // At each level, the strictest first: what the town hears is chosen when it is shown.
      var heard: [Range<Int>] = []
      for level in Level.allCases {
        let read = Proofreader(rules: rules, level: level).findings(in: text, context: ProofContext(today: today))
        let new = read.filter { finding in !heard.contains { $0.overlaps(finding.range) } }
        heard += new.map(\.range)
        found += new.map { LongSpelling.Found($0, from: piece.lowerBound, level) }
      }
      context.report(WorkProgress(index + 1, of: pieces.count, "已查到 \(found.count) 处"))
    }
    let kept = String(decoding: try JSONEncoder().encode(found), as: UTF8.self)
    _ = try await context.store.write(as: .program("proof")) {
      try $0.run("UPDATE proof_spelling SET found = \(kept) WHERE revision = \(revision.id)")
    }
    try await context.conclude("查了 \(paper.text.count) 个字符，疑似错别字 \(found.count) 处，请在校对页查看。")
  }

  /// Whole lines, some thousand characters together.
  private static func pieces(of text: ProofText) -> [Range<Int>] {
    var (pieces, start) = ([Range<Int>](), 0)
    for line in text.lines where line.upperBound - start >= 5_000 {
      pieces.append(start..<line.upperBound)
      start = line.upperBound
    }
    return start < text.count ? pieces + [start..<text.count] : pieces
  }
}

/// What a job supposed in a long revision (长文错别字).
package enum LongSpelling {
  /// One place: where, what could stand there, how sure; the words are quoted in the message,
  /// so an erasure wipes it.
  struct Found: Codable, Sendable {
    let start, end: Int
    let fix: String
    let message: String
    let evidence: String
    let isSure: Bool
    /// The strictest that speaks of it.
    let level: Level

    init(_ finding: Finding, from offset: Int, _ level: Level) {
      (start, end) = (finding.range.lowerBound + offset, finding.range.upperBound + offset)
      (fix, message, evidence) = (finding.fixes.first ?? "", finding.message, finding.evidence ?? "")
      (isSure, self.level) = (finding.severity == .error, level)
    }

    private enum CodingKeys: String, CodingKey { case start, end, fix, message, evidence, isSure, level, percent }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(start, forKey: .start)
      try values.encode(end, forKey: .end)
      try values.encode(fix, forKey: .fix)
      try values.encode(message, forKey: .message)
      try values.encode(evidence, forKey: .evidence)
      try values.encode(isSure, forKey: .isSure)
      try values.encode(level, forKey: .level)
    }

    /// Older rows have how sure a finding was instead of its level, and were cut at 90 and 75 of 100.
    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      (start, end) = (try values.decode(Int.self, forKey: .start), try values.decode(Int.self, forKey: .end))
      fix = try values.decode(String.self, forKey: .fix)
      message = try values.decode(String.self, forKey: .message)
      evidence = try values.decode(String.self, forKey: .evidence)
      isSure = try values.decode(Bool.self, forKey: .isSure)
      let percent = try values.decodeIfPresent(Int.self, forKey: .percent) ?? 0
      level = try values.decodeIfPresent(Level.self, forKey: .level)
        ?? (percent >= 90 ? .strict : percent >= 75 ? .standard : .sensitive)
    }
  }

  /// How far it is: not asked for, in hand, or done.
  package enum State: Sendable {
    case none
    case running(job: Int64)
    case done([Finding])
  }

  package static func of(_ revision: Revision.ID, level: Level, _ reader: some Reader) throws -> State {
    let row = try reader.first("SELECT job, found FROM proof_spelling WHERE revision = \(revision)")
    guard let row else { return .none }
    let text: String = try row["found"]
    if text.isEmpty { return .running(job: try row["job"]) }
    let found = try JSONDecoder().decode([Found].self, from: Data(text.utf8))
    return .done(
      found.filter { level.hears($0.level) }.sorted { $0.start < $1.start }.map {
        Finding(
          range: $0.start..<$0.end, rule: "spelling", severity: $0.isSure ? .error : .warn, message: $0.message,
          evidence: $0.evidence, fixes: [$0.fix])
      })
  }
}

import Foundation
import Kernel
import Store

/// A signature on a sheet (签字): of the committee, of the supervisors, of the town.
///
/// A sheet on the wall carries them; that the committee vouches for truth is 村民委员会组织法 第三十五条 (“保证所公布事项的真实性”),
/// that the supervisors look first is the usual way (先由村务监督委员会审查).
package struct PostingSign: Equatable, Sendable {
  /// In which capacity (签字环节).
  package enum Step: String, CaseIterable, Sendable, Storable {
    case committee, supervisors, town

    package var chinese: String {
      switch self {
      case .committee: "村委会"
      case .supervisors: "村务监督委员会"
      case .town: "镇"
      }
    }
  }

  package enum Verdict: String, CaseIterable, Sendable, Storable {
    case agreed, returned
    package var chinese: String { self == .agreed ? "同意" : "退回" }
  }

  package let step: Step
  package let verdict: Verdict
  package let signer: String
  package let note: String
  package let actor: String
  package let at: Date
  package let isVoid: Bool

  init(_ row: Row) throws {
    (step, verdict, signer) = (try row["step"], try row["verdict"], try row["signer"])
    (note, actor, at, isVoid) = (try row["note"], try row["actor"], try row["at"], try row["is_void"])
  }

  /// All of a posting, the earliest first.
  package static func list(of posting: Posting.ID, _ reader: some Reader) throws -> [PostingSign] {
    try reader.all("SELECT * FROM posting_sign WHERE posting = \(posting) ORDER BY id", PostingSign.init)
  }
}

extension Posting {
  /// Which signatures a rule asks for, in their order.
  package static func steps(_ rule: SheetRule) -> [PostingSign.Step] {
    [.committee] + (rule.terms.bySupervisors ? [.supervisors] : []) + (rule.terms.byTown ? [.town] : [])
  }

  /// The next signature that is missing; nil when all are there.
  package static func nextStep(_ id: ID, _ reader: some Reader) throws -> PostingSign.Step? {
    let posting = try find(id, reader)
    let rule = try SheetRule.find(try Slot.find(posting.slot, reader).rule, reader)
    let agreed = try PostingSign.list(of: id, reader).filter { $0.verdict == .agreed && !$0.isVoid }.map(\.step)
    return steps(rule).first { !agreed.contains($0) }
  }

  /// Signs, or gives it back (签字、退回). The committee's and the supervisors' names are noted by the handler from the
  /// paper; the town's own staff sign for the town, and not what they wrote themselves.
  package static func sign(
    _ id: ID, _ step: PostingSign.Step, _ verdict: PostingSign.Verdict = .agreed, by signer: String, note: String = "",
    _ tx: Transaction
  ) throws {
    let posting = try inHandForSigning(id, step, tx)
    guard try nextStep(id, tx) == step else {
      let next = try nextStep(id, tx)
      throw Fault.conflict(next.map { "现在轮到\($0.chinese)签字，请按次序办理。" } ?? "该签的都签了，可以打印张贴。")
    }
    var issues: [Issue] = []
    let (signer, note) = (signer.trimmed, note.trimmed)
    if !(2...40).contains(signer.unicodeScalars.count) { issues.append(Issue("signer", "请写明签字人的姓名。")) }
    if verdict == .returned, note.isEmpty { issues.append(Issue("note", "退回要写明原因，方便村里修改。")) }
    if note.count > 300 { issues.append(Issue("note", "意见不超过 300 个字，请缩短。")) }
    if step == .supervisors, try committeeSigner(id, tx) == signer {
      // 第三十七条: members of the committee and their near relatives do not sit among the supervisors.
      issues.append(Issue("signer", "村务监督委员会成员不能由村委会成员担任（村民委员会组织法第三十七条），请核对签字人。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try tx.run(
      """
      INSERT INTO posting_sign (posting, step, verdict, signer, note, account, actor, at)
      VALUES (\(id), \(step), \(verdict), \(signer), \(note), \(tx.actor.staff?.account), \(tx.actor.name), \(tx.now))
      """)
    if verdict == .returned { try tx.run("UPDATE posting_sign SET is_void = 1 WHERE posting = \(id)") }
    let rest = try nextStep(id, tx)
    let state: PostingState = verdict == .returned ? .draft : rest == nil ? .ready : .signing
    try tx.run("UPDATE posting SET state = \(state), changed_at = \(tx.now) WHERE id = \(id)")
    try tx.record(
      "posting.signed", of: "posting:\(id)", in: posting.village, "\(step.chinese)\(verdict.chinese)，\(posting.title)")
  }

  private static func inHandForSigning(_ id: ID, _ step: PostingSign.Step, _ tx: Transaction) throws -> Posting {
    guard step == .town else { return try inHand(id, tx) }
    let posting = try find(id, tx)
    try tx.actor.require(.firstReview, in: posting.village)
    guard [.draft, .signing, .ready].contains(posting.state) else { throw Fault.conflict("这一份已经上墙或者办结，不用再签。") }
    if let own = tx.actor.staff?.account, own == posting.account {
      throw Fault.forbidden("自己写的不能自己代表镇里签字，请别的同事审签。")
    }
    return posting
  }

  private static func committeeSigner(_ id: ID, _ tx: Transaction) throws -> String? {
    try PostingSign.list(of: id, tx).last { $0.step == .committee && !$0.isVoid }?.signer
  }
}

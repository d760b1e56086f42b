import Foundation
import Kernel
import Store

extension Edition {
  /// The opinion of the secrecy review that the same form may carry.
  package struct SecrecyOpinion: Sendable {
    package let opinion: SecrecyReview.Opinion
    package let basis: String
    package init(_ opinion: SecrecyReview.Opinion, basis: String) { (self.opinion, self.basis) = (opinion, basis) }
  }

  /// Publishes at once in an emergency, ahead of the remaining steps (先发后审). The gate holds, and so does the
  /// secrecy review: 条例 第十七条 knows no emergency. What was passed over stays on everyone's list until others make
  /// up for it, or it is taken down.
  package static func force(
    _ id: ID, reason: String, secrecy: SecrecyOpinion? = nil, _ tx: Transaction
  ) throws {
    let piece = try Workpiece.load(id, tx)
    try tx.actor.asHimself.require(.issue, in: piece.item.organisation, column: piece.column.id)
    guard transition(from: piece.edition.state, verb: .force) != nil else { throw piece.refusal(of: .force) }
    let isUninvolved = try piece.isUninvolved(tx)
    if piece.edition.step == .issue, isUninvolved {
      throw Fault.conflict("这一版只差签发，请在审核页直接通过，不用先发后审。")
    }
    var issues = reason.trimmed.isEmpty ? [Issue("reason", "请写明为什么来不及先审，补审的同事和审计都会看到。")] : []
    if reason.count > 300 { issues.append(Issue("reason", "理由最多 300 个字，请删减。")) }
    if let secrecy, issues.isEmpty {
      try recordSecrecyReview(id, secrecy.opinion, basis: secrecy.basis, tx)
    }
    issues += try piece.releaseIssues(tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    let steps = piece.edition.steps.isEmpty ? piece.column.steps : piece.edition.steps
    try piece.makePublic(by: .force, steps: steps, note: reason.trimmed, tx)
    try piece.owe(piece.missing(of: steps, isUninvolved: isUninvolved), reason: reason.trimmed, tx)
  }
}

extension Workpiece {
  /// What has to be made up for. Whoever forces has taken the last step himself, if he had no other part in it; but
  /// somebody else must always look at it.
  fileprivate func missing(of steps: [ReviewStep], isUninvolved: Bool) -> [ReviewStep] {
    var missing = Array(steps.dropFirst(edition.state.step ?? 0))
    if isUninvolved, missing.count > 1, missing.last == .issue { missing.removeLast() }
    return missing
  }

  fileprivate func owe(_ missing: [ReviewStep], reason: String, _ tx: Transaction) throws {
    let days = try Setting.value("publishing.laterReviewDays", for: item.organisation, on: tx.today, tx)
    let due = tx.now.addingTimeInterval(Double(days.flatMap { Int($0) } ?? 3) * 86_400)
    try tx.run(
      """
      INSERT INTO forced_release (edition, item, reason, actor, account, at, due_at)
      VALUES (\(edition.id), \(item.id), \(reason), \(tx.actor.name), \(tx.actor.staff?.account), \(tx.now), \(due))
      """)
    for (position, step) in missing.enumerated() {
      try tx.run(
        "INSERT INTO later_approval (edition, position, step) VALUES (\(edition.id), \(position), \(step.rawValue))")
    }
  }
}

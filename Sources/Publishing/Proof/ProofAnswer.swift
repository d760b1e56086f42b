import Foundation
import Kernel
import Proofing
import Store

/// An answer to a finding (校对答复): somebody looked at it and lets it stand, with a reason where one is due. It holds
/// for the item as long as the words around it stay.
package struct ProofAnswer: Sendable, Equatable {
  package let key: String
  package let rule: String
  package let reason: String
  /// As the journal writes him.
  package let actor: String
  package let at: Date

  /// The longest reason, in characters.
  package static let limit = 200

  package static func list(of item: Item.ID, _ reader: some Reader) throws -> [String: ProofAnswer] {
    let answers = try reader.all(query(item)) {
      ProofAnswer(
        key: try $0["mark"], rule: try $0["rule"], reason: try $0["reason"], actor: try $0["actor"], at: try $0["at"])
    }
    return Dictionary(answers.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  static func query(_ item: Item.ID) -> SQL {
    "SELECT mark, rule, reason, actor, at FROM proof_answer WHERE item = \(item) ORDER BY id"
  }

  /// Lets a finding stand (忽略). An error wants a reason; private matter wants a reviewer who wrote nothing of it.
  package static func give(_ mark: ProofMark, reason: String, to id: Edition.ID, _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireAnswering(mark, tx)
    let reason = reason.trimmed
    guard reason.count <= limit else { throw Fault.invalid("reason", "理由最多 \(limit) 个字，请删减。") }
    guard !reason.isEmpty || mark.finding.severity != .error else {
      throw Fault.invalid("reason", "“\(mark.words.prefix(20))”是错误级别的问题，不改正就要写明理由。")
    }
    try tx.run(
      """
      INSERT INTO proof_answer (item, mark, rule, reason, actor, account, at)
      VALUES (\(piece.item.id), \(mark.key), \(mark.finding.rule), \(reason), \(tx.actor.name),
        \(tx.actor.staff?.account), \(tx.now))
      ON CONFLICT (item, mark) DO UPDATE SET reason = excluded.reason, actor = excluded.actor,
        account = excluded.account, at = excluded.at
      """)
    try tx.record(
      "proof.ignored", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "\(mark.finding.rule)，标记 \(mark.key)" + Vouched.note(reason))
  }

  /// Takes the answer back (恢复提示).
  package static func revoke(_ key: String, of id: Edition.ID, _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    guard try piece.mayAnswerProof(tx) else { throw Fault.forbidden(refusal) }
    let taken = try tx.count("SELECT count(*) FROM proof_answer WHERE item = \(piece.item.id) AND mark = \(key)")
    guard taken > 0 else { return }
    try tx.run("DELETE FROM proof_answer WHERE item = \(piece.item.id) AND mark = \(key)")
    try tx.record("proof.reopened", of: "item:\(piece.item.id)", in: piece.item.organisation, "标记 \(key)")
  }

  static let refusal = "您没有这个栏目的经办或者审核权限，不能处理校对意见。"
}

extension Workpiece {
  fileprivate func requireAnswering(_ mark: ProofMark, _ tx: Transaction) throws {
    if mark.isPrivate, mark.finding.severity == .error {
      do { try requireReviewing(tx) } catch let fault as Fault where fault.kind == .forbidden {
        throw Fault.forbidden("个人隐私不能由起草人自己放行：请删去或者遮盖；确实依法应当公开的，请审核人员写明理由放行。")
      }
      return
    }
    guard try mayAnswerProof(tx) else { throw Fault.forbidden(ProofAnswer.refusal) }
  }

  func mayAnswerProof(_ tx: Transaction) throws -> Bool {
    let duties: [Duty] = [.draft, .villageDraft] + ReviewStep.allCases.map(\.duty)
    return duties.contains { tx.actor.may($0, in: item.organisation, column: column.id) }
  }
}

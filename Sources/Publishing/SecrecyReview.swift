import Foundation
import Kernel
import Store

/// The secrecy review (保密审查): 条例 第十七条 has every item reviewed before it is public, with who answers for it.
package struct SecrecyReview: Equatable, Sendable {
  package enum Opinion: String, CaseIterable, Sendable, Codable, Storable {
    case mayBePublic, mustNotBePublic, undecided

    package var chinese: String {
      switch self {
      case .mayBePublic: "可以公开"
      case .mustNotBePublic: "不得公开"
      case .undecided: "待主管部门或保密部门确定"
      }
    }
  }

  package let opinion: Opinion
  package let basis: String
  package let actor: String
  package let at: Date

  init(_ row: Row) throws {
    opinion = try row["opinion"]
    basis = try row["basis"]
    actor = try row["actor"]
    at = try row["at"]
  }

  /// The latest on one revision: a later text needs a review of its own.
  package static func latest(
    of revision: Revision.ID, _ edition: Edition.ID, _ reader: some Reader
  ) throws -> SecrecyReview? {
    try reader.first(
      """
      SELECT * FROM secrecy_review WHERE edition = \(edition) AND revision = \(revision) ORDER BY id DESC LIMIT 1
      """, SecrecyReview.init)
  }
}

extension Edition {
  /// Records the opinion on the edition's present revision. A reviewer gives it, and never on his own text.
  package static func recordSecrecyReview(
    _ id: ID, _ opinion: SecrecyReview.Opinion, basis: String, _ tx: Transaction
  ) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireReviewing(tx)
    switch piece.edition.state {
    case .draft, .inReview, .scheduled: break
    case .live, .superseded, .withdrawn, .discarded:
      throw Fault.conflict("这一版是“\(piece.edition.state.name.chinese)”，保密审查要在发布前做。")
    }
    guard let revision = try Revision.of(piece.edition, tx) else { throw Fault.conflict("还没有保存内容，无从审查。") }
    guard !basis.trimmed.isEmpty else {
      throw Fault.invalid("basis", "请写明保密审查的依据，例如“不涉及国家秘密、商业秘密和个人隐私”。")
    }
    try tx.run(
      """
      INSERT INTO secrecy_review (edition, revision, opinion, basis, actor, account, at)
      VALUES (\(id), \(revision.id), \(opinion), \(basis.trimmed), \(tx.actor.name), \(tx.actor.staff?.account),
        \(tx.now))
      """)
    try tx.record(
      "edition.secrecyReviewed", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "第 \(piece.edition.ordinal) 版第 \(revision.ordinal) 稿：\(opinion.chinese)" + Vouched.note(basis.trimmed))
  }
}

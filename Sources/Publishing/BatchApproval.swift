import Foundation
import Kernel
import Store

/// Passing many at once (批量通过): each edition by its own verb in its own transaction, so that what may not be passed
/// is skipped with its reason and holds up nothing else.
package struct BatchApproval: Sendable {
  /// One line that was ticked, with the revision that was seen.
  package struct Pick: Hashable, Sendable {
    package let edition: Edition.ID
    package let revision: Revision.ID
    package init(edition: Edition.ID, revision: Revision.ID) { (self.edition, self.revision) = (edition, revision) }
  }

  /// What became of one line.
  package struct Outcome: Equatable, Sendable {
    package let pick: Pick
    /// Nil when the actor may not even know of it.
    package let item: Item.ID?
    package let title: String
    package let result: Result
  }

  package enum Result: Equatable, Sendable {
    /// Where it stands now, and whose step it waits for.
    case passed(EditionState.Name, Duty?)
    /// Why it was left as it was.
    case skipped(String)
  }

  /// At most so many at once.
  package static let most = 100

  /// Passes what may be passed. With `basis`, those without any secrecy opinion get the opinion “可以公开” on that
  /// ground first (条例 第十七条); without, they are skipped: a list is no place to judge a text unread.
  package static func run(
    _ picks: [Pick], secrecyBasis basis: String?, as actor: Actor, _ store: Store
  ) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for pick in picks.prefix(most) {
      let seen = try await store.read { try Seen.fetch(pick, actor, $0) }
      let result: Result
      do {
        result = try await store.write(as: actor) { try pass(pick, basis, $0) }
      } catch let fault as Fault {
        result = .skipped(sentence(fault))
      }
      outcomes.append(Outcome(pick: pick, item: seen?.item, title: seen?.title ?? "", result: result))
    }
    return outcomes
  }

  private static func pass(_ pick: Pick, _ basis: String?, _ tx: Transaction) throws -> Result {
    let piece = try Workpiece.load(pick.edition, tx)
    try piece.requireStep(tx)
    guard let revision = try Revision.of(piece.edition, tx), revision.id == pick.revision else {
      throw Fault.conflict("您打开列表以后，内容改过了。请打开阅读最新的一稿，再办理。")
    }
    if let basis, try SecrecyReview.latest(of: revision.id, piece.edition.id, tx) == nil {
      try Edition.recordSecrecyReview(piece.edition.id, .mayBePublic, basis: basis, tx)
    }
    let issues = try Gate.secrecyIssues(revision, tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try Edition.approve(piece.edition.id, note: "批量通过", tx)
    let after = try Edition.find(piece.edition.id, tx)
    return .passed(after.state.name, after.step?.duty)
  }

  private static func sentence(_ fault: Fault) -> String {
    if !fault.issues.isEmpty { return fault.issues.map(\.sentence).joined() }
    return fault.kind == .notFound ? "不在您的职责范围内，没有办理。" : "现在不能办理，请打开这条信息查看。"
  }

  /// What the list called it, if the actor may see it.
  private struct Seen: Sendable {
    let item: Item.ID
    let title: String

    static func fetch(_ pick: Pick, _ actor: Actor, _ reader: some Reader) throws -> Seen? {
      try reader.first(
        """
        SELECT item.id, COALESCE(revision.title, '') AS title FROM edition JOIN item ON item.id = edition.item
        LEFT JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
        WHERE edition.id = \(pick.edition) AND \(Scope.condition(actor))
        """
      ) { Seen(item: try $0["id"], title: try $0["title"]) }
    }
  }
}

import Foundation
import Kernel
import Store

/// An edition (版本): a numbered version of an item that is or will be public. It moves from state to state;
/// what it says is in its revisions.
package struct Edition: Equatable, Sendable {
  package typealias ID = Identifier<Edition>

  package let id: ID
  package let item: Item.ID
  package let ordinal: Int
  package let state: EditionState
  /// The ordinal of the revision that counts; whoever saves must say it.
  package let revision: Int
  /// The review steps as they were when it was submitted.
  package let steps: [ReviewStep]
  /// How often it has been submitted.
  package let round: Int
  package let submittedAt: Date?
  package let scheduledFor: Date?
  package let publishedAt: Date?
  /// Who opened it; nil for the program.
  package let account: Identifier<AccountRow>?
  /// 急件, and by when its writer wishes it to be public (期望发布时间).
  package let isUrgent: Bool
  package let wishedFor: Date?

  /// The step it waits at.
  package var step: ReviewStep? { state.step.map { steps[$0] } }

  init(_ row: Row) throws {
    id = try row["id"]
    item = try row["item"]
    ordinal = try row["ordinal"]
    revision = try row["revision"]
    steps = ReviewStep.read(try row["steps"])
    round = try row["round"]
    submittedAt = try row["submitted_at"]
    scheduledFor = try row["scheduled_for"]
    publishedAt = try row["published_at"]
    account = try row["account"]
    isUrgent = try row["is_urgent"]
    wishedFor = try row["wished_for"]
    state = try Self.state(row, count: steps.count)
  }

  private static func state(_ row: Row, count: Int) throws -> EditionState {
    let name: EditionState.Name = try row["state"]
    switch name {
    case .draft: return .draft
    case .inReview: return .inReview(step: try row["step"], of: count)
    case .scheduled: return .scheduled
    case .live: return .live
    case .superseded: return .superseded
    case .withdrawn: return .withdrawn
    case .discarded: return .discarded
    }
  }
}

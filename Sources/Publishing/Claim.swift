import Foundation
import Kernel
import Store

/// A claim (认领): a reviewer has taken an item that waits for his step, so that no second one reads the same. It ends by
/// itself: when the edition moves on, or when its working hours have passed.
package struct Claim: Equatable, Sendable {
  package typealias ID = Identifier<Claim>

  package let id: ID
  package let edition: Edition.ID
  package let account: Identifier<AccountRow>
  /// Who, as history writes it.
  package let actor: String
  package let takenAt: Date
  package let expiresAt: Date

  init(_ row: Row) throws {
    id = try row["id"]
    edition = try row["edition"]
    account = try row["account"]
    actor = try row["actor"]
    takenAt = try row["taken_at"]
    expiresAt = try row["expires_at"]
  }

  /// Who holds an edition now.
  package static func holder(of edition: Edition.ID, at now: Date, _ reader: some Reader) throws -> Claim? {
    try holders(of: [edition], at: now, reader)[edition]
  }

  /// Who holds which of these editions now, for a list.
  package static func holders(
    of editions: [Edition.ID], at now: Date, _ reader: some Reader
  ) throws -> [Edition.ID: Claim] {
    let claims = try reader.all(query(editions, now), Claim.init)
    return Dictionary(claims.map { ($0.edition, $0) }, uniquingKeysWith: { first, _ in first })
  }

  static func query(_ editions: [Edition.ID], _ now: Date) -> SQL {
    """
    SELECT claim.* FROM claim JOIN edition ON edition.id = claim.edition
    WHERE claim.edition IN \(list: editions) AND \(running(now))
    """
  }

  /// Whether a row of `claim` beside its `edition` still says something.
  static func running(_ now: Date) -> SQL {
    """
    claim.ended_at IS NULL AND claim.expires_at > \(now) AND edition.state = 'inReview'
      AND claim.round = edition.round AND claim.duty = edition.awaits
    """
  }

  /// Throws when somebody else holds it.
  static func requireFree(_ piece: Workpiece, _ tx: Transaction) throws {
    guard let staff = tx.actor.staff, let claim = try holder(of: piece.edition.id, at: tx.now, tx),
      claim.account != staff.account
    else { return }
    throw Fault.conflict("这一版已经有同事认领（到 \(Beijing.minute(claim.expiresAt)) 为止）。确实要由您办理，请先在审核页“接手”，写明原因。")
  }
}

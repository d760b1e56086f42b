import Foundation
import Kernel
import Publishing
import Store

/// What a page of the inbox knows of colleagues (待办协同): who holds which line, and the hours of the office.
struct InboxTeam: Sendable {
  let claims: [Edition.ID: Claim]
  let people: People
  let time: WorkTime

  static func fetch(
    _ editions: [Edition.ID], _ staff: Staff, at now: Date, _ reader: some Reader
  ) throws -> InboxTeam {
    let claims = try Claim.holders(of: editions, at: now, reader)
    return InboxTeam(
      claims: claims, people: try People(claims.values.map(\.actor), reader),
      time: try WorkTime.inForce(for: staff.organisation, on: Day(at: now), reader))
  }

  /// Who called him and has not been read yet (提到我的), the latest first. Going there marks it read.
  static func mentions(of staff: Staff, _ reader: some Reader) throws -> [MessageRow] {
    let unread = try Message.list(for: staff.account, onlyUnread: true, limit: 30, reader)
    let mentions = unread.filter { $0.kind == .mentioned }.prefix(5)
    let people = try People(mentions.map(\.sender), reader)
    return mentions.map { MessageRow($0, people) }
  }
}

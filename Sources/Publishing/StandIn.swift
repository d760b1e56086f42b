import Foundation
import Kernel
import Store

/// A stand-in (请假代办): while somebody is away, from a day to a day, a colleague has his duties of writing and review.
/// It ends by itself.
package struct StandIn: Equatable, Sendable {
  package typealias ID = Identifier<StandIn>

  package let id: ID
  /// Who is away.
  package let account: Identifier<AccountRow>
  package let accountName: String
  package let deputy: Identifier<AccountRow>
  package let deputyName: String
  package let from: Day
  package let to: Day
  package let note: String
  package let endedAt: Date?

  /// How the office sees him in whose name work is done.
  package var principal: Principal { Principal(account: account, displayName: accountName, until: to) }

  init(_ row: Row) throws {
    id = try row["id"]
    account = try row["account"]
    accountName = try row["account_name"]
    deputy = try row["deputy"]
    deputyName = try row["deputy_name"]
    from = try row["from_day"]
    to = try row["to_day"]
    note = try row["note"]
    endedAt = try row["ended_at"]
  }

  /// For whom this colleague stands in on a day. Asked at every request of the desk.
  package static func duties(of deputy: Identifier<AccountRow>, on day: Day, _ reader: some Reader) throws -> [StandIn]
  {
    try reader.all(query(deputy, day), StandIn.init)
  }

  static func query(_ deputy: Identifier<AccountRow>, _ day: Day) -> SQL {
    """
    SELECT * FROM stand_in WHERE deputy = \(deputy) AND ended_at IS NULL AND to_day >= \(day) AND from_day <= \(day)
    ORDER BY to_day
    """
  }

  /// Who stands in for these people on a day.
  package static func deputies(
    of people: [Identifier<AccountRow>], on day: Day, _ reader: some Reader
  ) throws -> [StandIn] {
    try reader.all(
      """
      SELECT * FROM stand_in
      WHERE account IN \(list: people) AND ended_at IS NULL AND from_day <= \(day) AND to_day >= \(day)
      ORDER BY account, id
      """, StandIn.init)
  }

  /// What concerns somebody, as the one who is away, who stands in, or who arranged it, the latest first. A town makes
  /// a few of them a month.
  package static func list(
    of account: Identifier<AccountRow>, madeBy actor: String, _ reader: some Reader
  ) throws -> [StandIn] {
    try reader.all(
      """
      SELECT * FROM stand_in WHERE account = \(account) OR deputy = \(account) OR made_by = \(actor)
      ORDER BY to_day DESC, id DESC LIMIT 50
      """, StandIn.init)
  }

  /// 尚未开始、正在代办、已经结束.
  package enum Stand: Sendable, Equatable { case ahead, running, over }

  package func stand(on day: Day) -> Stand {
    if endedAt != nil || to < day { return .over }
    return from > day ? .ahead : .running
  }
}

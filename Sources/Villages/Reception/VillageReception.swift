import Foundation
import Kernel
import Store

/// Somebody received in a village with a question or demand (群众公开诉求接待): noted in half a minute, answered on the spot or
/// handed to the town.
package struct VillageReception: Equatable, Sendable {
  package typealias ID = Identifier<VillageReception>

  package let id: ID
  package let town: Identifier<Organisation>
  package let village: Identifier<Organisation>
  package let villageName: String
  package let day: Day
  package let channel: Channel
  package let topic: Topic
  package let matter: String
  /// Masked; empty when nobody left any.
  package let contactShown: String
  package let state: State
  package let answer: String
  package let handedOn: Day?
  package let handedFor: String
  package let settledOn: Day?
  /// The town's order that it became when it was handed over, and its number.
  package let ticket: Int64?
  package let ticketNumber: String
  package let author: String
  package let notedAt: Date

  /// How they came (来访方式).
  package enum Channel: String, CaseIterable, Sendable, Storable {
    case visit, phone, round, online

    package var chinese: String {
      switch self {
      case .visit: "来访"
      case .phone: "来电"
      case .round: "入户走访"
      case .online: "微信、网络"
      }
    }
  }

  /// What it was about (诉求类别).
  package enum Topic: String, CaseIterable, Sendable, Storable {
    case funds, finance, land, policy, affairs, other

    package var chinese: String {
      switch self {
      case .funds: "惠民资金"
      case .finance: "村级财务"
      case .land: "土地、宅基地"
      case .policy: "政策咨询"
      case .affairs: "村务决策"
      case .other: "其他"
      }
    }
  }

  /// Where it stands (办理状态).
  package enum State: String, CaseIterable, Sendable, Storable {
    case open, handed, settled

    package var chinese: String {
      switch self {
      case .open: "待答复"
      case .handed: "已转镇里"
      case .settled: "已答复"
      }
    }
  }

  init(_ row: Row) throws {
    (id, town, village) = (try row["id"], try row["town"], try row["village"])
    (villageName, day, channel) = (try row["village_name"], try row["day"], try row["channel"])
    (topic, matter, contactShown) = (try row["topic"], try row["matter"], try row["contact_shown"])
    (state, answer, handedOn) = (try row["state"], try row["answer"], try row["handed_on"])
    (handedFor, settledOn) = (try row["handed_for"], try row["settled_on"])
    (author, notedAt) = (try row["author"], try row["noted_at"])
    (ticket, ticketNumber) = (try row["ticket"], try row["ticket_number"])
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> VillageReception {
    guard let found = try reader.first("SELECT * FROM reception WHERE id = \(id)", VillageReception.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// Those of some villages in a time, the newest first.
  package static func list(
    of villages: [Identifier<Organisation>], from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [VillageReception] {
    try reader.all(query(villages, first, last), VillageReception.init)
  }

  static func query(_ villages: [Identifier<Organisation>], _ first: Day, _ last: Day) -> SQL {
    """
    SELECT * FROM reception WHERE village IN \(list: villages) AND day BETWEEN \(first) AND \(last)
    ORDER BY day DESC, id DESC LIMIT 1000
    """
  }

  /// What villages handed to the town and nobody has answered yet, the oldest first.
  package static func handed(to town: Identifier<Organisation>, _ reader: some Reader) throws -> [VillageReception] {
    try reader.all(
      "SELECT * FROM reception WHERE town = \(town) AND state = 'handed' ORDER BY handed_on, id LIMIT 500",
      VillageReception.init)
  }
}

import Foundation
import Kernel
import Store

/// A message (消息): one line addressed to one member of staff, because he was mentioned, is waited for, or was handed
/// something. It stays until he has read it.
package struct Message: Equatable, Sendable {
  package typealias ID = Identifier<Message>

  package enum Kind: String, CaseIterable, Sendable, Storable {
    case mentioned, reminded, urged, handed, takenOver, standIn, opinion

    package var chinese: String {
      switch self {
      case .mentioned: "提到我的"
      case .reminded: "提醒"
      case .urged: "催办"
      case .handed: "转交"
      case .takenOver: "被接手"
      case .standIn: "请假代办"
      case .opinion: "意见"
      }
    }
  }

  package let id: ID
  package let kind: Kind
  package let item: Item.ID?
  /// Who caused it, as history writes it.
  package let sender: String
  package let text: String
  /// The page of our own that it leads to; empty for none.
  package let link: String
  package let at: Date
  package let readAt: Date?

  init(_ row: Row) throws {
    id = try row["id"]
    kind = try row["kind"]
    item = try row["item"]
    sender = try row["sender"]
    text = try row["text"]
    link = try row["link"]
    at = try row["at"]
    readAt = try row["read_at"]
  }

  /// Says something to each of them, but the same on the same topic only once. Returns how many were told.
  @discardableResult
  package static func send(
    _ kind: Kind, to people: some Sequence<Identifier<AccountRow>>, _ text: String, about item: Item.ID?,
    topic: String, link: String = "", _ tx: Transaction
  ) throws -> Int {
    try Set(people).sorted().reduce(0) { told, account in
      told
        + (try tx.run(
          """
          INSERT INTO message (account, kind, topic, item, sender, text, at, link)
          VALUES (\(account), \(kind), \(topic), \(item), \(tx.actor.name), \(text), \(tx.now), \(link))
          ON CONFLICT (account, kind, topic) DO NOTHING
          """))
    }
  }
}

/// Reading one's messages (查看消息).
extension Message {
  /// How many are unread: the number in the header of every page.
  package static func unread(by account: Identifier<AccountRow>, _ reader: some Reader) throws -> Int {
    try reader.count("SELECT count(*) FROM message WHERE account = \(account) AND read_at IS NULL")
  }

  /// The latest first; only the unread, or all.
  package static func list(
    for account: Identifier<AccountRow>, onlyUnread: Bool = false, limit: Int = 100, _ reader: some Reader
  ) throws -> [Message] {
    try reader.all("\(query(account, onlyUnread: onlyUnread)) LIMIT \(limit)", Message.init)
  }

  static func query(_ account: Identifier<AccountRow>, onlyUnread: Bool) -> SQL {
    let condition: SQL = onlyUnread ? "AND read_at IS NULL" : ""
    return "SELECT * FROM message WHERE account = \(account) \(condition) ORDER BY id DESC"
  }

  /// Marks his messages read: one, those about one item, or all.
  @discardableResult
  package static func read(_ which: Which, _ tx: Transaction) throws -> Int {
    guard let account = tx.actor.staff?.account else { throw Fault.forbidden }
    let condition: SQL =
      switch which {
      case .one(let id): "id = \(id)"
      case .about(let item): "item = \(item)"
      case .all: "1 = 1"
      }
    return try tx.run(
      "UPDATE message SET read_at = \(tx.now) WHERE account = \(account) AND read_at IS NULL AND \(condition)")
  }

  package enum Which: Sendable {
    case one(ID)
    case about(Item.ID)
    case all
  }
}

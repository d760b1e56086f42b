import Foundation
import Kernel
import Store

/// A remark (讨论): what colleagues say to one another about an item while it is worked on. It approves nothing.
package struct Remark: Equatable, Sendable {
  package typealias ID = Identifier<Remark>

  package let id: ID
  package let edition: Int
  package let actor: String
  package let at: Date
  package let text: String

  /// The longest one, in characters.
  package static let limit = 1000

  /// What was said about an item, oldest first. The caller has seen to it that the reader may see the item.
  package static func list(of item: Item.ID, _ reader: some Reader) throws -> [Remark] {
    try reader.all(query(item)) {
      Remark(
        id: try $0["id"], edition: try $0["ordinal"], actor: try $0["actor"], at: try $0["at"], text: try $0["text"])
    }
  }

  static func query(_ item: Item.ID) -> SQL {
    """
    SELECT remark.id, edition.ordinal, remark.actor, remark.at, remark.text
    FROM remark JOIN edition ON edition.id = remark.edition WHERE remark.item = \(item) ORDER BY remark.id
    """
  }

  /// Says something about an item that one may see, and calls the colleagues it mentions.
  @discardableResult
  package static func say(
    _ text: String, about id: Edition.ID, to colleagues: [Mention.Colleague], _ tx: Transaction
  ) throws -> ID {
    let piece = try Workpiece.load(id, tx)
    let text = text.trimmed
    guard !text.isEmpty else { throw Fault.invalid("text", "请写下要说的话。") }
    guard text.count <= limit else { throw Fault.invalid("text", "一次最多写 \(limit) 个字，请删减或分几次说。") }
    let remark: ID = try tx.insert(
      """
      INSERT INTO remark (item, edition, actor, account, at, text)
      VALUES (\(piece.item.id), \(id), \(tx.actor.name), \(tx.actor.staff?.account), \(tx.now), \(text)) RETURNING id
      """)
    try Mention.tell(colleagues, of: piece.item.id, saying: text, topic: "remark:\(remark)", tx)
    try tx.record(
      "remark.said", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "第 \(piece.edition.ordinal) 版，提到 \(colleagues.count) 人" + Vouched.note(text))
    return remark
  }

  /// The first words of it, for a list.
  static func opening(_ text: String) -> String {
    let line = text.trimmed.replacing("\n", with: " ")
    return line.count <= 80 ? line : line.prefix(80) + "…"
  }
}

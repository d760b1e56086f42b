import Casework
import Kernel
import Manuscript
import Publishing
import Store

/// A concern is answered by a published item (关切回应): the draft and the link are one change, and the concern is answered
/// when the item is public.
enum ConcernResponse {
  static func draft(
    _ id: Concern.ID, in town: Town, column: Column, title: String, text: String, _ tx: Transaction
  ) throws {
    guard !text.stripped.isEmpty else { throw Fault.invalid("text", "请写回应内容：事实、措施、联系方式。") }
    let paragraphs = text.stripped.split(whereSeparator: \.isNewline).map {
      Block.paragraph(Paragraph([.text(String($0))]))
    }
    var content = Content(title: title, manuscript: Manuscript(blocks: paragraphs))
    (content.issuer, content.sourceName) = (town.organisation.name, town.organisation.name)
    let edition = try Item.draft(content, in: town.id, column: column.id, tx)
    try Concern.respond(id, in: town.id, by: edition.item.value, tx)
  }

  /// Links an item that somebody has written already.
  static func link(_ id: Concern.ID, in town: Identifier<Organisation>, to item: Item.ID, _ tx: Transaction) throws {
    guard try Item.town(of: item, tx) == town else { throw Fault.invalid("item", "本镇没有编号为 \(item) 的信息，请核对。") }
    if let other = try Concern.answered(by: item.value, tx) {
      throw Fault.invalid("item", "这条信息已经关联到关切 \(other.number)，一条回应只关联一项关切。")
    }
    try Concern.respond(id, in: town, by: item.value, tx)
  }
}

extension Site {
  /// Notes which concerns have been answered since: their items are public. Asked now and then, and before they are shown.
  package func settleConcerns() async throws {
    let answered = try await store.read { reader in
      let awaiting = try Concern.awaiting(reader)
      let published = try Item.publication(of: awaiting.map { Item.ID($0.item) }, reader)
      return awaiting.compactMap { each in published[Item.ID(each.item)].map { (id: each.id, at: $0) } }
    }
    guard !answered.isEmpty else { return }
    try await store.write(as: .program("concerns")) { tx in
      for each in answered { try Concern.answered(each.id, at: each.at, tx) }
    }
  }
}

import Kernel
import Store

extension Item {
  /// Opens a new item with its first draft (起草). Returns the edition to go on with.
  package static func draft(
    _ content: Content, in organisation: Identifier<Organisation>, column id: Column.ID, _ tx: Transaction
  ) throws -> Edition {
    let owner = try Owner.find(organisation, tx)
    let column = try Column.find(id, tx)
    guard column.town == owner.town else { throw Fault.notFound }
    try owner.requireDrafting(tx.actor, column: id)
    var issues = content.issues() + column.refusals()
    if !content.attachments.isEmpty { issues.append(Issue("attachments", "请先保存信息，再上传附件。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    let item = try Item.open(owner, column, origin: nil, tx)
    let edition = try Edition.open(item, ordinal: 1, tx)
    try Revision.write(content, for: edition, town: owner.town, tx)
    try tx.record("item.drafted", of: "item:\(item)", in: organisation, "栏目“\(column.name)”")
    return try Edition.find(edition.id, tx)
  }

  /// Adds the row, with the town's next number.
  static func open(_ owner: Owner, _ column: Column, origin: ImportOrigin?, _ tx: Transaction) throws -> ID {
    let number = try Serial.next("item:\(owner.town)", tx)
    return try tx.insert(
      """
      INSERT INTO item (organisation, town, column_id, number, imported_at, imported_from, original_published_on,
        original_index_number, created_at, created_by, changed_at)
      VALUES (\(owner.organisation), \(owner.town), \(column.id), \(number), \(origin.map { _ in tx.now }),
        \(origin?.from), \(origin?.publishedOn), \(origin?.indexNumber), \(tx.now), \(tx.actor.name), \(tx.now))
      RETURNING id
      """)
  }
}

extension Column {
  /// Why nothing new may be put into it.
  func refusals() -> [Issue] {
    if isClosed { return [Issue("column", "栏目“\(name)”已经关闭，不再收新信息，请换一个栏目。")] }
    if !kind.takesItems { return [Issue("column", "“\(name)”是办事入口，不放信息，请换一个栏目。")] }
    return []
  }
}

extension Edition {
  package static func find(_ id: ID, _ reader: some Reader) throws -> Edition {
    guard let edition = try reader.first("SELECT * FROM edition WHERE id = \(id)", Edition.init) else {
      throw Fault.notFound
    }
    return edition
  }

  /// Adds the row of a new draft.
  static func open(_ item: Item.ID, ordinal: Int, _ tx: Transaction) throws -> Edition {
    let id: ID = try tx.insert(
      """
      INSERT INTO edition (item, ordinal, state, account, opened_at, changed_at)
      VALUES (\(item), \(ordinal), 'draft', \(tx.actor.staff?.account), \(tx.now), \(tx.now)) RETURNING id
      """)
    return try find(id, tx)
  }
}

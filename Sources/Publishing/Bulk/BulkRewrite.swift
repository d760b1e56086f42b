import Kernel
import Manuscript
import Store

/// Changing what items say (批量改内容): a draft gets a new revision; what is public gets a new edition beside it, which
/// goes to review by its column's steps. Nobody approves what he wrote himself, so nothing public changes at once.
extension Bulk {
  static func replace(
    _ replacement: BulkReplacement, _ line: BulkItem, _ bulk: ID, _ tx: Transaction
  ) throws -> Treated {
    let places = try chosenPlaces(of: bulk, line.item, tx)
    guard !places.isEmpty else { throw Skip("这一条的各处都没有勾选。") }
    let count = places.values.reduce(0) { $0 + $1.count }
    let substitution = replacement.substitution
    let note = "批量替换：“\(substitution.words)”改为“\(substitution.replacement)”（批量处理第 \(bulk) 号）"
    let made = try rewrite(line, seen: line.seen, note: note, submits: replacement.submits, tx) { content in
      for (field, chosen) in places {
        switch field {
        case .body: content.manuscript = content.manuscript.replacing(substitution, where: chosen.contains)
        case .attachments: try rename(&content, line.item, substitution, chosen, tx)
        case .title, .subtitle, .summary, .documentNumber, .issuer, .sourceName, .author, .keywords, .theme,
          .opennessBasis, .facts, .alternatives, .links:
          content.set(substitution.applied(to: content.texts(of: field), where: chosen.contains), of: field)
        }
      }
    }
    return Treated(note: "替换 \(count) 处，\(made.note)", before: made.before, made: made.made)
  }

  static func retag(_ tags: BulkTags, _ line: BulkItem, _ bulk: ID, _ tx: Transaction) throws -> Treated {
    try rewrite(line, seen: nil, note: "批量改关键词和主题（批量处理第 \(bulk) 号）", submits: tags.submits, tx) { content in
      guard let made = tags.applied(to: content) else { throw Skip("关键词和主题本来就是这样，没有要改的。") }
      content = made
    }
  }

  /// The one way in which bulk work changes content. `seen` is the revision the person looked at, if he did.
  static func rewrite(
    _ line: BulkItem, seen: Revision.ID?, note: String, submits: Bool, _ tx: Transaction,
    _ change: (inout Content) throws -> Void
  ) throws -> Treated {
    let item = try Item.visible(line.item, tx)
    guard let edition = try Edition.inHand(of: item.id, tx), let revision = try Revision.of(edition, tx) else {
      throw Skip("还没有保存过内容。")
    }
    if let seen, seen != revision.id { throw Skip("预览以后内容又改过，没有动；请重新查找。") }
    var content = revision.content
    try change(&content)
    var before = BulkItem.Before()
    before.revision = revision.id
    let isPublic = edition.state == .live
    switch edition.state {
    case .draft, .live: break
    case .inReview, .scheduled: throw Skip("“\(edition.state.name.chinese)”的信息不能改，请先撤回或退回。")
    case .superseded, .withdrawn, .discarded: throw Skip("这条信息\(edition.state.name.chinese)，没有改。")
    }
    let working = isPublic ? try Item.openEdition(item.id, tx) : edition
    if isPublic { before.opened = working.id }
    content.changeNote = Self.note(note, after: isPublic ? "" : content.changeNote)
    content.isMajor = isPublic ? false : content.isMajor
    let ordinal = try Edition.save(working.id, content, expecting: working.revision, tx)
    let made = try Revision.at(ordinal, of: working.id, tx)?.id
    let outcome = isPublic ? try handIn(working.id, submits, tx) : "草稿已存为第 \(ordinal) 稿。"
    return Treated(note: outcome, before: before, made: made)
  }

  /// What is missing at the gate keeps the new edition a draft, and is said; the change stands.
  static func handIn(_ edition: Edition.ID, _ submits: Bool, _ tx: Transaction) throws -> String {
    guard submits else { return "已另开新版，留作草稿。" }
    do {
      try tx.savepoint { try Edition.submit(edition, tx) }
      return "已另开新版并送审，通过后替换公开页面。"
    } catch let fault as Fault {
      return "已另开新版，还不能送审：\(reason(fault))"
    }
  }

  private static func note(_ note: String, after earlier: String) -> String {
    let both = earlier.isEmpty ? note : "\(earlier)；\(note)"
    return both.count <= 500 ? both : String(note.prefix(500))
  }

  /// An attachment under another name is another row, so that the public page keeps its own until the new edition is
  /// passed; from then on the old address shows it. A picture that the text calls by its name keeps it.
  private static func rename(
    _ content: inout Content, _ item: Item.ID, _ substitution: Substitution, _ chosen: Set<Int>, _ tx: Transaction
  ) throws {
    var count = 0
    for (index, id) in content.attachments.enumerated() {
      let row = try tx.only("SELECT * FROM attachment WHERE id = \(id)")
      let attachment = try Attachment(row)
      let hits = substitution.hits(in: attachment.name).count
      let name = substitution.applied(to: attachment.name) { [count] in chosen.contains(count + $0) }
      count += hits
      guard name != attachment.name, !content.manuscript.calls("media:\(attachment.name)") else { continue }
      do { content.attachments[index] = try Item.rename(id, to: name, of: item, tx).id } catch let fault as Fault {
        throw Skip(reason(fault))
      }
    }
  }
}

extension Manuscript {
  /// Whether a picture of the text is called by this source.
  fileprivate func calls(_ source: String) -> Bool { images.contains { $0.source == source } }
}

extension Edition {
  /// The edition of an item that work goes on with (在办版本): the one being worked on, else the public one, else the
  /// latest.
  static func inHand(of item: Item.ID, _ reader: some Reader) throws -> Edition? {
    try reader.first("SELECT * FROM edition WHERE item = \(item) ORDER BY \(handOrder) LIMIT 1", Edition.init)
  }

  static let handOrder: SQL = """
    CASE WHEN state IN ('draft', 'inReview', 'scheduled') THEN 0 WHEN state = 'live' THEN 1 ELSE 2 END, ordinal DESC
    """
}

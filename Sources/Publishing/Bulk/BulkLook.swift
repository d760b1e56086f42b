import Kernel
import Manuscript
import Store

extension Bulk {
  /// Looks for the words to replace (查找), a part of the items at a time, each part in a transaction of its own: a crash
  /// in the middle is gone on from. Items without a hit are skipped at once.
  package static func look(
    _ id: ID, as actor: Actor, _ store: Store, report: ProgressReport = { _ in }
  ) async throws {
    let bulk = try await store.read { try find(id, as: actor, $0) }
    guard bulk.state == .looking, case .replace(let replacement)? = bulk.order else { return }
    let total = try await store.read { try $0.count("SELECT count(*) FROM bulk_item WHERE bulk = \(id)") }
    while true {
      try Task.checkCancellation()
      let left = try await store.write(as: actor) { tx in
        try lookOn(id, replacement, tx)
        return try tx.count("SELECT count(*) FROM bulk_item WHERE \(unseen(id))")
      }
      report(WorkProgress(total - left, of: total, "正在查找"))
      if left == 0 { break }
    }
    try await store.write(as: actor) { tx in
      let hits = try tx.count("SELECT count(*) FROM bulk_hit WHERE bulk = \(id)")
      try tx.run(
        """
        UPDATE bulk SET state = \(hits > 0 ? State.ready : .done), ended_at = \(hits > 0 ? nil : tx.now)
        WHERE id = \(id) AND state = 'looking'
        """)
    }
  }

  private static func unseen(_ id: ID) -> SQL { "bulk = \(id) AND outcome = 'waiting' AND seen IS NULL" }

  private static func lookOn(_ id: ID, _ replacement: BulkReplacement, _ tx: Transaction) throws {
    let rows = try tx.all(
      """
      SELECT part.item, revision.id AS revision_id, revision.*,
        \(mayHold(replacement.substitution, "plain_text")) AS may_hold,
        \(mayHold(replacement.substitution, "manuscript")) AS tree_may_hold
      FROM (SELECT item, position FROM bulk_item WHERE \(unseen(id)) ORDER BY position LIMIT 50) AS part
      LEFT JOIN edition
        ON edition.id = (SELECT id FROM edition WHERE item = part.item ORDER BY \(Edition.handOrder) LIMIT 1)
      LEFT JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
      ORDER BY part.position
      """)
    var next = try tx.count("SELECT COALESCE(max(position) + 1, 0) FROM bulk_hit WHERE bulk = \(id)")
    for row in rows {
      let item: Item.ID = try row["item"]
      guard let revision: Revision.ID = try row["revision_id"] else {
        try settle(id, item, .skipped, "还没有保存过内容。", tx)
        continue
      }
      let hits = try hits(row, revision, replacement, tx)
      for (field, place, hit) in hits {
        try tx.run(
          """
          INSERT INTO bulk_hit (bulk, position, item, field, place, lead, found, trail)
          VALUES (\(id), \(next), \(item), \(field), \(place), \(hit.lead), \(hit.found), \(hit.trail))
          """)
        next += 1
      }
      try tx.run("UPDATE bulk_item SET seen = \(revision) WHERE bulk = \(id) AND item = \(item)")
      if hits.isEmpty { try settle(id, item, .skipped, "没有找到这些文字。", tx) }
    }
  }

  private static func hits(
    _ row: Row, _ revision: Revision.ID, _ replacement: BulkReplacement, _ tx: Transaction
  ) throws -> [(BulkField, Int, Substitution.Hit)] {
    let substitution = replacement.substitution
    var found: [(BulkField, Int, Substitution.Hit)] = []
    let (mayHold, treeMayHold): (Bool, Bool) = (try row["may_hold"], try row["tree_may_hold"])
    // The tree is only read where it has the words: most of the time they are not there.
    let isAskedFor = !replacement.fields.isDisjoint(with: [.alternatives, .links])
    let readsTree = mayHold && replacement.fields.contains(.body) || treeMayHold && isAskedFor
    let content = readsTree ? try Content(row) : try Content(fieldsOf: row)
    for field in BulkField.allCases where replacement.fields.contains(field) {
      let hits: [Substitution.Hit]
      switch field {
      case .body: hits = content.manuscript.hits(of: substitution)
      case .attachments: hits = substitution.hits(in: try Attachment.names(of: revision, tx))
      case .title, .subtitle, .summary, .documentNumber, .issuer, .sourceName, .author, .keywords, .theme,
        .opennessBasis, .facts, .alternatives, .links:
        hits = substitution.hits(in: content.texts(of: field))
      }
      found += hits.enumerated().map { (field, $0.offset, $0.element) }
    }
    return found
  }

  /// Whether a text of the revision may hold the words. Words that have two widths cannot be asked for in the database,
  /// nor such as are spelled otherwise in JSON.
  private static func mayHold(_ substitution: Substitution, _ column: SQL) -> SQL {
    let hasWidths = substitution.words.unicodeScalars.contains { $0.isASCII || (0xFF00...0xFF5E).contains($0.value) || $0 == "\u{3000}" }
    let isEscaped = substitution.words.unicodeScalars.contains { $0 == "\"" || $0 == "\\" || $0.value < 0x20 }
    if isEscaped || substitution.ignoresWidth && hasWidths { return "1" }
    let literal = substitution.words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    return "(COALESCE(revision.\(column), '') LIKE \("%\(literal)%") ESCAPE '!')"
  }
}

extension Content {
  /// Everything but the text itself, which costs most to read.
  init(fieldsOf row: Row) throws {
    self.init(title: try row["title"])
    subtitle = try row["subtitle"]
    summary = try row["summary"]
    documentNumber = try row["document_number_raw"]
    issuer = try row["issuer"]
    sourceName = try row["source_name"]
    author = try row["author"]
    theme = try row["theme"]
    opennessBasis = try row["openness_basis"]
    let words: String = try row["keywords"]
    keywords = words.split(separator: ";").map(String.init)
    facts = try Self.facts(try row["facts"])
  }
}

extension Attachment {
  /// The names of a revision's attachments in their order.
  static func names(of revision: Revision.ID, _ reader: some Reader) throws -> [String] {
    try reader.all(
      """
      SELECT attachment.name FROM revision_attachment JOIN attachment ON attachment.id = revision_attachment.attachment
      WHERE revision_attachment.revision = \(revision) ORDER BY revision_attachment.position
      """
    ) { try $0["name"] }
  }
}

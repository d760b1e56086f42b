import Kernel
import Store

/// What may be found (检索库). Domains put and remove in the transaction that publishes or withdraws, so that
/// search never shows what the pages do not.
package enum SearchIndex {
  /// Adds a document, or replaces the one with the same key.
  package static func put(_ document: Document, _ tx: Transaction) throws {
    try remove(document.key, tx)
    try TextIndex.put(document.entry, tx)
    try tx.run(
      """
      INSERT INTO search_document
        (key, place, day, organisation, town, columns, title, text, document_number, issuer, is_current, version)
      VALUES
        (\(document.key), \(document.place), \(document.day), \(document.organisation), \(document.town),
         \(document.storedColumns), \(document.title), \(document.text), \(document.documentNumber),
         \(document.issuer), \(document.isCurrent), \(Tokens.version))
      """)
  }

  /// Takes a document out. Nothing happens when it was not there.
  package static func remove(_ key: Int64, _ tx: Transaction) throws {
    try dropOldWords(tx)
    guard let row = try tx.first("SELECT * FROM search_document WHERE key = \(key)") else { return }
    if try row["version"] == Tokens.version { try TextIndex.remove(Document(row).entry, tx) }
    try tx.run("DELETE FROM search_document WHERE key = \(key)")
  }

  /// Whether some documents are not in the index as this program cuts words.
  package static func needsRebuild(_ reader: some Reader) throws -> Bool {
    try reader.count(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM search_document WHERE version < \(Tokens.version) OR version > \(Tokens.version) LIMIT 1) AS stale
      """) > 0
  }

  /// Puts every document back that is not in the index, a part at a time, so that others can write between.
  /// Stopped halfway, it goes on from there the next time. With `everything`, the whole index is made anew.
  package static func rebuild(
    _ store: Store, everything: Bool = false, report: ProgressReport = { _ in }
  ) async throws {
    try await store.write(as: .program("search")) { tx in
      if everything { try emptyIndex(tx) } else { try dropOldWords(tx) }
    }
    let total = try await store.read { try $0.count("SELECT count(*) FROM search_document WHERE version = 0") }
    var done = 0
    while true {
      try Task.checkCancellation()
      let part = try await store.write(as: .program("search")) { try putPart($0) }
      if part == 0 { break }
      done += part
      report(WorkProgress(done, of: total, "正在重建检索库"))
    }
  }

  private static func putPart(_ tx: Transaction) throws -> Int {
    let rows = try tx.all("SELECT * FROM search_document WHERE version = 0 ORDER BY key LIMIT 100")
    for row in rows {
      let document = try Document(row)
      try TextIndex.put(document.entry, tx)
      try tx.run("UPDATE search_document SET version = \(Tokens.version) WHERE key = \(document.key)")
    }
    return rows.count
  }

  /// Words of another version cannot be taken out one by one, since we no longer know them: all go at once.
  private static func dropOldWords(_ tx: Transaction) throws {
    let old = try tx.count(
      """
      SELECT (SELECT count(*) FROM (SELECT 1 FROM search_document WHERE version > \(Tokens.version) LIMIT 1) AS above)
        + (SELECT count(*) FROM (
            SELECT 1 FROM search_document WHERE version > 0 AND version < \(Tokens.version) LIMIT 1) AS below)
      """)
    if old > 0 { try emptyIndex(tx) }
  }

  private static func emptyIndex(_ tx: Transaction) throws {
    try TextIndex.removeAll(tx)
    try tx.run("UPDATE search_document SET version = 0 WHERE version <> 0")
  }
}

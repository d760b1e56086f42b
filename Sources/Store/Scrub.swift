import GRDB

extension Store {
  /// Cuts the write-ahead log off, so that nothing deleted can be read from it (擦净). The database file itself holds
  /// nothing deleted: every connection overwrites what it frees (`secure_delete`, see `Engine`). False when a reader
  /// is still at work and it has to be tried again.
  package func scrub() async throws -> Bool {
    try await pool.writeWithoutTransaction { database in
      do {
        _ = try database.checkpoint(.truncate)
        return true
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY { return false }
    }
  }
}

extension TextIndex {
  /// Rewrites the lists of words so that those of removed rows are gone from the file, not only from the answers.
  package static func compact(_ tx: Transaction) throws {
    try tx.run("INSERT INTO search_text (search_text) VALUES ('optimize')")
  }
}

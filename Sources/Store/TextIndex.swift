import Kernel

/// The index of words (词索引), as this engine keeps it: the one file that speaks SQLite's FTS5. Another engine
/// brings its own twin of these verbs; which words a text has is decided above, in `Search`.
///
/// A row's place is a number of the caller's choosing, and the order of places is the order of "newest first":
/// the engine walks its lists backwards and stops when the page is full.
package enum TextIndex {
  /// The words of one row. Words hold no space; ASCII ones only small letters and digits.
  package struct Entry: Equatable, Sendable {
    package var place: Int64
    package var title: [String]
    package var body: [String]
    /// Marks to filter by; never ranked.
    package var facets: [String]

    package init(place: Int64, title: [String], body: [String], facets: [String]) {
      (self.place, self.title, self.body, self.facets) = (place, title, body, facets)
    }
  }

  package enum Field: String, Sendable { case title, body, facets }

  /// What is looked for. Built from parts, never from text, so that no word can be read as an operator.
  package indirect enum Query: Equatable, Sendable {
    /// Words that stand side by side, in one of the fields. With `open`, the last one may go on.
    case words([String], in: [Field], open: Bool)
    case all([Query])
    case any([Query])
    case without(Query, Query)
  }

  package static func put(_ entry: Entry, _ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO search_text (rowid, title, body, facets)
      VALUES (\(entry.place), \(spaced(entry.title)), \(spaced(entry.body)), \(spaced(entry.facets)))
      """)
  }

  /// Takes out exactly what was put in: the index keeps no copy from which it could know the words itself.
  package static func remove(_ entry: Entry, _ tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO search_text (search_text, rowid, title, body, facets)
      VALUES ('delete', \(entry.place), \(spaced(entry.title)), \(spaced(entry.body)), \(spaced(entry.facets)))
      """)
  }

  package static func removeAll(_ tx: Transaction) throws {
    try tx.run("INSERT INTO search_text (search_text) VALUES ('delete-all')")
  }

  /// The places found, the highest first.
  package static func newest(
    _ query: Query, in places: ClosedRange<Int64>, limit: Int, offset: Int = 0, _ reader: some Reader
  ) throws -> [Int64] {
    try reader.all(
      """
      SELECT rowid AS place FROM search_text
      WHERE search_text MATCH \(match(query)) AND rowid BETWEEN \(places.lowerBound) AND \(places.upperBound)
      ORDER BY rowid DESC LIMIT \(limit) OFFSET \(offset)
      """) { try $0["place"] }
  }

  /// How many there are; counting stops at `upTo`.
  package static func count(
    _ query: Query, in places: ClosedRange<Int64>, upTo: Int, _ reader: some Reader
  ) throws -> Int {
    try reader.count(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM search_text
        WHERE search_text MATCH \(match(query)) AND rowid BETWEEN \(places.lowerBound) AND \(places.upperBound)
        LIMIT \(upTo)) AS found
      """)
  }

  private static func spaced(_ words: [String]) -> String { words.joined(separator: " ") }

  /// The query in FTS5's own language, every word quoted.
  static func match(_ query: Query) -> String {
    switch query {
    case .words(let words, let fields, let open):
      let quoted = "\"" + spaced(words).replacing("\"", with: "\"\"") + "\"" + (open ? " *" : "")
      return "{\(fields.map(\.rawValue).joined(separator: " "))} : \(quoted)"
    case .all(let parts): return "(" + parts.map(match).joined(separator: " AND ") + ")"
    case .any(let parts): return "(" + parts.map(match).joined(separator: " OR ") + ")"
    case .without(let wanted, let unwanted): return "(\(match(wanted)) NOT \(match(unwanted)))"
    }
  }
}

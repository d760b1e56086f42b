import Kernel
import Store

/// What to try when nothing was found (检索建议).
package struct Suggestions: Equatable, Sendable {
  /// Shorter queries that do find something.
  package var words: [String] = []
  /// Documents whose titles share the most with the query.
  package var titles: [(key: Int64, title: String)] = []
  /// Positions in the list of column names that was given.
  package var columns: [Int] = []

  package static func == (a: Self, b: Self) -> Bool {
    a.words == b.words && a.columns == b.columns && a.titles.map(\.key) == b.titles.map(\.key)
  }
}

extension SearchIndex {
  /// Suggestions for a query without hits; `columnNames` are those that the reader may go to.
  package static func suggestions(
    for query: SearchQuery, columnNames: [String] = [], _ reader: some Reader
  ) throws -> Suggestions {
    let asked = Array(Set(query.parts.flatMap(pairs)).sorted().prefix(12))
    return Suggestions(
      words: try shorter(query, reader), titles: try similar(asked, query, reader),
      columns: columnNames.indices.filter { index in
        !Set(pairs(of: columnNames[index])).isDisjoint(with: asked)
      })
  }

  /// The words of a query one by one, or the halves of a single long one, as far as they find something.
  private static func shorter(_ query: SearchQuery, _ reader: some Reader) throws -> [String] {
    var candidates = query.parts.count > 1 ? query.parts : []
    if let only = query.parts.first, query.parts.count == 1, only.count >= 4 {
      candidates = [String(only.prefix(only.count / 2)), String(only.suffix(only.count - only.count / 2))]
    }
    return try candidates.filter { candidate in
      let wanted = Wanted(SearchQuery(candidate, town: query.town))
      guard let everywhere = wanted.anywhere else { return false }
      return try TextIndex.count(everywhere, in: wanted.places, upTo: 1, reader) > 0
    }
  }

  private static func similar(
    _ pairs: [String], _ query: SearchQuery, _ reader: some Reader
  ) throws -> [(key: Int64, title: String)] {
    guard !pairs.isEmpty else { return [] }
    var match = TextIndex.Query.any(pairs.map { .words([$0], in: [.title], open: false) })
    if let town = query.town { match = .all([match, .words([Mark.town(town)], in: [.facets], open: false)]) }
    let places = try TextIndex.newest(match, in: .min ... .max, limit: 300, reader)
    let titles = try reader.all("SELECT place, title FROM search_document WHERE place IN \(list: places)") {
      (place: try $0["place"] as Int64, title: try $0["title"] as String)
    }
    return titles.map { (shared($0.title, with: pairs), $0.place, $0.title) }
      .sorted { ($0.0, $0.1) > ($1.0, $1.1) }.prefix(5).map { (Place.key($0.1), $0.2) }
  }

  /// How much of a title is what was asked for, from 0 to 1.
  private static func shared(_ title: String, with asked: [String]) -> Double {
    let own = Set(pairs(of: title))
    return Double(own.intersection(asked).count) / Double(max(1, own.count + asked.count))
  }

  private static func pairs(of text: String) -> [String] {
    Tokens.runs(text.unicodeScalars).flatMap { run in
      guard case .han(let scalars) = run else { return [String]() }
      var pairs: [String] = []
      Tokens.appendPairs(scalars, to: &pairs)
      return pairs
    }
  }
}

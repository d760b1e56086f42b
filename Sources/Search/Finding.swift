import Kernel
import Store

extension SearchIndex {
  /// Looks for documents. Never fails on what a reader types; the work is bounded whatever the words are.
  package static func find(_ query: SearchQuery, _ reader: some Reader) throws -> SearchResult {
    let wanted = Wanted(query)
    guard let everything = wanted.anywhere else { return .nothing }
    let total = try TextIndex.count(everything, in: wanted.places, upTo: SearchQuery.most + 1, reader)
    let shown = min(total, SearchQuery.most)
    let size = max(1, min(100, query.perPage))
    let offset = (max(1, min(SearchQuery.most, query.page)) - 1) * size
    let limit = min(size, shown - offset)
    var places: [Int64] = []
    if limit > 0 {
      places = query.order == .newest || wanted.parts.isEmpty
        ? try TextIndex.newest(everything, in: wanted.places, limit: limit, offset: offset, reader)
        : try ranked(wanted, limit: limit, offset: offset, reader)
    }
    return SearchResult(
      hits: try hits(at: places, wanted, reader), total: shown, isCapped: total > shown,
      tookAny: !wanted.parts.isEmpty)
  }

  /// Title before text, then current before lapsed, then by weight.
  private static func ranked(
    _ wanted: Wanted, limit: Int, offset: Int, _ reader: some Reader
  ) throws -> [Int64] {
    var (found, skip): ([Int64], Int) = ([], offset)
    for tier in wanted.tiers where found.count < limit {
      let part = try weighed(tier, wanted, limit: limit - found.count, offset: skip, reader)
      if part.isEmpty, skip > 0 {
        skip -= min(skip, try TextIndex.count(tier, in: wanted.places, upTo: SearchQuery.most, reader))
      } else {
        skip = 0
      }
      found += part
    }
    return found
  }

  /// The newest of a tier by their weight, and the older ones behind them as they come: nobody reads the eleventh
  /// page of what a word that stands everywhere has found, and everybody waits for the first.
  private static func weighed(
    _ tier: TextIndex.Query, _ wanted: Wanted, limit: Int, offset: Int, _ reader: some Reader
  ) throws -> [Int64] {
    var found: [Int64] = []
    if offset < weighedAtMost {
      let newest = try TextIndex.newest(tier, in: wanted.places, limit: weighedAtMost, reader)
      found = Array(try Weighing(wanted.parts).sorted(newest, reader).dropFirst(offset).prefix(limit))
      if newest.count < weighedAtMost || found.count == limit { return found }
    }
    return try found + TextIndex.newest(
      tier, in: wanted.places, limit: limit - found.count, offset: max(offset, weighedAtMost), reader)
  }
  private static let weighedAtMost = 100

  private static func hits(at places: [Int64], _ wanted: Wanted, _ reader: some Reader) throws -> [SearchHit] {
    let rows = try reader.all(
      """
      SELECT key, place, title, substr(text, 1, 20000) AS text, document_number, issuer, day, is_current
      FROM search_document WHERE place IN \(list: places)
      """)
    let byPlace = try Dictionary(rows.map { (try $0["place"] as Int64, $0) }, uniquingKeysWith: { first, _ in first })
    return try places.compactMap { try byPlace[$0].map { try hit($0, wanted.parts) } }
  }

  private static func hit(_ row: Row, _ parts: [String]) throws -> SearchHit {
    SearchHit(
      key: try row["key"], title: Highlight.marked(try row["title"], parts: parts),
      snippet: Snippet.cut(try row["text"], parts: parts), documentNumber: try row["document_number"],
      issuer: try row["issuer"], day: try row["day"], isCurrent: try row["is_current"])
  }
}

/// A reader's query in the index's terms.
struct Wanted {
  let parts: [String]
  let places: ClosedRange<Int64>
  private let filters: [TextIndex.Query]
  private let query: SearchQuery

  init(_ query: SearchQuery) {
    self.query = query
    parts = query.parts
    places = Place.range(from: query.from, to: query.to)
    var marks: [String] = []
    if let town = query.town { marks.append(Mark.town(town)) }
    if let column = query.column { marks.append(Mark.column(column)) }
    if let issuer = query.issuer, !issuer.isEmpty { marks.append(Mark.issuer(issuer)) }
    if query.currentOnly { marks.append(Mark.validity(isCurrent: true)) }
    filters = marks.map(Wanted.facet)
  }

  /// Nil when there is nothing to look for: nothing typed and nothing chosen, or only marks typed.
  var anywhere: TextIndex.Query? {
    if parts.isEmpty {
      guard query.hasFilter, !query.words.unicodeScalars.contains(where: { Folding.kind($0) != .space }) else {
        return nil
      }
      let either = TextIndex.Query.any([true, false].map { Wanted.facet(Mark.validity(isCurrent: $0)) })
      return .all(filters + [either])
    }
    return .all(words(in: [.title, .body]) + filters)
  }

  /// From the best kind of match to the weakest; no place is in two of them.
  var tiers: [TextIndex.Query] {
    let title = TextIndex.Query.all(words(in: [.title]))
    let text = TextIndex.Query.without(.all(words(in: [.title, .body])), title)
    let validities = query.currentOnly ? [true] : [true, false]
    return [title, text].flatMap { match in
      validities.map { .all([match] + filters + [Wanted.facet(Mark.validity(isCurrent: $0))]) }
    }
  }

  private func words(in fields: [TextIndex.Field]) -> [TextIndex.Query] {
    parts.map { part in
      if let date = Dates.query(part) { return Wanted.facet(Mark.date(date)) }
      let (words, open) = Tokens.phrase(part[...].unicodeScalars)
      let literal = TextIndex.Query.words(words, in: fields, open: open)
      guard let initials = Pinyin.query(part) else { return literal }
      return .any([literal, .all(initials.map { .words([$0], in: [.facets], open: true) })])
    }
  }

  private static func facet(_ mark: String) -> TextIndex.Query { .words([mark], in: [.facets], open: false) }
}

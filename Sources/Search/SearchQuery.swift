import Kernel

/// What a reader looks for (检索条件).
package struct SearchQuery: Equatable, Sendable {
  package enum Order: String, CaseIterable, Sendable { case newest, relevance }

  /// As typed. Words apart are all looked for; words together must stand together.
  package var words: String
  package var town: Identifier<Organisation>?
  /// A column and all below it.
  package var column: Int64?
  package var from: Day?
  package var to: Day?
  package var issuer: String?
  package var currentOnly: Bool
  package var order: Order
  /// From 1.
  package var page: Int
  package var perPage: Int

  package init(
    _ words: String, town: Identifier<Organisation>? = nil, column: Int64? = nil, from: Day? = nil, to: Day? = nil,
    issuer: String? = nil, currentOnly: Bool = false, order: Order = .relevance, page: Int = 1, perPage: Int = 20
  ) {
    self.words = words
    self.town = town
    self.column = column
    self.from = from
    self.to = to
    self.issuer = issuer
    self.currentOnly = currentOnly
    self.order = order
    self.page = page
    self.perPage = perPage
  }

  /// More results than this are neither counted nor shown: nobody reads page 50, and counting costs.
  package static let most = 1000

  /// The words apart, without repeats. What is too long or too many to be meant is left off.
  var parts: [String] {
    var parts: [String] = []
    for piece in words.unicodeScalars.prefix(400).split(whereSeparator: { Folding.kind($0) == .space }) {
      let part = String(String.UnicodeScalarView(piece.prefix(64).map(Folding.fold)))
      if !parts.contains(part), !Tokens.runs(part.unicodeScalars).isEmpty { parts.append(part) }
    }
    return Array(parts.prefix(8))
  }

  var hasFilter: Bool { column != nil || from != nil || to != nil || !(issuer ?? "").isEmpty }
}

/// What was found (检索结果).
package struct SearchResult: Equatable, Sendable {
  package var hits: [SearchHit]
  /// How many there are, at most `SearchQuery.most`.
  package var total: Int
  /// There are more than `total`: show 1000+.
  package var isCapped: Bool
  /// Whether anything in the query could be looked for.
  package var tookAny: Bool

  static let nothing = SearchResult(hits: [], total: 0, isCapped: false, tookAny: false)
}

/// One document found, ready to be shown.
package struct SearchHit: Equatable, Sendable {
  package var key: Int64
  package var title: [Stretch]
  package var snippet: [Stretch]
  package var documentNumber: String
  package var issuer: String
  package var day: Day
  package var isCurrent: Bool
}

/// A stretch of text that is, or is not, what was looked for (高亮片段).
package struct Stretch: Equatable, Sendable {
  package var text: String
  package var isHit: Bool

  package init(_ text: String, isHit: Bool = false) {
    self.text = text
    self.isHit = isHit
  }
}

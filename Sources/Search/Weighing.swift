import Store

/// How well a document answers a query (相关度): what stands in the title weighs most, a title that is hardly more
/// than what was asked most of all; in the text, often in few words weighs more than once in many.
///
/// The engine's own measure wants to know how many documents hold each word, and walks the whole list of every
/// common word to count them. Ours looks only at the documents that may be shown.
struct Weighing {
  private let needles: [[Unicode.Scalar]]

  init(_ parts: [String]) { needles = Highlight.needles(parts) }

  /// So many of a document's first characters are weighed: what a text is about stands at its beginning.
  static let depth = 3000

  func weight(title: String, text: String) -> Double {
    let title = title.unicodeScalars.map(Folding.fold)
    let text = text.unicodeScalars.map(Folding.fold)
    let covered = Highlight.hits(in: title, needles).reduce(0) { $0 + $1.count }
    let hits = Double(Highlight.hits(in: text, needles).count)
    return 8 * Double(covered) / Double(max(4, title.count)) + hits / (hits + 0.5 + Double(text.count) / 1000)
  }

  /// The places in their order of weight; equal ones stay in the order given.
  func sorted(_ places: [Int64], _ reader: some Reader) throws -> [Int64] {
    guard places.count > 1, !needles.isEmpty else { return places }
    let rows = try reader.all(
      """
      SELECT place, title, substr(text, 1, \(Self.depth)) AS text FROM search_document WHERE place IN \(list: places)
      """)
    let weights = try Dictionary(
      rows.map { (try $0["place"] as Int64, weight(title: try $0["title"], text: try $0["text"])) },
      uniquingKeysWith: { first, _ in first })
    return places.enumerated().sorted { one, other in
      let (first, second) = (weights[one.element] ?? 0, weights[other.element] ?? 0)
      return first == second ? one.offset < other.offset : first > second
    }.map(\.element)
  }
}

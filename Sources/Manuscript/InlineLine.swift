/// A line of inlines laid out as one text (一行文字), each character knowing which piece of the tree it belongs to.
struct InlineLine {
  private(set) var scalars: [Unicode.Scalar] = []
  /// The piece of text of each scalar; nil for a line break.
  private var pieces: [Int?] = []
  /// The link that a piece of text is in.
  private var links: [Int?] = []
  private var linkCount = 0

  init(_ inlines: [Inline]) { lay(inlines, in: nil) }

  private mutating func lay(_ inlines: [Inline], in link: Int?) {
    for inline in inlines {
      switch inline {
      case .text(let text, _):
        let own = text.unicodeScalars
        scalars.append(contentsOf: own)
        pieces.append(contentsOf: repeatElement(Optional(links.count), count: own.count))
        links.append(link)
      case .link(_, let inner):
        linkCount += 1
        lay(inner, in: link ?? linkCount)
      case .lineBreak:
        scalars.append("\n")
        pieces.append(nil)
      case .image: break
      }
    }
  }

  /// Where the words stand. Not where the change would leave a link without any text to press on.
  func places(of substitution: Substitution) -> [Range<Int>] {
    let places = substitution.places(in: scalars)
    guard linkCount > 0 else { return places }
    guard substitution.replacement.isEmpty else { return places.filter { swallowedLinks([$0]).count < 2 } }
    let swallowed = swallowedLinks(places)
    return places.filter { place in
      !pieces[place].contains { piece in piece.flatMap { links[$0] }.map(swallowed.contains) ?? false }
    }
  }

  /// The same inlines with other text at these places. What comes instead stands in the piece where the place
  /// begins, or in the link that it swallows.
  func replaced(_ places: [Range<Int>], by replacement: String, in inlines: [Inline]) -> [Inline] {
    var texts = [String.UnicodeScalarView](repeating: .init(), count: links.count)
    var position = 0
    for place in places {
      copy(position..<place.lowerBound, into: &texts)
      if let receiver = receiver(of: place) { texts[receiver].append(contentsOf: replacement.unicodeScalars) }
      position = place.upperBound
    }
    copy(position..<scalars.count, into: &texts)
    var next = 0
    return Self.filled(inlines, texts, &next)
  }

  private func copy(_ range: Range<Int>, into texts: inout [String.UnicodeScalarView]) {
    for index in range { if let piece = pieces[index] { texts[piece].append(scalars[index]) } }
  }

  private func receiver(of place: Range<Int>) -> Int? {
    let inside = pieces[place].compactMap(\.self)
    guard let link = swallowedLinks([place]).first else { return inside.first }
    return inside.first { links[$0] == link } ?? inside.first
  }

  /// Links all of whose text lies in these places.
  private func swallowedLinks(_ places: [Range<Int>]) -> [Int] {
    guard linkCount > 0 else { return [] }
    var (touched, kept) = (Set<Int>(), Set<Int>())
    var rest = places[...]
    for (index, piece) in pieces.enumerated() {
      while let first = rest.first, first.upperBound <= index { rest.removeFirst() }
      guard let link = piece.flatMap({ links[$0] }) else { continue }
      if rest.first?.contains(index) ?? false { touched.insert(link) } else { kept.insert(link) }
    }
    return touched.subtracting(kept).sorted()
  }

  private static func filled(
    _ inlines: [Inline], _ texts: [String.UnicodeScalarView], _ next: inout Int
  ) -> [Inline] {
    inlines.compactMap { inline in
      switch inline {
      case .text(let before, let marks):
        defer { next += 1 }
        // A piece that has lost all its text goes; one that never had any stays as it was.
        return texts[next].isEmpty && !before.isEmpty ? nil : .text(String(texts[next]), marks: marks)
      case .link(let address, let inner): return .link(address: address, filled(inner, texts, &next))
      case .lineBreak, .image: return inline
      }
    }
  }
}

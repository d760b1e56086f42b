/// Breaking a paragraph into lines (断行): marks that may not begin a line are taken in by squeezing punctuation, never
/// the grid; where that is not enough the line ends earlier. Full lines are spread to the edge.
enum LineBreaking {
  /// A line: its letters, each with its place from the left edge.
  struct Line {
    var letters: [Letter]
    var places: [Double]
    var width: Double
  }

  static func lines(
    _ letters: [Letter], first: Double, rest: Double, measure: Double, spreads: Bool = true
  ) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while start < letters.count {
      let indent = lines.isEmpty ? first : rest
      let room = max(measure - indent, letters[start].width)
      let (end, isLast) = end(of: letters, from: start, room: room)
      lines.append(line(Array(letters[start..<end]), indent: indent, room: room, isLast: isLast || !spreads))
      start = end
    }
    return lines
  }

  /// Where the line ends, and whether nothing is to be spread in it.
  private static func end(of letters: [Letter], from start: Int, room: Double) -> (Int, isLast: Bool) {
    var (end, width) = (start, 0.0)
    while end < letters.count, end == start || !letters[end].breaksBefore, width + letters[end].width <= room + 0.01 {
      width += letters[end].width
      end += 1
    }
    guard end < letters.count else { return (end, true) }
    if letters[end].breaksBefore { return (end, true) }
    if mayBreak(letters, before: end) { return (end, false) }
    if let further = squeezed(letters, start, end, width, room) { return (further, false) }
    var earlier = end
    while earlier > start + 1, !mayBreak(letters, before: earlier) { earlier -= 1 }
    return (mayBreak(letters, before: earlier) ? earlier : max(end, start + 1), false)
  }

  /// The end of the line with up to two letters more, if its punctuation can be squeezed for them.
  private static func squeezed(_ letters: [Letter], _ start: Int, _ end: Int, _ width: Double, _ room: Double) -> Int? {
    var (width, slack) = (width, letters[start..<end].reduce(0) { $0 + $1.slack })
    for next in end..<min(end + 2, letters.count) where !letters[next].breaksBefore {
      width += letters[next].width
      slack += letters[next].slack
      guard width - room <= slack else { return nil }
      if next + 1 == letters.count || mayBreak(letters, before: next + 1) { return next + 1 }
    }
    return nil
  }

  private static func mayBreak(_ letters: [Letter], before index: Int) -> Bool {
    guard index > 0, index < letters.count else { return true }
    let (before, after) = (letters[index - 1], letters[index])
    if after.breaksBefore { return true }
    if !after.mayBegin || before.kind == .opening { return false }
    if before.kind == .word, after.kind == .word { return before.scalar == "-" || before.scalar == "/" }
    if before.kind == .dash, after.kind == .dash { return false }
    return true
  }

  private static func line(_ letters: [Letter], indent: Double, room: Double, isLast: Bool) -> Line {
    var letters = letters
    while let last = letters.last, last.kind == .blank, letters.count > 1 { letters.removeLast() }
    let (width, slack) = letters.reduce(into: (0.0, 0.0)) { $0 = ($0.0 + $1.width, $0.1 + $1.slack) }
    let squeeze = width > room && slack > 0 ? min(1, (width - room) / slack) : 0
    // Words keep their letters together; the line is spread between the others.
    let gaps = letters.indices.count { isOpen(letters, behind: $0) }
    let spread = isLast || width >= room || gaps == 0 ? 0 : min((room - width) / Double(gaps), letters[0].size)
    var places: [Double] = []
    places.reserveCapacity(letters.count)
    var x = indent
    for (index, letter) in letters.enumerated() {
      let lost = letter.slack * squeeze
      places.append(x + offset(of: letter, lost: lost))
      x += letter.width - lost + (isOpen(letters, behind: index) ? spread : 0)
    }
    return Line(letters: letters, places: places, width: x - indent)
  }

  /// Whether the line may be spread behind a letter.
  private static func isOpen(_ letters: [Letter], behind index: Int) -> Bool {
    index + 1 < letters.count && !(letters[index].kind == .word && letters[index + 1].kind == .word)
  }

  /// A glyph narrower than its room stands in the middle; marks lean to the text they belong to.
  private static func offset(of letter: Letter, lost: Double) -> Double {
    let free = letter.width - letter.glyphWidth
    switch letter.kind {
    case .opening: return free - lost
    case .closing: return free > letter.width * 0.3 ? 0 : free / 2
    case .ideograph, .dash: return free / 2
    case .word, .blank, .mark: return 0
    }
  }
}

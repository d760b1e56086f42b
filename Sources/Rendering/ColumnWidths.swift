import Manuscript

/// How wide the columns of a table are (列宽): as wide as their text where there is room; otherwise long columns give
/// way, and none becomes narrower than what cannot be broken.
package enum ColumnWidths {
  /// Widths in characters that together fill `room`; `margin` is what each cell keeps free on both sides together.
  package static func fit(_ frame: TableFrame, room: Double, margin: Double) -> [Double] {
    guard frame.columnCount > 0 else { return [] }
    let (least, wanted) = measure(frame, margin: margin)
    let (leastSum, wantedSum) = (least.reduce(0, +), wanted.reduce(0, +))
    if wantedSum <= room { return wanted.map { $0 * room / wantedSum } }
    if leastSum >= room { return least.map { $0 * room / leastSum } }
    // A column of twice the text needs twice the lines, so width goes by the root of what is wanted.
    let pull = zip(least, wanted).map { max(0, $1 - $0).squareRoot() }
    let pullSum = pull.reduce(0, +)
    return zip(least, pull).map { $0 + (room - leastSum) * $1 / pullSum }
  }

  /// The least width that the table can be set in.
  package static func least(_ frame: TableFrame, margin: Double) -> Double {
    measure(frame, margin: margin).least.reduce(0, +)
  }

  /// The width in which no cell would be broken.
  package static func wanted(_ frame: TableFrame, margin: Double) -> Double {
    measure(frame, margin: margin).wanted.reduce(0, +)
  }

  private static func measure(_ frame: TableFrame, margin: Double) -> (least: [Double], wanted: [Double]) {
    var least = Array(repeating: 2 + margin, count: frame.columnCount)
    var wanted = least
    for piece in frame.rows.joined() where !piece.continues && piece.width == 1 {
      for line in piece.cell.blocks.lazy.flatMap({ $0.plainText.split(separator: "\n") }) {
        let text = String(line.prefix(400))
        let (width, word) = (Closing.width(of: text), longestWord(text))
        wanted[piece.column] = max(wanted[piece.column], max(width, word) + margin)
        // Words that stand one character below the other cannot be read: three at least, where there are as many.
        least[piece.column] = max(least[piece.column], min(max(word, min(width, 3)), 12) + margin)
      }
    }
    return (least, wanted)
  }

  /// The longest stretch without a place to break: figures and Latin words.
  private static func longestWord(_ text: String) -> Double {
    var (longest, current) = (0, 0)
    for scalar in text.unicodeScalars {
      let isInWord = scalar.value < 0x2000 && !scalar.properties.isWhitespace
      current = isInWord ? current + 1 : 0
      longest = max(longest, current)
    }
    // Figures of a face without serifs are wider than half a character.
    return Double(longest) * 0.57
  }
}

/// The lines of a cell (单元格断行): a narrow one is not spread, since a few letters far apart are hard to read, and does not
/// leave one letter alone in its last line.
enum CellLines {
  /// Cells narrower than so many letters are narrow.
  private static let narrow = 12.0

  static func lines(_ letters: [Letter], room: Double, size: Double) -> [LineBreaking.Line] {
    guard room < narrow * size else { return broken(letters, room, spreads: true) }
    let lines = broken(letters, room, spreads: false)
    guard lines.count > 1, lines[lines.count - 1].letters.count == 1, lines[lines.count - 2].letters.count > 2 else {
      return lines
    }
    var measure = lines.reduce(0) { $0 + $1.width } / Double(lines.count)
    while measure < room {
      let even = broken(letters, measure, spreads: false)
      if even.count == lines.count { return even }
      measure += size / 2
    }
    return lines
  }

  private static func broken(_ letters: [Letter], _ measure: Double, spreads: Bool) -> [LineBreaking.Line] {
    LineBreaking.lines(letters, first: 0, rest: 0, measure: measure, spreads: spreads)
  }
}

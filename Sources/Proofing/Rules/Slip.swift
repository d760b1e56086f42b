/// How two words differ (笔误): by characters taken for others, left out, or too many.
enum Slip {
  /// The edit distance, or nil when it is `limit` or more.
  static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], below limit: Int) -> Int? {
    guard abs(one.count - other.count) < limit else { return nil }
    var row = Array(0...other.count)
    for (i, scalar) in one.enumerated() {
      var (diagonal, least) = (row[0], i + 1)
      row[0] = i + 1
      for j in other.indices {
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (scalar == other[j] ? 0 : 1))
        (diagonal, row[j + 1]) = (row[j + 1], next)
        least = min(least, next)
      }
      if least >= limit { return nil }
    }
    return row[other.count] < limit ? row[other.count] : nil
  }

  /// Where `one` differs: runs that stand for others, or places of no length where something was left out. Nil when what
  /// differs lies too close together to be slips.
  static func places(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> [Range<Int>]? {
    let front = zip(one, other).prefix { $0 == $1 }.count
    let back = zip(one.dropFirst(front).reversed(), other.dropFirst(front).reversed()).prefix { $0 == $1 }.count
    let (mine, theirs) = (front..<one.count - back, front..<other.count - back)
    if mine.count <= 1, theirs.count <= 1 { return [mine] }
    guard mine.count == theirs.count else { return nil }
    let wrong = mine.filter { one[$0] != other[$0] }
    return wrong.count <= 2 && wrong[0] + 1 < wrong[wrong.count - 1] ? wrong.map { $0..<$0 + 1 } : nil
  }
}

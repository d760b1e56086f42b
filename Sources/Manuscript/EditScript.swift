/// An edit script (编辑步骤): the shortest way from one list to another, after Myers, "An O(ND) Difference Algorithm"
/// (1986). What takes more steps than the limit is given up as wholly replaced: right, only less helpful.
struct EditScript: Sendable, Equatable {
  /// A part of the old list and the part of the new one that stands in its place.
  struct Run: Sendable, Equatable {
    let isSame: Bool
    var old: Range<Int>
    var new: Range<Int>
  }

  /// Same and changed by turns; together they are both lists from end to end.
  private(set) var runs: [Run] = []

  init<Element: Hashable>(from old: [Element], to new: [Element], limit: Int = 1_500) {
    let (a, b) = Self.numbered(old, new)
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.dropFirst(start).reversed(), b.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    let middle = Self.matches(Array(a[start..<a.count - end]), Array(b[start..<b.count - end]), limit)
    for index in 0..<start { match(index, index) }
    for (left, right) in middle { match(start + left, start + right) }
    for index in 0..<end { match(a.count - end + index, b.count - end + index) }
    fill(to: a.count, b.count)
  }

  /// Where each element of the old list stands in the new one; nil for what went.
  func places(count: Int) -> [Int?] {
    var places = [Int?](repeating: nil, count: count)
    for run in runs where run.isSame {
      for (left, right) in zip(run.old, run.new) { places[left] = right }
    }
    return places
  }

  /// Equal elements get equal numbers, so that each comparison costs nothing.
  private static func numbered<Element: Hashable>(_ old: [Element], _ new: [Element]) -> ([Int], [Int]) {
    var numbers: [Element: Int] = [:]
    func number(_ element: Element) -> Int {
      let next = numbers.count
      return numbers[element] ?? {
        numbers[element] = next
        return next
      }()
    }
    return (old.map(number), new.map(number))
  }

  private mutating func match(_ left: Int, _ right: Int) {
    fill(to: left, right)
    if let last = runs.last, last.isSame {
      runs[runs.count - 1].old = last.old.lowerBound..<left + 1
      runs[runs.count - 1].new = last.new.lowerBound..<right + 1
    } else {
      runs.append(Run(isSame: true, old: left..<left + 1, new: right..<right + 1))
    }
  }

  /// What lies between the last match and here has changed.
  private mutating func fill(to left: Int, _ right: Int) {
    let (old, new) = (runs.last?.old.upperBound ?? 0, runs.last?.new.upperBound ?? 0)
    if old < left || new < right { runs.append(Run(isSame: false, old: old..<left, new: new..<right)) }
  }

  /// The furthest places that so many steps reach on each diagonal, kept for the way back.
  private static func matches(_ a: [Int], _ b: [Int], _ limit: Int) -> [(Int, Int)] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    let most = min(a.count + b.count, limit)
    var reach = [Int](repeating: 0, count: 2 * most + 3)
    let zero = most + 1
    var trace: [[Int]] = []
    for steps in 0...most {
      for diagonal in stride(from: -steps, through: steps, by: 2) {
        let isDown = goesDown(diagonal, steps) { reach[zero + $0] }
        var x = steps == 0 ? 0 : isDown ? reach[zero + diagonal + 1] : reach[zero + diagonal - 1] + 1
        while x < a.count, x - diagonal < b.count, a[x] == b[x - diagonal] { x += 1 }
        reach[zero + diagonal] = x
        if x == a.count, x - diagonal == b.count { return wayBack(a.count, b.count, trace) }
      }
      trace.append(Array(reach[(zero - steps)...(zero + steps)]))
    }
    return []
  }

  private static func goesDown(_ diagonal: Int, _ steps: Int, _ reach: (Int) -> Int) -> Bool {
    diagonal == -steps || (diagonal != steps && reach(diagonal - 1) < reach(diagonal + 1))
  }

  private static func wayBack(_ count: Int, _ other: Int, _ trace: [[Int]]) -> [(Int, Int)] {
    var (x, y, pairs) = (count, other, [(Int, Int)]())
    for steps in stride(from: trace.count, through: 1, by: -1) {
      let before = trace[steps - 1]
      let reach = { (diagonal: Int) in
        let index = diagonal + steps - 1
        return before.indices.contains(index) ? before[index] : -1
      }
      let diagonal = goesDown(x - y, steps, reach) ? x - y + 1 : x - y - 1
      let (fromX, fromY) = (reach(diagonal), reach(diagonal) - diagonal)
      while x > fromX, y > fromY {
        (x, y) = (x - 1, y - 1)
        pairs.append((x, y))
      }
      (x, y) = (fromX, fromY)
    }
    while x > 0, y > 0 {
      (x, y) = (x - 1, y - 1)
      pairs.append((x, y))
    }
    return pairs.reversed()
  }
}

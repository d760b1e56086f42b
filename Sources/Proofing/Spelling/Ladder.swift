/// What the model knows of the runs that end with a character (字串阶梯): of it alone, of it and the one before it, and so
/// on up to five, as far as they are known.
struct Ladder {
  /// Of so many characters together something is known, 1 to 5.
  private(set) var depth = 1
  /// By the number of characters: how likely the last is after the others, and what is lost where nothing is known of
  /// what follows them; both as the tables have them.
  private var logs = SIMD8<UInt8>(repeating: 0)
  private var losses = SIMD8<UInt8>(repeating: 0)

  /// Of a character that was never counted.
  static let unheardOf = Ladder(log: 140, loss: 0)

  init(log: UInt8, loss: UInt8) { (logs[0], losses[0]) = (log, loss) }

  /// One character more is known.
  mutating func grow(log: UInt8, loss: UInt8) {
    (logs[depth], losses[depth]) = (log, loss)
    depth += 1
  }

  /// As if no more than so many characters together were known.
  func cut(to most: Int) -> Ladder {
    var ladder = self
    ladder.depth = min(depth, most)
    return ladder
  }

  /// The logarithm (base ten) of how likely the last character is after as many as are known.
  var log: Double { -0.05 * Double(logs[depth - 1]) }

  /// The same after those that really stand before it, of which `before` is known: so many at most.
  func log(after before: Ladder, _ place: Int) -> Double {
    var loss = 0.0
    let most = min(4, place, before.depth)
    var length = depth
    while length <= most {
      loss -= 0.02 * Double(before.losses[length - 1])
      length += 1
    }
    return log + loss
  }
}

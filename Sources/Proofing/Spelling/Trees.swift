/// Decision trees that vote (梯度提升树), in flat arrays: whether a proposal of the corrector is right. Made by
/// tools/proofing/train.py.
struct Trees: Sendable {
  private let file: MappedFile
  private let roots: Int
  private let nodes: Int

  /// Nil where a tree leads out of the file or asks for a feature that there is not: its nodes come after one another,
  /// so that no walk goes in circles.
  init?(_ file: MappedFile, features: Int) {
    guard file.count > 4 else { return nil }
    self.file = file
    roots = Int(file.word(0))
    nodes = 4 + 4 * roots
    let count = (file.count - nodes) / 16
    guard roots > 0, roots < 10_000, count > 0, nodes + 16 * count == file.count else { return nil }
    for tree in 0..<roots where file.word(4 + 4 * tree) >= count { return nil }
    for node in 0..<count {
      let place = nodes + 16 * node
      let feature = Int32(bitPattern: file.word(place))
      guard feature >= 0 else { continue }
      let next = [file.word(place + 8), file.word(place + 12)]
      guard Int(feature) < features, next.allSatisfy({ $0 > node && $0 < count }) else { return nil }
    }
  }

  /// From 0 to 1. A node: feature or −1 for a leaf, limit or value, left, right.
  func probability(_ features: [Double]) -> Double {
    var sum = 0.0
    for tree in 0..<roots {
      var node = Int(file.word(4 + 4 * tree))
      while true {
        let place = nodes + 16 * node
        let feature = Int32(bitPattern: file.word(place))
        let value = Double(Float(bitPattern: file.word(place + 4)))
        guard feature >= 0 else {
          sum += value
          break
        }
        node = Int(file.word(place + (features[Int(feature)] <= value ? 8 : 12)))
      }
    }
    return 1 / (1 + exponential(-sum))
  }
}

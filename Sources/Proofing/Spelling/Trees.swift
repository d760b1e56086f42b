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
    let count = (file.count - nodes) / Self.size
    guard roots > 0, roots < 10_000, count > 0, nodes + Self.size * count == file.count else { return nil }
    for tree in 0..<roots where file.word(4 + 4 * tree) >= count { return nil }
    for index in 0..<count {
      let node = Node(file.long(nodes + Self.size * index))
      guard !node.isLeaf else {
        guard node.right == 0 else { return nil }
        continue
      }
      guard node.feature < features, node.right > 0, index + max(1, node.right) < count else { return nil }
    }
  }

  private static let size = 8

  /// A node as it lies in the file: which feature is asked for, −1 in a leaf; how many nodes on the right branch begins,
  /// the left being the next; the limit of the left, or what the leaf is worth.
  private struct Node {
    private let bits: UInt64

    init(_ bits: UInt64) { self.bits = bits }

    var feature: Int { Int(Int16(truncatingIfNeeded: bits)) }
    var isLeaf: Bool { feature < 0 }
    var right: Int { Int(UInt16(truncatingIfNeeded: bits >> 16)) }
    var value: Float { Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 32)) }
  }

  /// For each row of features from 0 to 1. All rows go down a tree side by side, for each step of one waits for the memory
  /// and the others need not.
  func probabilities(_ rows: [[Double]]) -> [Double] {
    guard let width = rows.first?.count else { return [] }
    let features = Array(rows.joined())
    var sums = [Double](repeating: 0, count: rows.count)
    features.withUnsafeBufferPointer { features in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: rows.count) { places in
        for tree in 0..<roots {
          let root = nodes &+ Self.size &* Int(file.word(4 &+ 4 &* tree))
          for row in places.indices { places[row] = root }
          var isDown = false
          while !isDown {
            isDown = true
            var first = 0
            for row in places.indices {
              let node = Node(file.long(places[row]))
              // Reckoned, not decided: which way it goes no processor foresees. A leaf's right branch is itself.
              let right = features[first &+ max(0, node.feature)] > Double(node.value) ? 1 : 0
              let left = (1 &- right) & (node.isLeaf ? 0 : 1)
              places[row] &+= Self.size &* (left &+ right &* node.right)
              isDown = isDown && node.isLeaf
              first &+= width
            }
          }
          for row in places.indices { sums[row] += Double(Node(file.long(places[row])).value) }
        }
      }
    }
    return sums.map { 1 / (1 + exponential(-$0)) }
  }
}

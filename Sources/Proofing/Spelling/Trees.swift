/// Decision trees that vote (梯度提升树), in flat arrays: whether a proposal of the corrector is right. Made by
/// tools/proofing/train.py.
struct Trees: Sendable {
  /// Below which sum a row has no chance once so many trees have spoken.
  struct Hopeless: Sendable {
    let trees: Int
    let sum: Double
  }

  private let file: MappedBytes
  private let roots: Int
  private let nodes: Int
  private let hopeless: [Hopeless]

  /// Nil where a tree leads out of the file or asks for a feature that there is not: its nodes come after one another,
  /// so that no walk goes in circles.
  init?(_ file: MappedBytes, features: Int, hopeless: [Hopeless] = []) {
    guard file.count > 4 else { return nil }
    (self.file, self.hopeless) = (file, hopeless)
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

  /// For each row of features from 0 to 1; of a row without a chance what those trees say that were asked.
  func probabilities(_ features: [Double], width: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: features.count / width)
    var asked = Array(sums.indices)
    var tree = 0
    for stage in hopeless + [Hopeless(trees: roots, sum: -.infinity)] {
      let end = max(tree, min(stage.trees, roots))
      while tree < end, !asked.isEmpty {
        let next = min(end, tree + max(1, Self.abreast / asked.count))
        add(tree..<next, asked, features, width, to: &sums)
        tree = next
      }
      asked.removeAll { sums[$0] < stage.sum }
    }
    return sums.map { 1 / (1 + exponential(-$0)) }
  }

  /// So many walks go on side by side, for each step of one waits for the memory and the others need not.
  private static let abreast = 64

  /// A row on its way down a tree.
  private struct Walk {
    var place: Int32
    let row: Int32
  }

  private func add(
    _ trees: Range<Int>, _ rows: [Int], _ features: [Double], _ width: Int, to sums: inout [Double]
  ) {
    let base = file.base + nodes
    withUnsafeTemporaryAllocation(of: Walk.self, capacity: rows.count &* trees.count) { walks in
      var left = 0
      for tree in trees {
        let root = Int32(truncatingIfNeeded: file.word(4 &+ 4 &* tree) &* UInt32(Self.size))
        for row in rows {
          walks[left] = Walk(place: root, row: Int32(truncatingIfNeeded: row))
          left &+= 1
        }
      }
      features.withUnsafeBufferPointer { features in
        sums.withUnsafeMutableBufferPointer { sums in
          while left > 0 {
            var kept = 0
            for index in 0..<left {
              let walk = walks[index]
              let node = Node(base.loadUnaligned(fromByteOffset: Int(walk.place), as: UInt64.self))
              guard !node.isLeaf else {
                sums[Int(walk.row)] += Double(node.value)
                continue
              }
              // Reckoned, not decided: which way it goes no processor foresees.
              let right = features[Int(walk.row) &* width &+ node.feature] > Double(node.value) ? -1 : 0
              let step = Self.size &+ right & (Self.size &* node.right &- Self.size)
              walks[kept] = Walk(place: walk.place &+ Int32(truncatingIfNeeded: step), row: walk.row)
              kept &+= 1
            }
            left = kept
          }
        }
      }
    }
  }
}

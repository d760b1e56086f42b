import Foundation
import TestKit
import Testing

@testable import Proofing

/// Trees vote on rows of features; a row that stands too low on the way is not asked any further.
@Suite struct TreesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Each tree asks whether the first feature is above its limit and says one of two things.
  private func trees(
    _ all: [(limit: Float, below: Float, above: Float)], hopeless: [Trees.Hopeless] = []
  ) throws -> Grown {
    var data = Data()
    func add<Number>(_ number: Number) { withUnsafeBytes(of: number) { data.append(contentsOf: $0) } }
    func add(_ feature: Int16, _ right: UInt16, _ value: Float) {
      add(feature)
      add(right)
      add(value)
    }
    add(UInt32(all.count))
    for tree in all.indices { add(UInt32(3 * tree)) }
    for tree in all {
      add(0, 2, tree.limit)
      add(-1, 0, tree.below)
      add(-1, 0, tree.above)
    }
    let file = folder.path + "/trees"
    try data.write(to: URL(filePath: file))
    let mapped = try #require(MappedFile(path: file))
    return Grown(file: mapped, trees: try #require(Trees(mapped.bytes, features: 2, hopeless: hopeless)))
  }

  /// Trees with the file that they are read from.
  private struct Grown {
    let file: MappedFile
    let trees: Trees

    func probabilities(_ features: [Double]) -> [Double] {
      withExtendedLifetime(file) { trees.probabilities(features, width: 2) }
    }
  }

  private func chance(_ sum: Double) -> Double { 1 / (1 + exp(-sum)) }

  @Test func `each row goes its own way down every tree`() throws {
    let trees = try trees((0..<90).map { (Float($0), -0.01, 0.02) })
    let rows = (0..<100).map { Double($0) - 4.5 }
    let found = trees.probabilities(rows.flatMap { [$0, 7] })
    for (row, probability) in zip(rows, found) {
      let above = Double((0..<90).count { row > Double($0) })
      #expect(abs(probability - chance(0.02 * above - 0.01 * (90 - above))) < 1e-6)
    }
  }

  @Test func `a row without a chance is left where it stands, the others are asked to the end`() throws {
    let trees = try trees(
      [(0, -3, 1), (0, -3, 1), (0, 50, 1)], hopeless: [Trees.Hopeless(trees: 2, sum: -5)])
    let found = trees.probabilities([-1, 0, 1, 0])
    #expect(abs(found[0] - chance(-6)) < 1e-9 && abs(found[1] - chance(3)) < 1e-9)
  }

  @Test func `no rows have no chances`() throws {
    #expect(try trees([(0, 1, 2)]).probabilities([]).isEmpty)
  }
}

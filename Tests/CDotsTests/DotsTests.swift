import CDots
import Testing

/// Each processor runs its own version of the loop; all come to what a plain sum comes to.
@Suite struct DotsTests {
  private typealias Way = (
    UnsafePointer<Int8>, Int, UnsafePointer<UInt8>, Int, Int, UnsafeMutablePointer<Int32>
  ) -> Void

  private static var ways: [Way] { [dots, dotsPlainly] }

  @Test(arguments: [1, 7, 8, 16, 31, 32, 33, 64, 512, 1536], [0, 1])
  func `each row with each unit is their plain sum`(_ width: Int, _ way: Int) {
    let (units, rows) = (5, 3)
    let weights = (0..<units * width).map { Int8(truncatingIfNeeded: $0 * 37 + $0 / 11) }
    let numbers = (0..<rows * width).map { UInt8(($0 * 5923 + $0 / 7) % 128) }
    let plain = (0..<rows).flatMap { row in
      (0..<units).map { unit in
        (0..<width).reduce(Int32(0)) { $0 + Int32(weights[unit * width + $1]) * Int32(numbers[row * width + $1]) }
      }
    }
    #expect(Self.sums(way, weights, units, numbers, rows, width) == plain)
  }

  @Test(arguments: [Int8.min, .max], [0, 1])
  func `the largest numbers of the longest row are added without running over`(_ weight: Int8, _ way: Int) {
    let (width, units) = (65_536, 5)
    let weights = [Int8](repeating: weight, count: units * width)
    let sums = Self.sums(way, weights, units, [UInt8](repeating: 127, count: width), 1, width)
    #expect(sums == [Int32](repeating: Int32(weight) * 127 * Int32(width), count: units))
  }

  @Test(arguments: [0, 1]) func `no rows leave the sums alone`(_ way: Int) {
    var sums: [Int32] = [7]
    Self.ways[way]([1], 1, [1], 0, 1, &sums)
    #expect(sums == [7])
  }

  private static func sums(
    _ way: Int, _ weights: [Int8], _ units: Int, _ numbers: [UInt8], _ rows: Int, _ width: Int
  ) -> [Int32] {
    var sums = [Int32](repeating: -1, count: rows * units)
    ways[way](weights, units, numbers, rows, width, &sums)
    return sums
  }
}

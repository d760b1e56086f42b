import CDots
import Testing

/// Each processor runs its own version of the loop; all come to what a plain sum comes to.
@Suite struct DotsTests {
  @Test(arguments: [1, 7, 8, 16, 31, 32, 33, 64, 512, 1536]) func `each row with each unit is their plain sum`(_ width: Int) {
    let (units, rows) = (5, 3)
    let weights = (0..<units * width).map { Int8(truncatingIfNeeded: $0 * 37 + $0 / 11) }
    let numbers = (0..<rows * width).map { Int16(truncatingIfNeeded: ($0 * 5923) % 4095 - 2047) }
    #expect(Self.dots(weights, units, numbers, rows, width) == Self.plain(weights, units, numbers, rows, width))
  }

  @Test func `the largest numbers of the longest row are added without running over`() {
    let width = 1536
    for (weight, number) in [(Int8.min, Int16(-2047)), (.min, 2047), (.max, -2047), (.max, 2047)] {
      let sums = Self.dots([Int8](repeating: weight, count: width), 1, [Int16](repeating: number, count: width), 1, width)
      #expect(sums == [Int32(weight) * Int32(number) * Int32(width)])
    }
  }

  @Test func `a sum that is too wide, as a damaged table may give it, tells its lower bits`() {
    let sums = Self.dots([Int8](repeating: .min, count: 1536), 1, [Int16](repeating: .max, count: 1536), 1, 1536)
    #expect(sums == [Int32(truncatingIfNeeded: -128 * 32767 * 1536)])
  }

  @Test func `no rows leave the sums alone`() {
    var sums: [Int32] = [7]
    CDots.dots([1], 1, [1], 0, 1, &sums)
    #expect(sums == [7])
  }

  private static func dots(_ weights: [Int8], _ units: Int, _ numbers: [Int16], _ rows: Int, _ width: Int) -> [Int32] {
    var sums = [Int32](repeating: -1, count: rows * units)
    CDots.dots(weights, units, numbers, rows, width, &sums)
    return sums
  }

  private static func plain(_ weights: [Int8], _ units: Int, _ numbers: [Int16], _ rows: Int, _ width: Int) -> [Int32] {
    (0..<rows).flatMap { row in
      (0..<units).map { unit in
        (0..<width).reduce(0) { $0 + Int32(weights[unit * width + $1]) * Int32(numbers[row * width + $1]) }
      }
    }
  }
}

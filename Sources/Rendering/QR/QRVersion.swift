/// A version of the code (版本): how large it is, and how its codewords are parted into blocks, at level M.
struct QRVersion: Sendable, Equatable {
  let number: Int

  /// Codewords of error correction in each block, and the number of blocks: ISO/IEC 18004 table 9, versions 1 to 40.
  private static let correction = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ]
  private static let blocks = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ]

  static func smallest(for bytes: Int) -> QRVersion? {
    (1...40).map(QRVersion.init).first { 4 + $0.lengthBits + 8 * bytes <= 8 * $0.dataCount }
  }

  var size: Int { 17 + 4 * number }
  var lengthBits: Int { number < 10 ? 8 : 16 }
  var correctionCount: Int { Self.correction[number - 1] }
  var blockCount: Int { Self.blocks[number - 1] }
  var dataCount: Int { totalCount - correctionCount * blockCount }

  /// All codewords: the modules that no pattern takes, by eights.
  var totalCount: Int {
    let marks = alignments.count
    var modules = size * size - 3 * 64 - 31 - 2 * (size - 16)
    if marks > 0 { modules -= 25 * (marks * marks - 3) - 10 * (marks - 2) }
    if number >= 7 { modules -= 36 }
    return modules / 8
  }

  /// Where the middles of the alignment patterns stand, on both axes (annex E).
  var alignments: [Int] {
    guard number > 1 else { return [] }
    let count = number / 7 + 2
    let step = number == 32 ? 26 : (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
  }

  /// The data in blocks with their correction, dealt out in turn.
  func interleaved(_ data: [UInt8]) -> [UInt8] {
    let short = dataCount / blockCount
    let longer = dataCount % blockCount
    var blocks: [ArraySlice<UInt8>] = []
    var start = 0
    for index in 0..<blockCount {
      let length = short + (index >= blockCount - longer ? 1 : 0)
      blocks.append(data[start..<start + length])
      start += length
    }
    let corrections = blocks.map { ReedSolomon.remainder(Array($0), count: correctionCount) }
    var result: [UInt8] = []
    for place in 0...short {
      for block in blocks where place < block.count { result.append(block[block.startIndex + place]) }
    }
    for place in 0..<correctionCount { result += corrections.map { $0[place] } }
    return result
  }
}

/// Reed–Solomon codes (里德-所罗门码) over the field of 256 elements with the polynomial 0x11D.
enum ReedSolomon {
  /// The remainder of the data, shifted, by the generator of this degree.
  static func remainder(_ data: [UInt8], count: Int) -> [UInt8] {
    let divisor = generator(count)
    var result = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ result.removeFirst()
      result.append(0)
      for index in 0..<count { result[index] ^= times(divisor[index], factor) }
    }
    return result
  }

  /// The product of (x − 2⁰)(x − 2¹)…, without its leading one.
  private static func generator(_ degree: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in 0..<degree {
        result[index] = times(result[index], root) ^ (index + 1 < degree ? result[index + 1] : 0)
      }
      root = times(root, 2)
    }
    return result
  }

  private static func times(_ a: UInt8, _ b: UInt8) -> UInt8 {
    var product = 0
    for bit in (0..<8).reversed() {
      product = product << 1 ^ (product >> 7) * 0x11D
      if b >> UInt8(bit) & 1 == 1 { product ^= Int(a) }
    }
    return UInt8(truncatingIfNeeded: product)
  }
}

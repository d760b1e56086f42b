/// The model of surroundings (语境模型): how well a character fits between the eight before it and the eight after it, and
/// among those farther off. A small network that learned it from statutes and official texts; the model of characters
/// sees four before a place and no more. Made by tools/proofing/context.py.
struct Surroundings: Sendable {
  /// What stands around a place (上下文).
  struct Context: Hashable {
    fileprivate let near: [UInt16]
    fileprivate let far: [UInt16]

    init(_ text: [UInt16], _ place: Int) {
      func codes(_ offsets: some Sequence<Int>) -> [UInt16] {
        offsets.map { text.indices.contains(place + $0) ? text[place + $0] : CharacterModel.edge }
      }
      near = codes(Surroundings.nearOffsets)
      far = codes(Surroundings.farOffsets).filter { $0 != CharacterModel.edge }
    }
  }

  private static let (reach, horizon) = (8, 24)
  private static let nearOffsets = Array(-reach..<0) + Array(1...reach)
  private static let farOffsets = Array(-horizon..<(-reach)) + Array(reach + 1...horizon)
  private static let (wide, mean, first, second, out) = (96, 64, 512, 256, 128)
  private static let base = Int(CharacterModel.base)

  private let near: [Int16]
  private let far: [Float]
  private let nearWeights: [Int16]
  private let nearScales: [Float]
  private let farWeights: [Float]
  private let firstBias: [Float]
  private let (secondWeights, secondBias): ([Float], [Float])
  private let (thirdWeights, thirdBias): ([Float], [Float])
  private let outWeights: [Int16]
  private let (outScales, outBias): ([Float], [Float])
  /// Those that the network has learned to expect.
  private let known: [UInt16]
  /// What a character that the network never had to expect is worth.
  private static let nowhere: Float = -14

  /// Nil where the file is cut short or another.
  init?(_ file: MappedFile) {
    var reader = Reader(file)
    guard file.count > 8, file.word(0) == 0x4D43_4459 else { return nil }
    let row = Self.nearOffsets.count * Self.wide
    guard let near = reader.numbers(Int16.self, Self.base * Self.wide),
      let far = reader.numbers(Float.self, Self.base * Self.mean),
      let nearScales = reader.numbers(Float.self, Self.first),
      let nearWeights = reader.numbers(Int8.self, Self.first * row),
      let farWeights = reader.numbers(Float.self, Self.first * Self.mean),
      let firstBias = reader.numbers(Float.self, Self.first),
      let secondWeights = reader.numbers(Float.self, Self.second * Self.first),
      let secondBias = reader.numbers(Float.self, Self.second),
      let thirdWeights = reader.numbers(Float.self, Self.out * Self.second),
      let thirdBias = reader.numbers(Float.self, Self.out),
      let outScales = reader.numbers(Float.self, Self.base),
      let outWeights = reader.numbers(Int8.self, Self.base * Self.out),
      let outBias = reader.numbers(Float.self, Self.base), reader.isAtEnd
    else { return nil }
    (self.near, self.far, self.nearScales, self.farWeights) = (near, far, nearScales, farWeights)
    self.nearWeights = nearWeights.map(Int16.init)
    (self.firstBias, self.secondWeights, self.secondBias) = (firstBias, secondWeights, secondBias)
    (self.thirdWeights, self.thirdBias) = (thirdWeights, thirdBias)
    self.outWeights = outWeights.map(Int16.init)
    (self.outScales, self.outBias) = (outScales, outBias)
    known = (0..<UInt16(Self.base)).filter { outBias[Int($0)] > Self.nowhere }
  }

  /// What the network makes of each of several surroundings: the weights are gone through once for all of them.
  func expectations(_ contexts: [Context]) -> [Expectation] {
    let row = Self.nearOffsets.count * Self.wide
    let inputs = contexts.flatMap { context in
      context.near.flatMap { near[Int($0) * Self.wide..<(Int($0) + 1) * Self.wide] }
    }
    let means = contexts.map { meanOf($0.far) }
    var layers = [[Float]](repeating: firstBias, count: contexts.count)
    for unit in 0..<Self.first {
      for index in contexts.indices {
        let sum = dot(nearWeights, unit * row, inputs, index * row, row)
        layers[index][unit] += Float(sum) * nearScales[unit] + dot(farWeights, unit * Self.mean, means[index])
      }
    }
    return layers.map { layer in
      let second = Self.rectified(secondWeights, secondBias, layer.map { max(0, $0) })
      return Expectation(values: zip(0..., thirdBias).map { $1 + dot(thirdWeights, $0 * Self.second, second) })
    }
  }

  /// The logarithm (base e) of how likely a character is there.
  func score(_ expectation: Expectation, _ character: UInt16) -> Double {
    let start = Int(character) * Self.out
    var sum: Float = 0
    for index in 0..<Self.out { sum += Float(outWeights[start + index]) * expectation.values[index] }
    return Double(sum * outScales[Int(character)] + outBias[Int(character)])
  }

  /// The characters that are expected most, the most expected first.
  func fittest(_ expectation: Expectation, _ count: Int) -> [UInt16] {
    let worth = max(1e-6, expectation.values.map(abs).max() ?? 0) / 2047
    let input = expectation.values.map { Int16(max(-2047, min(2047, ($0 / worth).rounded()))) }
    var best: [(score: Float, character: UInt16)] = []
    for character in known {
      let sum = dot(outWeights, Int(character) * Self.out, input, 0, Self.out)
      let score = Float(sum) * worth * outScales[Int(character)] + outBias[Int(character)]
      guard best.count < count || score > best[count - 1].score else { continue }
      best.insert((score, character), at: best.firstIndex { $0.score < score } ?? best.count)
      if best.count > count { best.removeLast() }
    }
    return best.map(\.character)
  }

  /// What is expected in a place (预期), as the network says it.
  struct Expectation {
    fileprivate let values: [Float]
  }

  private func meanOf(_ codes: [UInt16]) -> [Float] {
    var sum = [Float](repeating: 0, count: Self.mean)
    for code in codes {
      for index in 0..<Self.mean { sum[index] += far[Int(code) * Self.mean + index] }
    }
    let count = Float(max(1, codes.count))
    return sum.map { $0 / count }
  }

  private static func rectified(_ weights: [Float], _ bias: [Float], _ input: [Float]) -> [Float] {
    zip(0..., bias).map { max(0, $1 + dot(weights, $0 * input.count, input)) }
  }
}

/// Whole numbers, a multiple of eight of them: pairs of neighbours are multiplied and added in one step of the processor.
private func dot(_ weights: [Int16], _ start: Int, _ input: [Int16], _ place: Int, _ count: Int) -> Int32 {
  weights.withUnsafeBytes { weights in
    input.withUnsafeBytes { input in
      let weights = UnsafeRawBufferPointer(rebasing: weights[2 * start..<2 * (start + count)])
      let input = UnsafeRawBufferPointer(rebasing: input[2 * place..<2 * (place + count)])
      var sum = SIMD8<Int32>(repeating: 0)
      for each in stride(from: 0, to: 2 * count, by: MemoryLayout<SIMD8<Int16>>.size) {
        let one = weights.loadUnaligned(fromByteOffset: each, as: SIMD8<Int16>.self)
        let other = input.loadUnaligned(fromByteOffset: each, as: SIMD8<Int16>.self)
        sum &+= SIMD8<Int32>(truncatingIfNeeded: one) &* SIMD8<Int32>(truncatingIfNeeded: other)
      }
      return sum.wrappedSum()
    }
  }
}

/// Of as many weights from a place on as there are inputs, a multiple of eight.
private func dot(_ weights: [Float], _ start: Int, _ input: [Float]) -> Float {
  weights.withUnsafeBytes { weights in
    input.withUnsafeBytes { bytes in
      var sum = SIMD8<Float>(repeating: 0)
      for place in stride(from: 0, to: bytes.count, by: MemoryLayout<SIMD8<Float>>.size) {
        sum += weights.loadUnaligned(fromByteOffset: 4 * start + place, as: SIMD8<Float>.self)
          * bytes.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
      }
      return sum.sum()
    }
  }
}

/// Reads one run of numbers after another.
private struct Reader {
  private let file: MappedFile
  private var place = 8

  init(_ file: MappedFile) { self.file = file }

  var isAtEnd: Bool { place == file.count }

  mutating func numbers<Number: BitwiseCopyable>(_: Number.Type, _ count: Int) -> [Number]? {
    let size = MemoryLayout<Number>.size
    guard place + size * count <= file.count else { return nil }
    defer { place += size * count }
    return (0..<count).map { file.base.loadUnaligned(fromByteOffset: place + size * $0, as: Number.self) }
  }
}

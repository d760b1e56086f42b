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

  private let file: MappedFile
  /// The numbers of the file, one run after another as context.py writes them.
  private let near: Numbers<Int16>
  private let far: Numbers<Float>
  private let nearScales: Numbers<Float>
  private let nearWeights: Numbers<Int8>
  private let farWeights: Numbers<Float>
  private let firstBias: Numbers<Float>
  private let (secondWeights, secondBias): (Numbers<Float>, Numbers<Float>)
  private let (thirdWeights, thirdBias): (Numbers<Float>, Numbers<Float>)
  private let outScales: Numbers<Float>
  private let outWeights: Numbers<Int8>
  private let outBias: Numbers<Float>
  /// Those that the network has learned to expect.
  private let known: [UInt16]
  /// What a character that the network never had to expect is worth.
  private static let nowhere: Float = -14

  /// Nil where the file is cut short or another.
  init?(_ file: MappedFile) {
    guard file.count > 8, file.word(0) == 0x4D43_4459 else { return nil }
    let row = Self.nearOffsets.count * Self.wide
    near = Numbers(8, Self.base * Self.wide)
    far = Numbers(near.end, Self.base * Self.mean)
    nearScales = Numbers(far.end, Self.first)
    nearWeights = Numbers(nearScales.end, Self.first * row)
    farWeights = Numbers(nearWeights.end, Self.first * Self.mean)
    firstBias = Numbers(farWeights.end, Self.first)
    secondWeights = Numbers(firstBias.end, Self.second * Self.first)
    secondBias = Numbers(secondWeights.end, Self.second)
    thirdWeights = Numbers(secondBias.end, Self.out * Self.second)
    thirdBias = Numbers(thirdWeights.end, Self.out)
    outScales = Numbers(thirdBias.end, Self.base)
    outWeights = Numbers(outScales.end, Self.base * Self.out)
    let outBias = Numbers<Float>(outWeights.end, Self.base)
    guard outBias.end == file.count else { return nil }
    (self.file, self.outBias) = (file, outBias)
    known = (0..<UInt16(Self.base)).filter { outBias.at(Int($0), file) > Self.nowhere }
  }

  /// What the network makes of each of several surroundings: the weights are gone through once for all of them.
  func expectations(_ contexts: [Context]) -> [Expectation] {
    let row = Self.nearOffsets.count * Self.wide
    let inputs = contexts.map { context in
      context.near.flatMap { code in (0..<Self.wide).map { near.at(Int(code) * Self.wide + $0, file) } }
    }
    let means = contexts.map { meanOf($0.far) }
    let bias = (0..<Self.first).map { firstBias.at($0, file) }
    var layers = [[Float]](repeating: bias, count: contexts.count)
    for unit in 0..<Self.first {
      let (weights, scale) = (nearWeights.from(unit * row, file), nearScales.at(unit, file))
      for index in contexts.indices {
        let sum = dot(weights, inputs[index])
        layers[index][unit] += Float(sum) * scale + dot(farWeights.from(unit * Self.mean, file), means[index])
      }
    }
    return layers.map { layer in
      let first = layer.map { max(0, $0) }
      let second = (0..<Self.second).map {
        max(0, secondBias.at($0, file) + dot(secondWeights.from($0 * Self.first, file), first))
      }
      return Expectation(
        values: (0..<Self.out).map { thirdBias.at($0, file) + dot(thirdWeights.from($0 * Self.second, file), second) })
    }
  }

  /// The logarithm (base e) of how likely a character is there.
  func score(_ expectation: Expectation, _ character: UInt16) -> Double {
    let weights = outWeights.from(Int(character) * Self.out, file)
    var sum: Float = 0
    for index in 0..<Self.out {
      sum += Float(weights.load(fromByteOffset: index, as: Int8.self)) * expectation.values[index]
    }
    return Double(sum * outScales.at(Int(character), file) + outBias.at(Int(character), file))
  }

  /// The characters that are expected most, the most expected first.
  func fittest(_ expectation: Expectation, _ count: Int) -> [UInt16] {
    let worth = max(1e-6, expectation.values.map(abs).max() ?? 0) / 2047
    let input = expectation.values.map { Int16(max(-2047, min(2047, ($0 / worth).rounded()))) }
    var best: [(score: Float, character: UInt16)] = []
    for character in known {
      let sum = dot(outWeights.from(Int(character) * Self.out, file), input)
      let score = Float(sum) * worth * outScales.at(Int(character), file) + outBias.at(Int(character), file)
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
      for index in 0..<Self.mean { sum[index] += far.at(Int(code) * Self.mean + index, file) }
    }
    let count = Float(max(1, codes.count))
    return sum.map { $0 / count }
  }
}

/// A run of numbers of a file (数段), which are read where they lie.
private struct Numbers<Number: BitwiseCopyable>: Sendable {
  private let start: Int
  let end: Int
  private static var size: Int { MemoryLayout<Number>.size }

  init(_ start: Int, _ count: Int) { (self.start, end) = (start, start + Self.size * count) }

  func at(_ index: Int, _ file: MappedFile) -> Number { from(index, file).loadUnaligned(as: Number.self) }

  func from(_ index: Int, _ file: MappedFile) -> UnsafeRawPointer { file.base + (start + Self.size * index) }
}

/// Of as many weights as there are inputs, a multiple of eight, which go together.
private func dot(_ weights: UnsafeRawPointer, _ input: [Int16]) -> Int32 {
  input.withUnsafeBytes { input in
    var sum = SIMD8<Int32>(repeating: 0)
    for index in stride(from: 0, to: input.count / 2, by: 8) {
      let one = SIMD8<Int16>(truncatingIfNeeded: weights.loadUnaligned(fromByteOffset: index, as: SIMD8<Int8>.self))
      let other = input.loadUnaligned(fromByteOffset: 2 * index, as: SIMD8<Int16>.self)
      sum &+= SIMD8<Int32>(truncatingIfNeeded: one) &* SIMD8<Int32>(truncatingIfNeeded: other)
    }
    return sum.wrappedSum()
  }
}

/// The same of broken numbers.
private func dot(_ weights: UnsafeRawPointer, _ input: [Float]) -> Float {
  input.withUnsafeBytes { input in
    var sum = SIMD8<Float>(repeating: 0)
    for place in stride(from: 0, to: input.count, by: MemoryLayout<SIMD8<Float>>.size) {
      sum += weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
        * input.loadUnaligned(fromByteOffset: place, as: SIMD8<Float>.self)
    }
    return sum.sum()
  }
}

/// The model of surroundings (语境模型): how well a character fits between the eight before it and the eight after it, and
/// among those farther off. A small network that learned it from statutes and official texts; the model of characters
/// sees four before a place and no more. Made by tools/proofing/context.py.
struct Surroundings: Sendable {
  /// What stands around a place (上下文).
  struct Context {
    fileprivate let near: [UInt16]
    fileprivate let far: [UInt16]

    init(_ text: [UInt16], _ place: Int) {
      near = Surroundings.nearOffsets.map {
        text.indices.contains(place + $0) ? text[place + $0] : CharacterModel.edge
      }
      let (reach, horizon) = (Surroundings.reach, Surroundings.horizon)
      let before = text[max(0, place - horizon)..<max(0, place - reach)]
      let after = text[min(text.count, place + reach + 1)..<min(text.count, place + horizon + 1)]
      far = (before + after).filter { $0 != CharacterModel.edge }
    }
  }

  private static let (reach, horizon) = (8, 24)
  private static let nearOffsets = Array(-reach..<0) + Array(1...reach)
  private static let (wide, mean, first, second, out) = (96, 64, 512, 256, 128)
  private static let base = Int(CharacterModel.base)

  private static let magic: UInt64 = 0x3330_3030_4D43_4459

  private let file: MappedFile
  /// What each character is to those that stand near it, and to those farther off.
  private let near: Numbers<UInt8>
  private let far: Numbers<Int8>
  private let (ofNear, ofFar, second, third, ofAll): (Layer, Layer, Layer, Layer, Layer)
  /// Those of the common characters that the network has learned to expect.
  private let known: [UInt16]
  private static let common = 4096
  /// What a character that the network never had to expect is worth.
  private static let nowhere: Float = -14

  /// Nil where the file is cut short or another.
  init?(_ file: MappedFile) {
    guard file.count > 8, file.long(0) == Self.magic else { return nil }
    near = Numbers(8, Self.base * Self.wide)
    far = Numbers(near.end, Self.base * Self.mean)
    ofNear = Layer(far.end, from: Self.nearOffsets.count * Self.wide, to: Self.first)
    ofFar = Layer(ofNear.end, from: Self.mean, to: Self.first)
    second = Layer(ofFar.end, from: Self.first, to: Self.second)
    third = Layer(second.end, from: Self.second, to: Self.out)
    let ofAll = Layer(third.end, from: Self.out, to: Self.base)
    guard ofAll.end == file.count else { return nil }
    (self.file, self.ofAll) = (file, ofAll)
    known = (0..<UInt16(Self.common)).filter { ofAll.bias.at(Int($0), file) > Self.nowhere }
  }

  /// What is expected in a place (预期), as the network says it.
  struct Expectation {
    fileprivate let values: Rows
  }

  /// What the network makes of each of several surroundings.
  func expectations(_ contexts: [Context]) -> [Expectation] {
    guard !contexts.isEmpty else { return [] }
    let around = Rows(
      shifted: contexts.flatMap { $0.near.flatMap { near.run(Int($0) * Self.wide, Self.wide, file) } },
      rows: contexts.count)
    let farther = Rows(rounding: contexts.flatMap { meanOf($0.far) }, width: Self.mean, belowNought: true)
    let first = zip(ofNear.values(around, file), ofFar.values(farther, file)).map { max(0, $0 + $1) }
    let middle = second.values(Rows(rounding: first, width: Self.first, belowNought: false), file).map { max(0, $0) }
    let last = third.values(Rows(rounding: middle, width: Self.second, belowNought: false), file)
    let values = Rows(rounding: last, width: Self.out, belowNought: true)
    return contexts.indices.map { Expectation(values: values.row($0)) }
  }

  /// The logarithm (base e) of how likely a character is there.
  func score(_ expectation: Expectation, _ character: UInt16) -> Double {
    Double(ofAll.value(Int(character), expectation.values, file))
  }

  /// For each, the common characters that are expected most, the most expected first.
  func fittest(_ expectations: [Expectation], _ count: Int) -> [[UInt16]] {
    guard !expectations.isEmpty else { return [] }
    let scores = ofAll.values(Rows(expectations.map(\.values)), first: Self.common, file)
    return expectations.indices.map { index in
      var best: [(score: Float, character: UInt16)] = []
      for character in known {
        let score = scores[index * Self.common + Int(character)]
        guard best.count < count || score > best[count - 1].score else { continue }
        best.insert((score, character), at: best.firstIndex { $0.score < score } ?? best.count)
        if best.count > count { best.removeLast() }
      }
      return best.map(\.character)
    }
  }

  private func meanOf(_ codes: [UInt16]) -> [Float] {
    var sum = [Int32](repeating: 0, count: Self.mean)
    for code in codes {
      let run = far.run(Int(code) * Self.mean, Self.mean, file)
      for (index, number) in run.enumerated() { sum[index] += Int32(number) }
    }
    return sum.map { Float($0) / Float(max(1, codes.count)) }
  }
}

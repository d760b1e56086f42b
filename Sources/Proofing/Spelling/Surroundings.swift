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

  private static let reach = 8, horizon = 24
  private static let nearOffsets = Array(-reach..<0) + Array(1...reach)
  private static let wide = 96, mean = 64, first = 512, second = 256, out = 128
  private static let base = Int(CharacterModel.base)

  private static let magic: UInt64 = 0x3330_3030_4D43_4459

  private let file: MappedBytes
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
  init?(_ file: MappedBytes) {
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

  /// So many surroundings are looked at together, and of so many it is reckoned together what is expected most: enough
  /// that the weights are fetched seldom, few enough that what stands between the layers is not given back to the machine
  /// and asked for anew each time, as it is from 128 KB on.
  private static let together = 32, abreast = 4

  /// What the network makes of each of several surroundings.
  func expectations(_ contexts: [Context]) -> [Expectation] {
    stride(from: 0, to: contexts.count, by: Self.together).flatMap { start in
      expected(contexts[start..<min(start + Self.together, contexts.count)])
    }
  }

  private func expected(_ contexts: ArraySlice<Context>) -> [Expectation] {
    var around: [UInt8] = []
    around.reserveCapacity(contexts.count * Self.nearOffsets.count * Self.wide)
    for context in contexts {
      for character in context.near { around += near.run(Int(character) * Self.wide, Self.wide, file) }
    }
    var farther: [Float] = []
    farther.reserveCapacity(contexts.count * Self.mean)
    for context in contexts { add(context.far, to: &farther) }
    var first = ofNear.values(Rows(shifted: around, rows: contexts.count), file)
    let other = ofFar.values(Rows(rounding: farther, width: Self.mean, belowNought: true), file)
    for index in first.indices { first[index] = Self.bent(first[index] + other[index]) }
    var middle = second.values(Rows(rounding: first, width: Self.first, belowNought: false), file)
    for index in middle.indices { middle[index] = Self.bent(middle[index]) }
    let last = third.values(Rows(rounding: middle, width: Self.second, belowNought: false), file)
    let values = Rows(rounding: last, width: Self.out, belowNought: true)
    return (0..<contexts.count).map { Expectation(values: values.row($0)) }
  }

  /// What is below nought counts as nought (整流).
  @inline(__always)
  private static func bent(_ number: Float) -> Float { number > 0 ? number : 0 }

  /// The logarithm (base e) of how likely a character is there.
  func score(_ expectation: Expectation, _ character: UInt16) -> Double {
    Double(ofAll.value(Int(character), expectation.values, file))
  }

  /// For each, the common characters that are expected most, the most expected first.
  func fittest(_ expectations: [Expectation], _ count: Int) -> [[UInt16]] {
    stride(from: 0, to: expectations.count, by: Self.abreast).flatMap { start in
      let some = expectations[start..<min(start + Self.abreast, expectations.count)]
      let scores = ofAll.values(Rows(some.map(\.values)), first: Self.common, file)
      return some.indices.map { fittest(scores, from: ($0 - start) * Self.common, count) }
    }
  }

  private func fittest(_ scores: [Float], from start: Int, _ count: Int) -> [UInt16] {
    var best: [(score: Float, character: UInt16)] = []
    var least = -Float.infinity
    for character in known {
      let score = scores[start + Int(character)]
      guard score > least || best.count < count else { continue }
      best.insert((score, character), at: best.firstIndex { $0.score < score } ?? best.count)
      if best.count > count { best.removeLast() }
      if best.count == count { least = best[count - 1].score }
    }
    return best.map(\.character)
  }

  /// What several characters are to those far off, on an average.
  private func add(_ characters: [UInt16], to means: inout [Float]) {
    var sum = [Int32](repeating: 0, count: Self.mean)
    for character in characters {
      let run = far.run(Int(character) * Self.mean, Self.mean, file)
      for index in 0..<Self.mean { sum[index] &+= Int32(run[index]) }
    }
    for each in sum { means.append(Float(each) / Float(max(1, characters.count))) }
  }
}

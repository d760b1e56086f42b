import CDots

/// A layer of a network (网络层), which lies in a file: for each output what a unit of its weights is worth, eight-bit
/// weights, what is added.
struct Layer: Sendable {
  private let scales: Numbers<Float>
  private let weights: Numbers<Int8>
  let bias: Numbers<Float>
  private let (inputs, outputs): (Int, Int)

  var end: Int { bias.end }

  init(_ start: Int, from inputs: Int, to outputs: Int) {
    scales = Numbers(start, outputs)
    weights = Numbers(scales.end, inputs * outputs)
    bias = Numbers(weights.end, outputs)
    (self.inputs, self.outputs) = (inputs, outputs)
  }

  /// What comes of each row in the first outputs, in all unless it is said in how many.
  func values(_ rows: Rows, first count: Int? = nil, _ file: MappedFile) -> [[Float]] {
    let count = count ?? outputs
    let sums = sums(rows, 0..<count, file)
    let (scales, bias) = (scales.run(0, count, file), bias.run(0, count, file))
    return rows.worths.enumerated().map { row, worth in
      (0..<count).map { Float(sums[row * count + $0]) * scales[$0] * worth + bias[$0] }
    }
  }

  /// What comes of the only row in one output.
  func value(_ output: Int, _ row: Rows, _ file: MappedFile) -> Float {
    Float(sums(row, output..<output + 1, file)[0]) * scales.at(output, file) * row.worths[0] + bias.at(output, file)
  }

  private func sums(_ rows: Rows, _ chosen: Range<Int>, _ file: MappedFile) -> [Int32] {
    let run = weights.run(chosen.lowerBound * inputs, chosen.count * inputs, file)
    return [Int32](unsafeUninitializedCapacity: rows.worths.count * chosen.count) { sums, count in
      rows.numbers.withUnsafeBufferPointer { numbers in
        guard let first = run.baseAddress, let number = numbers.baseAddress, let sum = sums.baseAddress else { return }
        dots(first, chosen.count, number, rows.worths.count, inputs, sum)
      }
      count = rows.worths.count * chosen.count
    }
  }
}

/// What a layer is given (输入): rows of whole numbers, one after another, and what one of each row is worth.
struct Rows {
  fileprivate let numbers: [Int16]
  fileprivate let worths: [Float]

  /// Of numbers that are worth what they are.
  init(_ rows: [[Int16]]) { (numbers, worths) = (Array(rows.joined()), rows.map { _ in 1 }) }

  init(_ several: [Rows]) { (numbers, worths) = (several.flatMap(\.numbers), several.flatMap(\.worths)) }

  /// Rounded to twelve bits each: that many products of them add up to no more than a sum can hold.
  init(rounding rows: [[Float]]) {
    worths = rows.map { row in
      let most = row.reduce(0) { max($0, abs($1)) }
      // A damaged table may give what is no number.
      return most.isFinite ? max(1e-6, most) / 2047 : 1
    }
    numbers = zip(rows, worths).flatMap { row, worth in row.map { Self.rounded($0 / worth) } }
  }

  /// Whole numbers are cut, not rounded, so that none below nought is cut.
  private static func rounded(_ number: Float) -> Int16 { Int16(max(0, min(4094, number + 2047)) + 0.5) - 2047 }
}

/// A run of numbers of a file (数段), which are read where they lie.
struct Numbers<Number: BitwiseCopyable>: Sendable {
  private let start: Int
  let end: Int

  init(_ start: Int, _ count: Int) { (self.start, end) = (start, start + MemoryLayout<Number>.size * count) }

  func at(_ index: Int, _ file: MappedFile) -> Number {
    file.base.load(fromByteOffset: start + MemoryLayout<Number>.size * index, as: Number.self)
  }

  /// So many of them from one on.
  func run(_ first: Int, _ count: Int, _ file: MappedFile) -> UnsafeBufferPointer<Number> {
    let place = file.base + (start + MemoryLayout<Number>.size * first)
    return UnsafeBufferPointer(start: place.assumingMemoryBound(to: Number.self), count: count)
  }
}

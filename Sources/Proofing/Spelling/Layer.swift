import CDots

/// A layer of a network (网络层), which lies in a file: for each output what a unit of its weights is worth, what its weights
/// add up to, eight-bit weights, what is added.
struct Layer: Sendable {
  private let scales: Numbers<Float>
  private let totals: Numbers<Int32>
  private let weights: Numbers<Int8>
  let bias: Numbers<Float>
  private let (inputs, outputs): (Int, Int)

  var end: Int { bias.end }

  init(_ start: Int, from inputs: Int, to outputs: Int) {
    scales = Numbers(start, outputs)
    totals = Numbers(scales.end, outputs)
    weights = Numbers(totals.end, inputs * outputs)
    bias = Numbers(weights.end, outputs)
    (self.inputs, self.outputs) = (inputs, outputs)
  }

  /// What comes of each row in the first outputs, in all unless it is said in how many; one row after another.
  func values(_ rows: Rows, first count: Int? = nil, _ file: MappedBytes) -> [Float] {
    let count = count ?? outputs
    let sums = sums(rows, 0..<count, file)
    let (scales, totals, bias) = (scales.run(0, count, file), totals.run(0, count, file), bias.run(0, count, file))
    return [Float](unsafeUninitializedCapacity: sums.count) { values, filled in
      sums.withUnsafeBufferPointer { sums in
        for (row, worth) in rows.worths.enumerated() {
          for output in 0..<count {
            let sum = sums[row &* count &+ output] &- rows.shift &* totals[output]
            values[row &* count &+ output] = Float(sum) * scales[output] * worth + bias[output]
          }
        }
      }
      filled = sums.count
    }
  }

  /// What comes of the only row in one output.
  func value(_ output: Int, _ row: Rows, _ file: MappedBytes) -> Float {
    let run = weights.run(output * inputs, inputs, file)
    var sum: Int32 = 0
    row.numbers.withUnsafeBufferPointer { numbers in
      guard let first = run.baseAddress, let number = numbers.baseAddress else { return }
      dots(first, 1, number, 1, inputs, &sum)
    }
    sum = sum &- row.shift &* totals.at(output, file)
    return Float(sum) * scales.at(output, file) * row.worths[0] + bias.at(output, file)
  }

  private func sums(_ rows: Rows, _ chosen: Range<Int>, _ file: MappedBytes) -> [Int32] {
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

/// What a layer is given (输入): rows of numbers from 0 to 127, one after another, and what one of each row is worth. Where
/// they may be below nought, so much was added to each.
struct Rows {
  fileprivate let numbers: [UInt8]
  fileprivate let worths: [Float]
  fileprivate let shift: Int32

  private static let most: Float = 127, middle: Float = 64

  /// Of numbers that are worth what they are, to each of which the middle was added.
  init(shifted numbers: [UInt8], rows: Int) {
    (self.numbers, worths, shift) = (numbers, [Float](repeating: 1, count: rows), Int32(Self.middle))
  }

  init(_ several: [Rows]) {
    (numbers, worths) = (several.flatMap(\.numbers), several.flatMap(\.worths))
    shift = several.first?.shift ?? 0
  }

  /// Each row is rounded so that its largest number just fits.
  init(rounding values: [Float], width: Int, belowNought: Bool) {
    let (most, shift) = belowNought ? (Self.most - Self.middle, Self.middle) : (Self.most, 0)
    var worths: [Float] = []
    numbers = [UInt8](unsafeUninitializedCapacity: values.count) { numbers, filled in
      values.withUnsafeBufferPointer { values in
        for start in stride(from: 0, to: values.count, by: width) {
          var largest: Float = 0
          for place in start..<start + width {
            let size = abs(values[place])
            largest = size > largest ? size : largest
          }
          // A damaged table may give what is no number.
          let worth = largest.isFinite ? max(1e-6, largest) / most : 1
          worths.append(worth)
          for place in start..<start + width { numbers[place] = Self.rounded(values[place] / worth + shift) }
        }
      }
      filled = values.count
    }
    (self.worths, self.shift) = (worths, Int32(shift))
  }

  /// The whole number next to one, from 0 to 127; what is no number is nought.
  @inline(__always)
  private static func rounded(_ number: Float) -> UInt8 {
    // Whole numbers are cut, not rounded, so half of one is added first.
    UInt8((number > 0 ? number < most ? number : most : 0) + 0.5)
  }

  /// One of them.
  func row(_ index: Int) -> Rows {
    let width = numbers.count / worths.count
    return Rows(Array(numbers[index * width..<(index + 1) * width]), worths[index], shift)
  }

  private init(_ numbers: [UInt8], _ worth: Float, _ shift: Int32) {
    (self.numbers, worths, self.shift) = (numbers, [worth], shift)
  }
}

/// A run of numbers of a file (数段), which are read where they lie.
struct Numbers<Number: BitwiseCopyable>: Sendable {
  private let start: Int
  let end: Int

  init(_ start: Int, _ count: Int) { (self.start, end) = (start, start + MemoryLayout<Number>.size * count) }

  func at(_ index: Int, _ file: MappedBytes) -> Number {
    file.base.load(fromByteOffset: start + MemoryLayout<Number>.size * index, as: Number.self)
  }

  /// So many of them from one on.
  func run(_ first: Int, _ count: Int, _ file: MappedBytes) -> UnsafeBufferPointer<Number> {
    let place = file.base + (start + MemoryLayout<Number>.size * first)
    return UnsafeBufferPointer(start: place.assumingMemoryBound(to: Number.self), count: count)
  }
}

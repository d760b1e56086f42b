/// The modules of a code (模块矩阵): patterns that say what it is, data, and the mask that keeps it even.
struct QRGrid {
  private let version: QRVersion
  private let size: Int
  private(set) var dark: [Bool]
  /// Modules of patterns, which carry no data and take no mask.
  private var isPattern: [Bool]

  init(_ version: QRVersion) {
    self.version = version
    size = version.size
    dark = Array(repeating: false, count: size * size)
    isPattern = dark
    drawTiming()
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
    drawAlignments()
    drawFormat(mask: 0)
    drawVersion()
  }

  /// Fills the data in, two columns at a time from the right, upwards and downwards in turn.
  mutating func place(_ codewords: [UInt8]) {
    var bit = 0
    var right = size - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      let isUpward = (right + 1) & 2 == 0
      for step in 0..<size {
        let y = isUpward ? size - 1 - step : step
        for x in [right, right - 1] where !isPattern[y * size + x] && bit < codewords.count * 8 {
          dark[y * size + x] = codewords[bit / 8] >> UInt8(7 - bit % 8) & 1 == 1
          bit += 1
        }
      }
      right -= 2
    }
  }

  /// The same code under one of the eight masks.
  func masked(_ mask: Int) -> QRGrid {
    var grid = self
    for y in 0..<size {
      for x in 0..<size where !isPattern[y * size + x] && Self.turns(mask, x, y) { grid.dark[y * size + x].toggle() }
    }
    grid.drawFormat(mask: mask)
    return grid
  }

  /// ISO/IEC 18004 table 10.
  private static func turns(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }

  private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
    guard (0..<size).contains(x), (0..<size).contains(y) else { return }
    dark[y * size + x] = isDark
    isPattern[y * size + x] = true
  }

  private mutating func drawTiming() {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
  }

  /// The square in a corner, with the light line around it.
  private mutating func drawFinder(_ x: Int, _ y: Int) {
    for dy in -4...4 {
      for dx in -4...4 {
        let distance = max(abs(dx), abs(dy))
        set(x + dx, y + dy, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func drawAlignments() {
    let places = version.alignments
    guard let last = places.last else { return }
    for x in places {
      for y in places where !(x == 6 && y == 6 || x == 6 && y == last || x == last && y == 6) {
        for dy in -2...2 { for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
      }
    }
  }

  /// Level M is 00 in the format; both copies, and the module that is always dark.
  private mutating func drawFormat(mask: Int) {
    var rest = mask
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (mask << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0..<6 { set(8, index, bit(index)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for index in 9..<15 { set(14 - index, 8, bit(index)) }
    for index in 0..<8 { set(size - 1 - index, 8, bit(index)) }
    for index in 8..<15 { set(8, size - 15 + index, bit(index)) }
    set(8, size - 8, true)
  }

  private mutating func drawVersion() {
    guard version.number >= 7 else { return }
    var rest = version.number
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
    let bits = version.number << 12 | rest
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      set(size - 11 + index % 3, index / 3, isDark)
      set(index / 3, size - 11 + index % 3, isDark)
    }
  }

  // MARK: Which mask is best (ISO/IEC 18004 section 8.8.2)

  var penalty: Int { lines(across: true) + lines(across: false) + squares + imbalance }

  /// Long runs of one colour, and what looks like a finder.
  private func lines(across: Bool) -> Int {
    var penalty = 0
    for line in 0..<size {
      let modules = (0..<size).map { across ? dark[line * size + $0] : dark[$0 * size + line] }
      var run = 1
      for index in 1...size {
        if index < size, modules[index] == modules[index - 1] {
          run += 1
        } else {
          if run >= 5 { penalty += run - 2 }
          run = 1
        }
      }
      penalty += 40 * Self.finders(in: modules)
    }
    return penalty
  }

  private static func finders(in modules: [Bool]) -> Int {
    let finder = [true, false, true, true, true, false, true]
    let padded = [false, false, false, false] + modules + [false, false, false, false]
    return (4...padded.count - 11).count { start in
      padded[start..<start + 7].elementsEqual(finder)
        && (!padded[start - 4..<start].contains(true) || !padded[start + 7..<start + 11].contains(true))
    }
  }

  private var squares: Int {
    var count = 0
    for y in 0..<size - 1 {
      for x in 0..<size - 1 {
        let first = dark[y * size + x]
        if dark[y * size + x + 1] == first, dark[(y + 1) * size + x] == first, dark[(y + 1) * size + x + 1] == first {
          count += 1
        }
      }
    }
    return 3 * count
  }

  private var imbalance: Int {
    let share = dark.count(where: \.self) * 20 - dark.count * 10
    return abs(share) / dark.count * 10
  }
}

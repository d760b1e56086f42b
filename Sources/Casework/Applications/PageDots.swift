import Foundation

/// The dots of a page (页面像素), three bytes each, as `pdftoppm` paints them.
struct PageDots: Sendable {
  let width: Int
  let height: Int
  private(set) var rgb: [UInt8]

  /// A binary PPM: `P6`, width, height, 255, then the dots.
  init?(ppm: Data) {
    var numbers: [Int] = []
    var index = ppm.startIndex + 2
    guard ppm.count > 11, ppm.starts(with: Data("P6".utf8)) else { return nil }
    while numbers.count < 3, index < ppm.endIndex {
      while index < ppm.endIndex, ppm[index] <= 0x20 { index += 1 }
      var number = 0
      while index < ppm.endIndex, (0x30...0x39).contains(ppm[index]), number < 1_000_000 {
        number = number * 10 + Int(ppm[index] - 0x30)
        index += 1
      }
      numbers.append(number)
    }
    guard numbers.count == 3, numbers[2] == 255, numbers[0] > 0, numbers[1] > 0, numbers[0] * numbers[1] <= 40_000_000,
      ppm.endIndex - (index + 1) == numbers[0] * numbers[1] * 3
    else { return nil }
    (width, height, rgb) = (numbers[0], numbers[1], [UInt8](ppm[(index + 1)...]))
  }

  /// Whether nothing stands on it: hardly a dot is dark.
  var isBlank: Bool {
    var dark = 0
    for place in stride(from: 0, to: rgb.count, by: 3) {
      if min(rgb[place], rgb[place + 1], rgb[place + 2]) < 200 { dark += 1 }
    }
    return dark <= width * height / 20_000
  }

  /// Paints a rectangle black. Strokes reach beyond the box of their letter a little, so does the paint.
  mutating func cover(_ box: PDFBox, perInch density: Int) {
    let scale = Double(density) / 72
    let above = box.height * 0.1
    let columns = clamped(box.x0 * scale - 1, box.x1 * scale + 1, width)
    for y in clamped((box.y0 - above) * scale, (box.y1 + above) * scale, height) {
      let row = y * width
      let (first, last) = ((row + columns.lowerBound) * 3, (row + columns.upperBound) * 3)
      for place in first..<last { rgb[place] = 0 }
    }
  }

  private func clamped(_ from: Double, _ to: Double, _ limit: Int) -> Range<Int> {
    let start = min(max(0, Int(from.rounded(.down))), limit)
    return start..<max(start, min(limit, Int(to.rounded(.up))))
  }

  /// With one byte a dot where there is no colour on the page, which is a third.
  var greyed: Painted {
    var grey: [UInt8] = []
    grey.reserveCapacity(width * height)
    for place in stride(from: 0, to: rgb.count, by: 3) {
      let dot = rgb[place]
      guard dot == rgb[place + 1], dot == rgb[place + 2] else {
        return Painted(bytes: rgb, width: width, height: height, isGrey: false)
      }
      grey.append(dot)
    }
    return Painted(bytes: grey, width: width, height: height, isGrey: true)
  }

  /// A page as it goes into the file.
  struct Painted: Sendable {
    let bytes: [UInt8]
    let width: Int
    let height: Int
    let isGrey: Bool
  }
}

/// The measures of a page (版面尺寸), in points.
package struct PageGeometry: Sendable, Equatable {
  package var width: Double
  package var height: Double
  package var left: Double
  package var top: Double
  /// The width and height of the text (版心).
  package var measure: Double
  package var depth: Double
  package var lines: Int
  package var columns: Int
  package var size: Double
  package var titleSize: Double

  var isTurned: Bool { width > height }

  static let millimetre = 72 / 25.4

  var pitch: Double { depth / Double(lines) }
  var cell: Double { measure / Double(columns) }

  /// GB/T 9704 第6.1、6.3条: A4, 版心156 mm×225 mm, 每面22行, 每行28字.
  package static let official = PageGeometry(
    millimetres: (210, 297), left: 28, top: 37, measure: 156, depth: 225, lines: 22, columns: 28, size: 16, title: 22)
  /// Large print (大字版): 22 points, generous lines.
  package static let large = PageGeometry(
    millimetres: (210, 297), left: 22, top: 24, measure: 166, depth: 245, lines: 21, columns: 21, size: 22, title: 30)
  /// A page of the booklet (小册子), A5.
  package static let booklet = PageGeometry(
    millimetres: (148.5, 210), left: 16, top: 17, measure: 116.5, depth: 174, lines: 21, columns: 22, size: 14.5,
    title: 20)

  /// The sheet for the notice board (张贴页): read standing, with room for its foot.
  package static let board = PageGeometry(
    millimetres: (210, 297), left: 22, top: 32, measure: 166, depth: 198, lines: 19, columns: 26, size: 18, title: 26)

  /// The same on A3.
  package static let boardA3 = PageGeometry(
    millimetres: (297, 420), left: 30, top: 36, measure: 237, depth: 312, lines: 21, columns: 26, size: 25, title: 36)
  /// The same page on its side, its head at what was the left edge (横向页): what stood at the foot of the page, such as
  /// its number, is now at the left.
  package var turned: PageGeometry {
    var page = self
    (page.width, page.height, page.measure, page.depth) = (height, width, depth, measure)
    (page.left, page.top) = (height - top - depth, left)
    page.lines = max(1, Int(page.depth / pitch))
    return page
  }

  private init(
    millimetres: (Double, Double), left: Double, top: Double, measure: Double, depth: Double, lines: Int, columns: Int,
    size: Double, title: Double
  ) {
    let mm = Self.millimetre
    (width, height, self.left, self.top) = (millimetres.0 * mm, millimetres.1 * mm, left * mm, top * mm)
    (self.measure, self.depth, self.lines, self.columns) = (measure * mm, depth * mm, lines, columns)
    (self.size, titleSize) = (size, title)
  }
}

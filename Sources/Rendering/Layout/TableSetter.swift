import Manuscript

/// A table being set (表格排版): widths, heights, and where each row has come to stand.
struct TableSetter {
  /// A cell with its lines and the rows it covers.
  struct Cell {
    let piece: TableFrame.Piece
    let row: Int
    let lastRow: Int
    let lines: [LineBreaking.Line]

    /// Headings stand in the middle unless they say otherwise.
    func shift(_ free: Double) -> Double {
      switch piece.cell.isHeader && piece.cell.alignment == .start ? .center : piece.cell.alignment {
      case .start: 0
      case .center: max(0, free / 2)
      case .end: max(0, free)
      }
    }
  }

  /// A stretch of a page.
  struct Extent: Equatable {
    let page: Int
    let top: Double
    var bottom: Double
  }

  /// What a cell keeps free at its sides, and above and below.
  static let side = 3.5
  static let edge = 3.0

  let frame: TableFrame
  let headers: Int
  let size: Double
  let widths: [Double]
  var cells: [[Cell]] = []
  var heights: [Double] = []
  var places: [[Extent]]
  var repeats: [(page: Int, y: Double)] = []
  private var groups: [Bool: Int] = [:]
  private let starts: [Double]

  init(table: Table, frame: TableFrame, geometry: PageGeometry) {
    self.frame = frame
    headers = table.headRows
    // Smaller for many columns, down to what can still be read.
    var size = geometry.size * 0.75
    while size > 7, ColumnWidths.least(frame, margin: 2 * Self.side / size) * size > geometry.measure { size -= 0.5 }
    self.size = size
    widths = ColumnWidths.fit(frame, room: geometry.measure / size, margin: 2 * Self.side / size).map { $0 * size }
    starts = widths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    places = Array(repeating: [], count: frame.rows.count)
  }

  /// Whether a table has to lie on its side: upright, its letters would be smaller than 小五 (9 points), or its columns
  /// narrower than four of them though what they hold is longer.
  static func lies(_ frame: TableFrame, on page: PageGeometry) -> Bool {
    let (size, margin) = (9.0, 2 * side / 9)
    if ColumnWidths.least(frame, margin: margin) * size > page.measure { return true }
    return Double(frame.columnCount) * (4 + margin) * size > page.measure
      && ColumnWidths.wanted(frame, margin: margin) * size > page.measure
  }

  var leading: Double { size * 1.35 }
  var headHeight: Double { heights.prefix(headers).reduce(0, +) }

  func left(of piece: TableFrame.Piece) -> Double { starts[piece.column] }
  func width(of piece: TableFrame.Piece) -> Double { starts[piece.column + piece.width] - starts[piece.column] }

  /// The element of the head or the body, made once.
  mutating func group(isHead: Bool, _ make: () -> Int) -> Int {
    if let group = groups[isHead] { return group }
    let group = make()
    groups[isHead] = group
    return group
  }

  func lastRow(of piece: TableFrame.Piece, from row: Int) -> Int {
    guard piece.goesOn else { return row }
    var last = row
    while last + 1 < frame.rows.count,
      frame.rows[last + 1].contains(where: { $0.continues && $0.column == piece.column && $0.width == piece.width })
    {
      last += 1
      if frame.rows[last].contains(where: { $0.continues && $0.column == piece.column && !$0.goesOn }) { break }
    }
    return last
  }

  /// A row is as high as its highest cell; a cell over several rows makes the last of them higher if it must.
  mutating func measureRows() {
    let leading = leading
    func need(_ cell: Cell) -> Double { Double(max(1, cell.lines.count)) * leading + 2 * Self.edge }
    heights = cells.map { row in row.filter { $0.lastRow == $0.row }.map(need).max() ?? leading + 2 * Self.edge }
    for cell in cells.joined() where cell.lastRow > cell.row {
      let lacking = need(cell) - heights[cell.row...cell.lastRow].reduce(0, +)
      if lacking > 0 { heights[cell.lastRow] += lacking }
    }
  }

  /// The stretches of pages that a cell covers.
  func extents(of cell: Cell) -> [Extent] {
    var extents: [Extent] = []
    for place in places[cell.row...cell.lastRow].joined() {
      if let last = extents.last, last.page == place.page, abs(last.bottom - place.top) < 0.01 {
        extents[extents.count - 1].bottom = place.bottom
      } else {
        extents.append(place)
      }
    }
    return extents
  }
}

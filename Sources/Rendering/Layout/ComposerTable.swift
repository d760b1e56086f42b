import Manuscript

/// Tables (表格): headings repeated on every page, rows kept whole where a page holds them, long ones carried over.
extension Composer {
  mutating func compose(_ table: Table) {
    let frame = TableFrame(table)
    guard frame.columnCount > 0, !frame.rows.isEmpty else { return }
    let upright = geometry
    let lies = (upright == .official || upright == .large) && TableSetter.lies(frame, on: upright)
    if lies { turn() }
    let element = pages.structure.add(.table)
    var setter = TableSetter(table: table, frame: frame, geometry: geometry)
    for row in frame.rows.indices { setter.cells.append(cells(of: row, &setter, element)) }
    setter.measureRows()
    caption(
      table.caption, element, follows: setter.heights[..<min(setter.headers + 1, setter.heights.count)].reduce(0, +))
    place(&setter)
    draw(setter)
    if lies {
      // What follows stands upright again, on a page of its own.
      geometry = upright
      row = geometry.lines
    }
  }

  /// Lays the page on its side: this one if nothing is on it, otherwise the next.
  private mutating func turn() {
    geometry = geometry.turned
    if pages.pages[page].items.isEmpty { pages.pages.removeLast() }
    newPage()
  }

  private mutating func caption(_ inlines: [Inline]?, _ table: Int, follows: Double) {
    let rows = Int((follows / geometry.pitch).rounded(.up))
    guard let inlines else { return need(min(rows, geometry.lines)) }
    need(min(rows + 1, geometry.lines))
    let element = pages.structure.add(.caption, to: table)
    pages.structure.moveFirst(element)
    let size = geometry.size * 0.875
    let setting = Lettering.Setting(role: faces.level1, size: size, cell: size, element: element)
    let measure = geometry.measure
    set(LineBreaking.lines(lettering.letters(inlines, setting), first: 0, rest: 0, measure: measure)) {
      max(0, (measure - $0.width) / 2)
    }
  }

  /// The cells that begin in a row, set in lines.
  private mutating func cells(of row: Int, _ setter: inout TableSetter, _ table: Int) -> [TableSetter.Cell] {
    let isHead = row < setter.headers
    let group = setter.group(isHead: isHead) { pages.structure.add(isHead ? .tableHead : .tableBody, to: table) }
    let line = pages.structure.add(.row, to: group)
    return setter.frame.rows[row].filter { !$0.continues }.map { piece in
      let element = pages.structure.add(
        isHead ? .headerCell(.column) : piece.cell.isHeader ? .headerCell(.row) : .cell, to: line)
      pages.structure[element].colSpan = piece.width
      let last = setter.lastRow(of: piece, from: row)
      pages.structure[element].rowSpan = last - row + 1
      let setting = Lettering.Setting(
        role: piece.cell.isHeader ? faces.level1 : faces.text, size: setter.size, cell: setter.size, element: element,
        bold: faces.bold)
      let room = setter.width(of: piece) - 2 * TableSetter.side
      var lines: [LineBreaking.Line] = []
      for block in piece.cell.blocks {
        let letters = lettering.letters(block.cellInlines, setting)
        lines += CellLines.lines(letters, room: max(room, setter.size), size: setter.size)
      }
      return TableSetter.Cell(piece: piece, row: row, lastRow: last, lines: lines)
    }
  }

  /// Finds a place for every row; a heading that is repeated takes its room on each page.
  private mutating func place(_ setter: inout TableSetter) {
    let bottom = geometry.top + geometry.depth
    var y = top(of: row)
    for index in setter.heights.indices {
      var left = setter.heights[index]
      while left > 0 {
        let room = bottom - y
        let whole = left <= room + 0.01
        let capacity = geometry.depth - setter.headHeight
        if whole || (left > capacity && room > 3 * setter.leading) {
          let part =
            whole
            ? left
            : ((room - 2 * TableSetter.edge) / setter.leading).rounded(.down) * setter.leading + 2 * TableSetter.edge
          setter.places[index].append(TableSetter.Extent(page: page, top: y, bottom: y + part))
          y += part
          left = whole ? 0 : left - part + 2 * TableSetter.edge
        } else {
          newPage()
          y = geometry.top
          if index >= setter.headers, setter.headers > 0, setter.headHeight < geometry.depth / 3 {
            setter.repeats.append((page, y))
            y += setter.headHeight
          }
        }
      }
    }
    row = min(geometry.lines, Int(((y - geometry.top) / geometry.pitch + 0.35).rounded(.up)))
  }

  private mutating func draw(_ setter: TableSetter) {
    for cell in setter.cells.joined() { draw(cell, setter.extents(of: cell), setter) }
    for (page, y) in setter.repeats {
      for cell in setter.cells.prefix(setter.headers).joined() {
        guard let first = setter.places[cell.row].first else { continue }
        let above = setter.heights[..<cell.row].reduce(0, +)
        let height = setter.heights[cell.row...cell.lastRow].reduce(0, +)
        _ = first
        draw(
          cell, [TableSetter.Extent(page: page, top: y + above, bottom: y + above + height)], setter, isArtifact: true)
      }
    }
  }

  private mutating func draw(
    _ cell: TableSetter.Cell, _ extents: [TableSetter.Extent], _ setter: TableSetter, isArtifact: Bool = false
  ) {
    let left = geometry.left + setter.left(of: cell.piece)
    let width = setter.width(of: cell.piece)
    var rest = cell.lines[...]
    for extent in extents {
      frame(Box(x: left, y: extent.top, width: width, height: extent.bottom - extent.top), on: extent.page)
      let fitting = max(1, Int((extent.bottom - extent.top - 2 * TableSetter.edge + 0.5) / setter.leading))
      let own = extent == extents.last ? rest : rest.prefix(fitting)
      rest = rest.dropFirst(own.count)
      let free = extent.bottom - extent.top - Double(own.count) * setter.leading
      var y = extent.top + max(TableSetter.edge, free / 2)
      for line in own {
        let inside = width - 2 * TableSetter.side - line.width
        let shift = cell.shift(inside)
        draw(
          line, left: left + TableSetter.side + shift,
          baseline: y + (setter.leading - setter.size) / 2 + setter.size * 0.86,
          on: extent.page, isArtifact: isArtifact)
        y += setter.leading
      }
    }
  }

  private mutating func frame(_ box: Box, on page: Int) {
    let thick = 0.5
    let edges = [
      Box(x: box.x, y: box.y - thick / 2, width: box.width, height: thick),
      Box(x: box.x, y: box.y + box.height - thick / 2, width: box.width, height: thick),
      Box(x: box.x - thick / 2, y: box.y, width: thick, height: box.height),
      Box(x: box.x + box.width - thick / 2, y: box.y, width: thick, height: box.height),
    ]
    draw(.fill(PlacedFill(edges)), on: page, element: nil)
  }
}

extension Block {
  /// The words of a block in a cell.
  fileprivate var cellInlines: [Inline] {
    switch self {
    case .heading(_, let inlines), .note(let inlines), .signature(let inlines), .date(let inlines): inlines
    case .paragraph(let paragraph): paragraph.inlines
    case .image(let image): [.text(image.words)]
    case .list(let ordered, let items):
      [
        .text(
          items.enumerated().map { index, item in
            (ordered ? "\(index + 1). " : "• ") + item.map(\.plainText).joined(separator: "\n")
          }.joined(separator: "\n"))
      ]
    case .table: [.text(plainText)]
    case .rule, .pageBreak: []
    }
  }
}

import Kernel
import Manuscript

/// The front of a volume (封面和目录): its title page, and its contents with a line for each document.
extension Composer {
  /// The pages before the documents. They bear no numbers; the documents are counted from one.
  mutating func front(_ cover: Volume.Cover, _ entries: [Volume.Entry]) -> Pages {
    row = geometry.lines / 4
    title()
    skip(2)
    for line in cover.lines { centred(line, faces.level2, size: geometry.size) }
    row = geometry.lines - 3
    if let publisher = cover.publisher { centred(publisher, faces.text, size: geometry.size) }
    if let date = cover.date.flatMap({ Day($0) }) { centred(date.chinese, faces.text, size: geometry.size) }
    newPage()
    let items = contents(entries)
    let before = pages.pages.count
    for item in items { lead(item.links, to: before + item.entry.page) }
    return finished(numbered: 0..<0)
  }

  /// A line of the contents and where it can be pressed.
  private struct Item {
    let entry: Volume.Entry
    let links: [(page: Int, box: Box, element: Int)]
  }

  private mutating func contents(_ entries: [Volume.Entry]) -> [Item] {
    let heading = pages.structure.add(.heading(level: 2))
    let setting = Lettering.Setting(
      role: faces.title, size: geometry.titleSize, cell: geometry.titleSize, element: heading)
    pages.outline.append(OutlineEntry(title: "目录", level: 1, page: page, y: top(of: row)))
    if let line = LineBreaking.lines(
      lettering.letters("目\u{3000}录", setting), first: 0, rest: 0, measure: geometry.measure
    ).first {
      draw(
        line, left: geometry.left + (geometry.measure - line.width) / 2,
        baseline: baseline(row: row, size: geometry.titleSize, rows: 2))
    }
    row += 3
    let list = pages.structure.add(.contents)
    return entries.map { item($0, in: list) }
  }

  private mutating func item(_ entry: Volume.Entry, in list: Int) -> Item {
    let part = pages.structure.add(.contentsItem, to: list)
    let element = pages.structure.add(.link, to: part)
    let number = lettering.letters("\(entry.page + 1)", setting(faces.number, element))
    let room = 4 * geometry.cell
    let lines = LineBreaking.lines(
      lettering.letters(entry.title, setting(faces.text, element)), first: 0, rest: geometry.cell * 2,
      measure: geometry.measure - room)
    need(min(lines.count, geometry.lines))
    var links: [(page: Int, box: Box, element: Int)] = []
    for (index, line) in lines.enumerated() {
      need(1)
      let base = baseline(row: row, size: geometry.size)
      draw(line, left: geometry.left, baseline: base)
      if index == lines.count - 1 { close(line, number, base) }
      let box = Box(x: geometry.left, y: top(of: row), width: geometry.measure, height: geometry.pitch)
      links.append((page, box, element))
      row += 1
    }
    return Item(entry: entry, links: links)
  }

  /// Dots, which say nothing, and the number at the right edge.
  private mutating func close(_ line: LineBreaking.Line, _ number: [Letter], _ base: Double) {
    guard let number = LineBreaking.lines(number, first: 0, rest: 0, measure: geometry.measure).first else { return }
    let right = geometry.left + geometry.measure - number.width
    let end = Swift.zip(line.places, line.letters).map { $0 + $1.width }.max() ?? 0
    let (from, step) = (geometry.left + end + geometry.cell / 2, geometry.size * 0.4)
    var boxes: [Box] = []
    var x = right - geometry.cell / 2
    while x > from {
      boxes.append(Box(x: x, y: base - geometry.size * 0.32, width: 0.9, height: 0.9))
      x -= step
    }
    if !boxes.isEmpty { draw(.fill(PlacedFill(boxes)), element: nil) }
    draw(number, left: right, baseline: base)
  }

  private mutating func lead(_ links: [(page: Int, box: Box, element: Int)], to target: Int) {
    for link in links {
      pages.pages[link.page].links.append(
        PlacedLink(box: link.box, target: .page(target, y: geometry.top), element: link.element))
    }
  }
}

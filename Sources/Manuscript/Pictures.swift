/// The pictures of a text (图片), wherever they stand.
extension Manuscript {
  package var images: [Image] { blocks.flatMap(\.images) }

  /// The same tree with each picture as `change` says.
  package func changingImages(_ change: (Image) -> Image) -> Manuscript {
    Manuscript(blocks: blocks.map { $0.changingImages(change) })
  }
}

extension Block {
  fileprivate var images: [Image] {
    switch self {
    case .heading(_, let inlines), .note(let inlines), .signature(let inlines), .date(let inlines):
      inlines.flatMap(\.images)
    case .paragraph(let paragraph): paragraph.inlines.flatMap(\.images)
    case .list(_, let items): items.joined().flatMap(\.images)
    case .table(let table):
      (table.caption ?? []).flatMap(\.images) + table.rows.joined().flatMap(\.blocks).flatMap(\.images)
    case .image(let image): [image]
    case .rule, .pageBreak: []
    }
  }

  fileprivate func changingImages(_ change: (Image) -> Image) -> Block {
    switch self {
    case .heading(let level, let inlines): return .heading(level: level, inlines.map { $0.changingImages(change) })
    case .paragraph(var paragraph):
      paragraph.inlines = paragraph.inlines.map { $0.changingImages(change) }
      return .paragraph(paragraph)
    case .list(let ordered, let items):
      return .list(ordered: ordered, items: items.map { $0.map { $0.changingImages(change) } })
    case .table(let table): return .table(table.changingImages(change))
    case .image(let image): return .image(change(image))
    case .note(let inlines): return .note(inlines.map { $0.changingImages(change) })
    case .signature(let inlines): return .signature(inlines.map { $0.changingImages(change) })
    case .date(let inlines): return .date(inlines.map { $0.changingImages(change) })
    case .rule, .pageBreak: return self
    }
  }
}

extension Table {
  fileprivate func changingImages(_ change: (Image) -> Image) -> Table {
    var table = self
    table.caption = caption?.map { $0.changingImages(change) }
    table.rows = rows.map { row in
      row.map { cell in
        var cell = cell
        cell.blocks = cell.blocks.map { $0.changingImages(change) }
        return cell
      }
    }
    return table
  }
}

extension Inline {
  fileprivate var images: [Image] {
    switch self {
    case .image(let image): [image]
    case .link(_, let inner): inner.flatMap(\.images)
    case .text, .lineBreak: []
    }
  }

  fileprivate func changingImages(_ change: (Image) -> Image) -> Inline {
    switch self {
    case .image(let image): .image(change(image))
    case .link(let address, let inner): .link(address: address, inner.map { $0.changingImages(change) })
    case .text, .lineBreak: self
    }
  }
}

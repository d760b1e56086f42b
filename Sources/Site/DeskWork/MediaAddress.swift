import Manuscript

/// Pictures of a text while it stands in the editor as markup (图片占位): `media:NAME` is no address that HTML may
/// carry, so it is written as one that comes back unharmed.
enum MediaAddress {
  private static let folder = "/media/"

  static func write(_ source: String) -> String { folder + PercentCode.encode(String(source.dropFirst("media:".count))) }

  /// The same manuscript with its pictures named as before.
  static func restored(_ manuscript: Manuscript) -> Manuscript { Manuscript(blocks: manuscript.blocks.map(restored)) }

  private static func restored(_ block: Block) -> Block {
    switch block {
    case .heading(let level, let inlines): return .heading(level: level, inlines.map(restored))
    case .paragraph(var paragraph):
      paragraph.inlines = paragraph.inlines.map(restored)
      return .paragraph(paragraph)
    case .list(let ordered, let items): return .list(ordered: ordered, items: items.map { $0.map(restored) })
    case .table(var table):
      table.caption = table.caption?.map(restored)
      table.rows = table.rows.map { $0.map(restored) }
      return .table(table)
    case .image(let image): return .image(restored(image))
    case .note(let inlines): return .note(inlines.map(restored))
    case .signature(let inlines): return .signature(inlines.map(restored))
    case .date(let inlines): return .date(inlines.map(restored))
    case .rule, .pageBreak: return block
    }
  }

  private static func restored(_ cell: Table.Cell) -> Table.Cell {
    var cell = cell
    cell.blocks = cell.blocks.map(restored)
    return cell
  }

  private static func restored(_ inline: Inline) -> Inline {
    switch inline {
    case .link(let address, let inner): .link(address: address, inner.map(restored))
    case .image(let image): .image(restored(image))
    case .text, .lineBreak: inline
    }
  }

  private static func restored(_ image: Image) -> Image {
    guard image.source.hasPrefix(folder), let name = PercentCode.decode(image.source.dropFirst(folder.count)) else {
      return image
    }
    var image = image
    image.source = "media:" + name
    return image
  }
}

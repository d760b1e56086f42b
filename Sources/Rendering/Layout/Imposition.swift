/// Imposition (拼版): pages of a booklet on sheets of twice their size, so that the folded pile reads in order.
enum Imposition {
  /// The number of pages is a multiple of four.
  static func booklet(_ pages: Pages) -> Pages {
    let count = pages.pages.count
    var sheets = pages
    sheets.pages = []
    var places: [Int: Int] = [:]
    for sheet in 0..<count / 4 {
      for (left, right) in [(count - 1 - 2 * sheet, 2 * sheet), (2 * sheet + 1, count - 2 - 2 * sheet)] {
        places[left] = sheets.pages.count
        places[right] = sheets.pages.count
        sheets.pages.append(side(pages.pages[left], pages.pages[right]))
      }
    }
    sheets.outline = pages.outline.map { entry in
      var entry = entry
      entry.page = places[entry.page] ?? 0
      return entry
    }
    return sheets
  }

  private static func side(_ left: PlacedPage, _ right: PlacedPage) -> PlacedPage {
    var side = PlacedPage(width: left.width + right.width, height: left.height)
    side.items = left.items + right.items(movedBy: left.width, 0)
    side.links = left.links
    for var link in right.links {
      link.box = link.box.moved(left.width, 0)
      side.links.append(link)
    }
    let mark = 4 * PageGeometry.millimetre
    let folds = [0, left.height - mark].map { Box(x: left.width - 0.15, y: $0, width: 0.3, height: mark) }
    side.items.append(PlacedItem(.fill(PlacedFill(folds, ink: .grey))))
    return side
  }
}

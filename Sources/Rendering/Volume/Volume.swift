import Manuscript

/// A volume (汇编): the documents of a column and a period as one file, with a title page, a contents page that leads
/// to each, and one row of page numbers throughout.
///
/// Documents are taken in one at a time and kept as placed pages, some 25 KB each, so that a thousand pages fit easily.
package struct Volume {
  /// What stands on the title page (封面).
  package struct Cover: Sendable, Equatable {
    package var title: String
    /// The column and the period, a line each.
    package var lines: [String]
    package var publisher: String?
    /// `YYYY-MM-DD`; the only date in the file.
    package var date: String?

    package init(title: String, lines: [String] = [], publisher: String? = nil, date: String? = nil) {
      (self.title, self.lines, self.publisher, self.date) = (title, lines, publisher, date)
    }
  }

  /// Where a document begins (目录条目).
  struct Entry {
    let title: String
    /// Counted from the first page of the first document.
    let page: Int
  }

  private let cover: Cover
  private let shelf: FontShelf
  private var lettering: Lettering
  private var bodies: [Pages] = []
  private var entries: [Entry] = []
  /// The pages of all documents so far.
  package private(set) var count = 0

  package init(_ cover: Cover, shelf: FontShelf) {
    (self.cover, self.shelf) = (cover, shelf)
    lettering = Lettering(shelf: shelf)
  }

  package mutating func add(_ document: Document) {
    var composer = composer(for: document)
    composer.pagesBefore = count
    let pages = composer.composed()
    lettering = composer.lettering
    entries.append(Entry(title: document.title, page: count))
    count += pages.pages.count
    bodies.append(pages)
  }

  /// The whole as placed pages, for the writers of PDF and OFD.
  package mutating func finished() -> Pages {
    var composer = composer(for: Document(title: cover.title, manuscript: .init(blocks: [])))
    var pages = composer.front(cover, entries)
    lettering = composer.lettering
    // The first to go in is the first to be let go of.
    bodies.reverse()
    while let body = bodies.popLast() { pages.append(body) }
    pages.faces = lettering.faces
    pages.fallbacks = lettering.fallbacks
    pages.about.author = cover.publisher
    pages.about.date = cover.date
    return pages
  }

  private func composer(for document: Document) -> Composer {
    var composer = Composer(
      document: document, style: .official, geometry: .official, faces: Composer.Faces(), shelf: shelf)
    composer.lettering = lettering
    return composer
  }
}

extension Pages {
  /// Adds the pages of another, whose runs name the same faces, as a section of its own.
  mutating func append(_ other: Pages) {
    let (first, elements, picture) = (pages.count, structure.append(other.structure), pictures.count)
    for page in other.pages { pages.append(page.moved(elements: elements, pages: first, pictures: picture)) }
    outline += other.outline.map {
      OutlineEntry(title: $0.title, level: $0.level, page: $0.page + first, y: $0.y)
    }
    pictures += other.pictures
  }
}

extension PlacedPage {
  /// The same page as part of something larger.
  fileprivate func moved(elements: Int, pages: Int, pictures: Int) -> PlacedPage {
    var page = self
    for index in page.items.indices {
      page.items[index].element = page.items[index].element.map { $0 + elements }
      if pictures > 0, case .picture(var picture) = page.items[index].drawing {
        picture.source += pictures
        page.items[index].drawing = .picture(picture)
      }
    }
    for index in page.links.indices {
      page.links[index].element += elements
      if case .page(let target, let y) = page.links[index].target {
        page.links[index].target = .page(target + pages, y: y)
      }
    }
    return page
  }
}

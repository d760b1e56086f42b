/// Placed pages (版面): everything that is drawn, where it stands, and what it means. Layout makes them; the writers of
/// PDF, OFD and page pictures draw them and decide nothing.
///
/// All lengths are points (1/72 inch); `y` grows downwards from the upper edge of the page.
package struct Pages: Sendable, Equatable {
  package var pages: [PlacedPage] = []
  /// What the drawn things mean, in reading order.
  package var structure = Structure()
  /// The bookmarks, in reading order.
  package var outline: [OutlineEntry] = []
  /// The faces that runs name by their place here.
  package var faces: [FontFace] = []
  /// The bytes of the pictures that items name by their place here.
  package var pictures: [[UInt8]] = []
  /// What the file says of itself.
  package var about = About()
  /// Characters that had to be set in another face than wanted, or in none (缺字记录).
  package var fallbacks: [GlyphFallback] = []

  package init() {}

  /// What a file says of itself (文件属性).
  package struct About: Sendable, Equatable {
    package var title = ""
    package var author: String?
    package var subject: String?
    package var keywords: [String] = []
    /// `YYYY-MM-DD`: the only date that goes into a file, so that bytes depend on the text alone.
    package var date: String?
    package var language = "zh-CN"

    package init() {}
  }
}

/// A bookmark (书签) leading to a height on a page; levels count from 1.
package struct OutlineEntry: Sendable, Equatable {
  package var title: String
  package var level: Int
  package var page: Int
  package var y: Double

  package init(title: String, level: Int, page: Int, y: Double) {
    (self.title, self.level, self.page, self.y) = (title, level, page, y)
  }
}

/// A character that the wanted face lacks (缺字): set in another face, or, where `face` is nil, in none on the shelf.
package struct GlyphFallback: Sendable, Hashable {
  package let scalar: Unicode.Scalar
  package let wanted: FontRole
  package let face: String?

  package init(scalar: Unicode.Scalar, wanted: FontRole, face: String?) {
    (self.scalar, self.wanted, self.face) = (scalar, wanted, face)
  }
}

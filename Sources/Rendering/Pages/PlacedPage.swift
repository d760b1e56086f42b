/// A page (页): its size and what is drawn on it, in drawing order.
package struct PlacedPage: Sendable, Equatable {
  package var width: Double
  package var height: Double
  package var items: [PlacedItem] = []
  package var links: [PlacedLink] = []

  package init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

  /// Whether it lies on its side (横向页).
  package var isTurned: Bool { width > height }

  /// The same page drawn elsewhere on a larger sheet (拼版).
  package func items(movedBy dx: Double, _ dy: Double) -> [PlacedItem] { items.map { $0.moved(dx, dy) } }
}

/// A thing on a page (版面对象).
package struct PlacedItem: Sendable, Equatable {
  package var drawing: Drawing
  /// The element of the structure it belongs to, always one without children; nil for what carries no meaning (artifact):
  /// page numbers, lines, repeated heads of tables.
  package var element: Int?
  /// Its place in reading order: the items of one element are read by this number, on whatever pages they stand.
  package var order: Int

  package init(_ drawing: Drawing, element: Int? = nil, order: Int = 0) {
    (self.drawing, self.element, self.order) = (drawing, element, order)
  }

  package enum Drawing: Sendable, Equatable {
    case run(PlacedRun)
    case fill(PlacedFill)
    case picture(PlacedPicture)
  }

  package func moved(_ dx: Double, _ dy: Double) -> PlacedItem {
    var item = self
    switch drawing {
    case .run(var run):
      run.baseline += run.isTurned ? dx : dy
      for index in run.glyphs.indices { run.glyphs[index].x += run.isTurned ? dy : dx }
      item.drawing = .run(run)
    case .fill(var fill):
      fill.boxes = fill.boxes.map { $0.moved(dx, dy) }
      item.drawing = .fill(fill)
    case .picture(var picture):
      picture.box = picture.box.moved(dx, dy)
      item.drawing = .picture(picture)
    }
    return item
  }
}

/// A run (字串): glyphs of one face and size on one base line, in reading order.
package struct PlacedRun: Sendable, Equatable {
  /// The place of the face in `Pages.faces`.
  package var face: Int
  package var size: Double
  package var baseline: Double
  package var ink: Ink
  package var glyphs: [PlacedGlyph]
  /// Turned to the right by a quarter: it runs down the page, so that `x` of its glyphs is a height and `baseline` the
  /// way from the left edge.
  package var isTurned = false

  package init(face: Int, size: Double, baseline: Double, ink: Ink = .black, glyphs: [PlacedGlyph]) {
    (self.face, self.size, self.baseline, self.ink, self.glyphs) = (face, size, baseline, ink, glyphs)
  }

  /// The text it stands for.
  package var text: String { glyphs.map(\.text).joined() }
}

/// A glyph (字形) of its run's face, at its own place on the base line, and the text it stands for.
package struct PlacedGlyph: Sendable, Equatable {
  package var id: UInt16
  package var x: Double
  package var text: String

  package init(id: UInt16, x: Double, text: String) { (self.id, self.x, self.text) = (id, x, text) }
}

/// Filled boxes (色块、线条): rules, lines of tables, the modules of a QR code.
package struct PlacedFill: Sendable, Equatable {
  package var boxes: [Box]
  package var ink: Ink

  package init(_ boxes: [Box], ink: Ink = .black) { (self.boxes, self.ink) = (boxes, ink) }
}

/// A picture (图片) filling a box; its bytes are `Pages.pictures[source]`.
package struct PlacedPicture: Sendable, Equatable {
  package var source: Int
  package var box: Box

  package init(source: Int, box: Box) { (self.source, self.box) = (source, box) }
}

/// A place that leads elsewhere (链接).
package struct PlacedLink: Sendable, Equatable {
  package var box: Box
  package var target: Target
  /// The element, with the role `link`, that it belongs to.
  package var element: Int

  package init(box: Box, target: Target, element: Int) {
    (self.box, self.target, self.element) = (box, target, element)
  }

  package enum Target: Sendable, Equatable {
    case address(String)
    case page(Int, y: Double)
  }
}

/// A box (矩形) by its upper left corner.
package struct Box: Sendable, Equatable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  package func moved(_ dx: Double, _ dy: Double) -> Box { Box(x: x + dx, y: y + dy, width: width, height: height) }
}

/// A colour (颜色), each part 0 to 255.
package struct Ink: Sendable, Hashable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  package static let black = Ink(red: 0, green: 0, blue: 0)
  package static let white = Ink(red: 255, green: 255, blue: 255)
  /// The red of official heads (红头).
  package static let red = Ink(red: 255, green: 0, blue: 0)
  package static let grey = Ink(red: 89, green: 89, blue: 89)
}

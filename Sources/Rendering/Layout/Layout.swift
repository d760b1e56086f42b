/// Layout (排版): a document and fonts in, placed pages out.
package enum Layout {
  /// The page of official documents.
  package static func pages(_ document: Document, style: Style, shelf: FontShelf) -> Pages {
    var composer = Composer(
      document: document, style: style, geometry: .official, faces: Composer.Faces(), shelf: shelf)
    return composer.composed()
  }

  /// Large print (大字版): 22 points, one even face, generous lines.
  package static func large(_ document: Document, shelf: FontShelf) -> Pages {
    var composer = Composer(document: document, style: .plain, geometry: .large, faces: .large, shelf: shelf)
    return composer.composed()
  }

  /// The booklet (小册子): A5 pages on A4 sheets, to be printed on both sides, turned over the short edge and folded.
  package static func booklet(_ document: Document, shelf: FontShelf) -> Pages {
    var composer = Composer(document: document, style: .plain, geometry: .booklet, faces: .large, shelf: shelf)
    return Imposition.booklet(composer.booklet())
  }

  /// The sheet for the notice board (公开栏张贴页).
  package static func board(_ document: Document, on geometry: PageGeometry = .board, shelf: FontShelf) -> Pages {
    var composer = Composer(document: document, style: .plain, geometry: geometry, faces: .large, shelf: shelf)
    return composer.board()
  }
}

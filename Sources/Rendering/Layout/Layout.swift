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
}

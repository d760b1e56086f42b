/// Reads DOCX (Word 文档) into a manuscript: text, headings, numbering, tables, pictures, notes.
package enum DOCXReader {
  package static func read(_ bytes: [UInt8], title: String? = nil) throws(Refusal) -> Reading {
    let package = try DOCXPackage(bytes)
    let document = try package.required(package.mainPart)
    guard let body = document.child(of: Markup.root, named: "w:document").flatMap({
      document.child(of: $0, named: "w:body")
    }) else { throw Refusal("DOCX 文件中没有正文，请用 Word 或 WPS 打开后另存再试。") }
    var walk = DOCXWalk(markup: document, context: try DOCXContext(package), flow: Flow(faithful: false))
    walk.blocks(of: body, DOCXWalk.Place())
    walk.flow.close(Flow.Form())
    try walk.notes()
    try walk.leftOut()
    return Recognition.reading(of: walk.flow, title: title, media: walk.media)
  }
}

/// What the walk looks up in other parts of the file.
struct DOCXContext {
  let package: DOCXPackage
  let relations: [String: DOCXPackage.Relation]
  let styles: DOCXStyles
  var numbering: DOCXNumbering

  init(_ package: DOCXPackage) throws(Refusal) {
    self.package = package
    relations = try package.relations(of: package.mainPart)
    styles = DOCXStyles(try package.part(ofType: "styles", relations))
    numbering = DOCXNumbering(try package.part(ofType: "numbering", relations))
  }
}

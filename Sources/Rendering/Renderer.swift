import Kernel
import Manuscript

/// A file made of a document (成品文件).
package struct RenderedFile: Sendable, Equatable {
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// Makes the forms of a document (生成各种形式): one door to all writers.
package struct Renderer: Sendable {
  private let shelf: FontShelf?

  /// Without fonts, the forms that need no pages.
  package init(shelf: FontShelf? = nil) { self.shelf = shelf }

  /// The forms that can be made without fonts, in the order they are offered.
  package static let offered: [Form] = [.docx, .txt, .md, .html]

  /// The forms that this one can make.
  package var offered: [Form] {
    shelf == nil ? Self.offered : [.pdf, .ofd, .docx, .txt, .md, .html, .large, .booklet, .board, .png]
  }

  /// The forms that go with a published item: page pictures are made for who asks for them (`yudeng render --to png`).
  package var published: [Form] { offered.filter { $0 != .png } }

  /// The files of a form: one, but for page pictures, of which there is one a page.
  package func files(
    of document: Document, as form: Form, style: Style = .official, named name: String
  ) throws -> [RenderedFile] {
    if form == .png { return try pictures(of: document, style, named: name) }
    let bytes: [UInt8] =
      switch form {
      case .docx: WordForm.bytes(document, style: style)
      case .txt: PlainTextForm.bytes(document)
      case .md: MarkdownForm.bytes(document)
      case .html: WebForm.bytes(document)
      case .pdf: PDFForm.bytes(Layout.pages(document, style: style, shelf: try fonts()))
      case .large: PDFForm.bytes(Layout.large(document, shelf: try fonts()))
      case .booklet: PDFForm.bytes(Layout.booklet(document, shelf: try fonts()))
      case .board: PDFForm.bytes(Layout.board(document, shelf: try fonts()))
      case .ofd: OFDForm.bytes(Layout.pages(document, style: style, shelf: try fonts()))
      case .png: []
      }
    return [RenderedFile(name: form.fileName(of: name), bytes: bytes)]
  }

  private func pictures(of document: Document, _ style: Style, named name: String) throws -> [RenderedFile] {
    let pages = Layout.pages(document, style: style, shelf: try fonts())
    return try pages.pages.indices.map { page in
      RenderedFile(
        name: Form.png.fileName(of: name, page: page + 1), bytes: try PNGForm.bytes(pages, page: page))
    }
  }

  private func fonts() throws -> FontShelf {
    guard let shelf else { throw Fault.invalid("to", "没有找到中文字体，做不了版式文件，请先运行 tools/fonts.sh。") }
    return shelf
  }
}

extension Document {
  /// The name that signs last (落款), if the text is signed.
  package var signature: String? {
    for case .signature(let inlines) in manuscript.blocks.reversed() {
      return inlines.plainText.filter { !$0.isWhitespace }
    }
    return nil
  }
}

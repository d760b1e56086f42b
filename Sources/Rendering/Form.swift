/// A form (形式) in which a document is offered.
package enum Form: String, Sendable, CaseIterable {
  case pdf, ofd, docx, txt, md, html, large, booklet, board, png

  /// What readers know it by.
  package var name: String {
    switch self {
    case .pdf: "PDF 文件"
    case .ofd: "OFD 版式文件"
    case .docx: "Word 文档"
    case .txt: "纯文本"
    case .md: "Markdown 文本"
    case .html: "单文件网页"
    case .large: "大字版"
    case .booklet: "小册子"
    case .board: "公开栏张贴页"
    case .png: "页面图片"
    }
  }

  /// The name of a file in this form, for a source of the given name without its ending. `page` counts from one.
  package func fileName(of source: String, page: Int? = nil) -> String {
    switch self {
    case .pdf, .ofd, .docx, .txt, .md, .html: "\(source).\(rawValue)"
    case .large: "\(source)-大字版.pdf"
    case .booklet: "\(source)-小册子.pdf"
    case .board: "\(source)-张贴页.pdf"
    case .png: "\(source)-\(page ?? 1).png"
    }
  }

  package var mediaType: String {
    switch self {
    case .pdf, .large, .booklet, .board: "application/pdf"
    case .ofd: "application/ofd"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .txt: "text/plain; charset=utf-8"
    case .md: "text/markdown; charset=utf-8"
    case .html: "text/html; charset=utf-8"
    case .png: "image/png"
    }
  }
}

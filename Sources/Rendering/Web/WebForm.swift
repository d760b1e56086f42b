import Kernel
import Manuscript

/// The single file of HTML (单文件网页): text, pictures and style in one file that opens anywhere, reads aloud well,
/// prints on A4 and asks nothing of the network.
package enum WebForm {
  package static func bytes(_ document: Document) -> [UInt8] { Array(text(document).utf8) }

  package static func text(_ document: Document) -> String {
    let outline = document.manuscript.outline
    return """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(XMLText.escaped(document.title))</title>
      \(meta(document))<style>
      \(WebStyle.sheet)</style>
      </head>
      <body>
      <main>
      <article>
      <h1>\(XMLText.escaped(document.title))</h1>
      \(document.number.map { "<p class=\"number\">\(XMLText.escaped($0))</p>\n" } ?? "")\
      \(outline.count < 4 ? "" : contents(outline))\(document.manuscript.html { shown($0, document) })\
      \(imprint(document))</article>
      \(particulars(document))</main>
      </body>
      </html>

      """
  }

  /// Nothing is fetched but pictures that lie on the town's own page, and nothing runs.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: https: http:"

  private static func meta(_ document: Document) -> String {
    [("author", document.publisher), ("dcterms.issued", document.published?.description),
      ("dcterms.identifier", document.indexNumber)]
      .compactMap { name, value in
        value.map { "<meta name=\"\(name)\" content=\"\(XMLText.escaped($0))\">\n" }
      }.joined()
  }

  private static func shown(_ source: String, _ document: Document) -> String? {
    if let bytes = document.bytes(of: Image(source: source)) { return DataAddress.of(bytes) }
    return document.absolute(source)
  }

  private static func contents(_ outline: [(level: Int, text: String, id: String)]) -> String {
    let top = outline.map(\.level).min() ?? 1
    let lines = outline.filter { $0.level <= top + 1 }.map { entry in
      let text = XMLText.escaped(entry.text.replacing("\n", with: ""))
      return "<li class=\"level-\(entry.level - top + 1)\"><a href=\"#\(entry.id)\">\(text)</a></li>\n"
    }
    return "<nav aria-label=\"目录\">\n<p class=\"contents\">目录</p>\n<ol>\n\(lines.joined())</ol>\n</nav>\n"
  }

  private static func imprint(_ document: Document) -> String {
    (document.imprint?.lines ?? []).map { "<p class=\"imprint\">\(XMLText.escaped($0))</p>\n" }.joined()
  }

  private static func particulars(_ document: Document) -> String {
    guard !document.particulars.isEmpty else { return "" }
    let rows = document.particulars.map { name, value in
      let isLink = value == document.address && document.absolute(value) != nil
      let text = XMLText.escaped(value)
      return "<div><dt>\(name)</dt><dd>\(isLink ? "<a href=\"\(text)\">\(text)</a>" : text)</dd></div>\n"
    }
    return "<footer>\n<dl>\n\(rows.joined())</dl>\n</footer>\n"
  }
}

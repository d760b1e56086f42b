/// Reads plain text (纯文本) into a manuscript: a line is a paragraph, blank lines part them.
package enum TextReader {
  /// Reads bytes in UTF-8, UTF-16 with its mark, or GB18030.
  package static func read(_ bytes: [UInt8], title: String? = nil) throws(Refusal) -> Reading {
    try check(bytes)
    var ledger = Ledger()
    return try read(decodeText(bytes, into: &ledger), title: title, ledger: ledger)
  }

  package static func read(_ text: String, title: String? = nil) throws(Refusal) -> Reading {
    try read(text, title: title, ledger: Ledger())
  }

  private static func read(_ text: String, title: String?, ledger: Ledger) throws(Refusal) -> Reading {
    let limit = ReadingLimits().bytes
    if text.utf8.count > limit { throw Refusal("文本文件超过 \(limit >> 20) MB，请拆分后再上传。") }
    var flow = Flow(faithful: false, ledger: ledger)
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      flow.text(String(line), [], link: nil)
      flow.close(Flow.Form(alignment: index == 0 && isTitle(line, title) ? .center : .start))
    }
    return Recognition.reading(of: flow, title: title)
  }

  /// A file full of zero bytes is no text but a program, a picture or an office file.
  private static func check(_ bytes: [UInt8]) throws(Refusal) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return }
    if bytes.prefix(8192).contains(0) { throw Refusal("这不是文本文件，请上传 TXT、HTML 或 DOCX 文件。") }
  }

  /// Text has no centring: a short first line without a sentence's end stands where a title would.
  static func isTitle(_ line: Substring, _ title: String?) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return title == nil && text.count <= 60 && !(text.last.map { "。；：，！？".contains($0) } ?? true)
  }
}

/// The text of a PDF (PDF 文字), as a program laid it out line by line, put back into paragraphs. A PDF knows only where
/// characters stand; what belongs together is told from indents, from lines that end early, and from numbering.
package enum PDFText {
  /// One paragraph a line, and how many page numbers and table-like lines were met.
  package struct Paragraphs: Sendable, Equatable {
    package var text = ""
    package var pageNumbers = 0
    package var tableLines = 0
  }

  package static func paragraphs(_ laidOut: String) -> Paragraphs {
    var (result, lines) = (Paragraphs(), [Line]())
    for page in laidOut.split(separator: "\u{0C}", omittingEmptySubsequences: true) {
      var own = page.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0)) }
      for take in [own.firstIndex { !$0.text.isEmpty }, own.lastIndex { !$0.text.isEmpty }].compactMap({ $0 })
        .reversed()
      where own.indices.contains(take) && isPageNumber(own[take].text) {
        own.remove(at: take)
        result.pageNumbers += 1
      }
      lines += own
    }
    result.tableLines = lines.count { $0.isTableRow }
    result.text = joined(lines)
    return result
  }

  private struct Line {
    let text: String
    let indent: Int
    let end: Int
    let isTableRow: Bool

    init(_ line: String) {
      let body = line.drop { $0 == " " || $0 == "\u{3000}" }
      var text = String(body)
      while text.last?.isWhitespace == true { text.removeLast() }
      indent = PDFText.width(line.prefix(line.count - body.count))
      end = indent + PDFText.width(text[...])
      isTableRow = text.contains("   ")
      self.text = text
    }
  }

  /// In columns of a fixed-width font: a Chinese character takes two.
  private static func width(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }

  private static func isPageNumber(_ line: String) -> Bool {
    let digits = line.filter { !" -—–－·第页共/".contains($0) }
    return !digits.isEmpty && digits.count <= 6 && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func joined(_ lines: [Line]) -> String {
    let written = lines.filter { !$0.text.isEmpty }
    let left = written.map(\.indent).min() ?? 0
    let ends = written.map(\.end).sorted()
    let right = ends.isEmpty ? 0 : ends[min(ends.count - 1, ends.count * 95 / 100)]
    let usual = usualGap(lines)
    var (paragraphs, gap, isOpen) = ([String](), 0, false)
    for line in lines {
      guard !line.text.isEmpty else {
        gap += 1
        continue
      }
      let begins = !isOpen || gap > usual || line.indent >= left + 3 || line.isTableRow || Numbering(line.text) != nil
      if begins { paragraphs.append(line.text) } else { append(line.text, to: &paragraphs) }
      isOpen = !line.isTableRow && line.end * 100 >= right * 85
      gap = 0
    }
    return paragraphs.joined(separator: "\n")
  }

  /// Widely set lines come with an empty line between any two.
  private static func usualGap(_ lines: [Line]) -> Int {
    var (gaps, gap) = ([Int](), 0)
    for line in lines {
      if line.text.isEmpty {
        gap += 1
      } else {
        gaps.append(gap)
        gap = 0
      }
    }
    return gaps.isEmpty ? 0 : gaps.sorted()[gaps.count / 2]
  }

  /// Foreign words need their space back; Chinese ones never had it.
  private static func append(_ text: String, to paragraphs: inout [String]) {
    guard let last = paragraphs.popLast() else { return paragraphs.append(text) }
    let isForeign = (last.last?.isASCII ?? false) && (text.first?.isASCII ?? false)
    paragraphs.append(last + (isForeign ? " " : "") + text)
  }
}

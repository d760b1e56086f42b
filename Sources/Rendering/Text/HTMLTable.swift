import Manuscript

/// A table as HTML inside Markdown (表格): no line of it is blank, or the Markdown would end there.
enum HTMLTable {
  static func text(of table: Table) -> String {
    let html = Manuscript(blocks: [.table(table)]).html { _ in nil }
    let start = html.firstRange(of: "<table>")?.lowerBound ?? html.startIndex
    let end = html.ranges(of: "</table>").last?.upperBound ?? html.endIndex
    return html[start..<end].split(separator: "\n").joined(separator: "\n")
  }
}

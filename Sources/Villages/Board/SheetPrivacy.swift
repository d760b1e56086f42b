import Kernel
import Manuscript
import Privacy

/// Private matter in a sheet (张贴件隐私检查): in its words, and in its tables by the heads of their columns.
package struct SheetPrivacy: Equatable, Sendable {
  package let kind: PrivateKind
  package let severity: PrivateMatter.Severity
  /// Where, in words that do not say it again.
  package let place: String

  package var sentence: String { "\(place)有\(kind.chinese)，不能公开，请删去或者打码后再保存。" }

  package static func found(in title: String, _ manuscript: Manuscript, on day: Day) -> [SheetPrivacy] {
    var found = Privacy.matters(in: title, on: day).map { SheetPrivacy(kind: $0.kind, severity: $0.severity, place: "标题里") }
    var tables = 0
    for (index, block) in manuscript.blocks.enumerated() {
      if case .table(let table) = block {
        tables += 1
        let rows = table.rows.map { row in row.map { Manuscript(blocks: $0.blocks).plainText } }
        found += PrivateColumns.cells(in: rows, on: day).map {
          SheetPrivacy(kind: $0.kind, severity: $0.severity, place: "第 \(tables) 个表格第 \($0.row + 1) 行")
        }
      } else {
        found += Privacy.matters(in: Manuscript(blocks: [block]).plainText, on: day).map {
          SheetPrivacy(kind: $0.kind, severity: $0.severity, place: "第 \(index + 1) 段")
        }
      }
    }
    return found
  }
}

import Files
import Foundation
import Kernel
import Sheets
import Store

extension Bulk {
  /// Writes all that is known of the chosen items into an Excel file and a CSV file (导出). Nothing changes; what the
  /// actor may not see is left out and said.
  package static func export(
    _ id: ID, as actor: Actor, _ store: Store, _ files: FileStore, report: ProgressReport = { _ in }
  ) async throws {
    let bulk = try await store.read { try find(id, as: actor, $0) }
    guard bulk.state == .ordered, case .export(let origin)? = bulk.order else { return }
    let total = try await store.read { try $0.count("SELECT count(*) FROM bulk_item WHERE bulk = \(id)") }
    var (rows, found): ([BulkExportRow], Set<Item.ID>) = ([], [])
    for from in stride(from: 0, to: total, by: 200) {
      try Task.checkCancellation()
      let part = try await store.read { reader in
        try reader.all(BulkExportRow.query(id, actor, from: from, count: 200)) { try BulkExportRow($0, origin) }
      }
      rows += part
      found.formUnion(part.map(\.item))
      report(WorkProgress(from + part.count, of: total, "正在导出"))
    }
    let cells = [BulkExportRow.heads.map { Sheet.Cell.text($0) }] + rows.map(\.cells)
    var sheet = Sheet(name: "信息", rows: cells)
    (sheet.headerRows, sheet.widths) = (1, BulkExportRow.widths)
    let workbook = try files.put(Data(Workbook(sheets: [sheet]).xlsx()), name: "export.xlsx")
    let plain = try files.put(Data(CSV.write(cells.map { $0.map(\.shown) })), name: "export.csv")
    try await store.write(as: actor) { [found] in try finish(id, found, workbook, plain, $0) }
  }

  private static func finish(
    _ id: ID, _ found: Set<Item.ID>, _ workbook: Blob, _ plain: Blob, _ tx: Transaction
  ) throws {
    try workbook.register(tx)
    try plain.register(tx)
    for line in try items(of: id, perPage: most, tx) {
      if found.contains(line.item) {
        try settle(id, line.item, .done, "已导出。", tx)
      } else {
        try settle(id, line.item, .skipped, "不在您的权限范围内，或者已经不在了。", tx)
      }
    }
    let ended = try tx.run(
      """
      UPDATE bulk SET state = 'done', ended_at = \(tx.now), workbook = \(workbook.digest), sheet = \(plain.digest)
      WHERE id = \(id) AND state = 'ordered'
      """)
    let town: Identifier<Organisation>? = try tx.value("SELECT town FROM bulk WHERE id = \(id)")
    if ended == 1 { try tx.record("bulk.exported", of: "bulk:\(id)", in: town, "\(found.count) 条") }
  }
}

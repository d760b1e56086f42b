import Hummingbird
import HTTPTypes
import Kernel
import NIOCore
import Publishing
import Sheets
import Store

/// The report of an import as a file (导出导入报告): Excel and CSV.
enum ImportReportFile {
  static func workbook(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, rows) = try await rows(site, visit)
    let sheet = Sheet(name: "导入报告", heads: heads, rows: rows.map { $0.map { .text($0) } })
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return download(Workbook(sheets: [sheet]).xlsx(), "导入报告\(id).xlsx", type)
  }

  static func sheet(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (id, rows) = try await rows(site, visit)
    return download(CSV.write([heads] + rows), "导入报告\(id).csv", "text/csv; charset=utf-8")
  }

  static func download(_ bytes: [UInt8], _ name: String, _ type: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: Disposition.header(name: name, type: type), .cacheControl: "no-store",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static let heads = ["记录", "标题", "结果", "地址", "说明"]

  private static func rows(_ site: Site, _ visit: DeskVisit) async throws -> (Int64, [[String]]) {
    let id = LegacyImport.ID(try visit.number("import"))
    let lines = try await site.store.read { reader in
      let found = try LegacyImport.find(id, as: visit.actor, reader)
      return try LegacyImport.lines(of: id, found.phase, nil, reader)
    }
    let rows = lines.map {
      [$0.id, $0.title, ImportWords.shown($0.outcome).rawValue, $0.url, $0.reasons.joined(separator: "\n")]
    }
    return (id.value, rows)
  }
}

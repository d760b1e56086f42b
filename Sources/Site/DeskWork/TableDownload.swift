import HTTPTypes
import Hummingbird
import NIOCore
import Sheets

/// A table to take away (下载表格): as a workbook for WPS and Excel, or as CSV.
enum TableDownload: String, Sendable, CaseIterable {
  case xlsx, csv

  /// Cells that are whole numbers are numbers in the workbook, so that they can be summed.
  func answer(_ name: String, heads: [String], rows: [[String]]) -> Response {
    let (bytes, type) =
      switch self {
      case .csv: (CSV.write([heads] + rows), "text/csv; charset=utf-8")
      case .xlsx:
        (
          Workbook(sheets: [Sheet(name: name, heads: heads, rows: rows.map { $0.map(Self.cell) })]).xlsx(),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        )
      }
    let headers: HTTPFields = [
      .contentType: type, .cacheControl: "no-store",
      .contentDisposition: Disposition.header(name: "\(name).\(rawValue)", type: type),
    ]
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static func cell(_ text: String) -> Sheet.Cell {
    if text.isEmpty { return .empty }
    if text.utf8.count < 12, let number = Int(text), String(number) == text { return .number(Double(number)) }
    return .text(text)
  }
}

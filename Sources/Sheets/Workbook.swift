import Foundation
import Manuscript

/// A workbook (工作簿): sheets in their order, read from XLSX, CSV or a web page that calls itself XLS.
package struct Workbook: Equatable, Sendable {
  package var sheets: [Sheet]

  package init(sheets: [Sheet]) { self.sheets = sheets }

  /// What a reader takes before it refuses. Cells without content cost nothing.
  package struct Limits: Sendable {
    package var sheets = 256
    package var rows = 200_000
    package var columns = 1000
    /// Cells that hold something, in all sheets.
    package var cells = 2_000_000
    /// Bytes of text in all cells, repeated strings counted each time.
    package var text = 256 << 20

    package init() {}
  }

  /// Reads a file by what it is, whatever its name says; the name is given to a sheet that has none. Throws a refusal
  /// with one sentence for people.
  package static func read(
    _ bytes: [UInt8], name: String = "", limits: Limits = Limits()
  ) throws(Refusal) -> Workbook {
    var book = try contents(bytes, limits)
    for index in book.sheets.indices where book.sheets[index].name.isEmpty { book.sheets[index].name = name }
    return book
  }

  private static func contents(_ bytes: [UInt8], _ limits: Limits) throws(Refusal) -> Workbook {
    switch Kind(bytes) {
    case .package: return try XLSXReader.read(bytes, limits)
    case .oldBinary: throw Refusal("这是旧版 XLS 文件或加了密码的文件，请用 Excel 或 WPS 另存为 XLSX（不加密码）后再上传。")
    case .page: return try PageSheets.read(bytes, limits)
    case .text: return Workbook(sheets: [try CSV.read(bytes, limits)])
    case .other: throw Refusal("这不是表格文件，请用 Excel 或 WPS 另存为 XLSX 或 CSV 后再上传。")
    }
  }

  /// What a file is by its first bytes (文件类型).
  package enum Kind: Equatable, Sendable {
    case package, oldBinary, page, text, other

    package init(_ bytes: [UInt8]) {
      if bytes.starts(with: [0x50, 0x4B]) { self = .package; return }
      if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { self = .oldBinary; return }
      guard TextBytes.isText(bytes) else { self = .other; return }
      let start = TextBytes.decode(Array(bytes.prefix(4096))).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      guard start.hasPrefix("<") else { self = .text; return }
      let head = start.lowercased()
      self = ["<html", "<table", "<!doctype html", "<meta", "<style", "<head", "<div"].contains(where: head.contains)
        ? .page : .other
    }
  }
}

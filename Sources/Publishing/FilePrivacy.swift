import Files
import Foundation
import Jobs
import Kernel
import Manuscript
import Privacy
import Sheets
import Traces

/// Private matter in a file (附件隐私检查): in its words and tables, in hidden sheets, rows and columns as well, and in
/// pictures by reading them (文字识别). 条例 第十五条 asks no less of an attachment than of the text itself.
enum FilePrivacy {
  /// Where something stands, with what it is.
  struct Found: Sendable {
    let kind: PrivateKind
    let severity: PrivateMatter.Severity
    let place: String
  }

  static func traces(
    of blob: Blob, at path: String, scratch: URL, token: String, on day: Day
  ) async throws -> [Trace] {
    let folder = scratch.appending(path: "privacy-\(token)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // What cannot be removed is only litter; the folder is emptied at the next start.
    defer { try? FileManager.default.removeItem(at: folder) }
    var look = FilePrivacyLook(folder: folder, day: day)
    try await look.look(at: path, blob.mediaType)
    return told(look.found) + (look.left.map { [$0] } ?? [])
  }

  /// One finding for each kind: how many, and where the first are. What must not go out is to be dealt with; a telephone
  /// number is somebody's only in a list of several.
  static func told(_ found: [Found]) -> [Trace] {
    PrivateKind.allCases.compactMap { kind in
      let own = found.filter { $0.kind == kind }
      guard !own.isEmpty else { return nil }
      let isBlocked = own.contains { $0.severity == .block }
      let isList = kind != .mobile && kind != .landline || own.count >= 5
      var places: [String] = []
      for each in own where !places.contains(each.place) { places.append(each.place) }
      let where_ = places.prefix(3).joined(separator: "、") + (places.count > 3 ? "等" : "")
      return Trace(
        .privacy, "\(kind.chinese) \(own.count) 处：\(where_)。", count: own.count,
        weight: isBlocked && isList ? .grave : .notable)
    }
  }

  // MARK: Words and tables

  static func workbook(_ book: Workbook, _ day: Day) -> [Found] {
    book.sheets.flatMap { sheet in
      PrivateColumns.cells(in: sheet.rows.map { $0.map(\.shown) }, on: day).map { cell in
        let isHidden = sheet.isHidden || sheet.hiddenRows.contains(cell.row)
          || sheet.hiddenColumns.contains(cell.column)
        let place = "工作表“\(sheet.name.prefix(20))”第 \(cell.row + 1) 行\(isHidden ? "（隐藏）" : "")"
        return Found(kind: cell.kind, severity: cell.severity, place: place)
      }
    }
  }

  static func manuscript(_ manuscript: Manuscript, _ day: Day) -> [Found] {
    var tables = 0
    return manuscript.blocks.enumerated().flatMap { index, block -> [Found] in
      guard case .table(let table) = block else {
        return Privacy.matters(in: Manuscript(blocks: [block]).plainText, on: day).map {
          Found(kind: $0.kind, severity: $0.severity, place: "第 \(index + 1) 段")
        }
      }
      tables += 1
      let rows = table.rows.map { row in row.map { Manuscript(blocks: $0.blocks).plainText } }
      return PrivateColumns.cells(in: rows, on: day).map {
        Found(kind: $0.kind, severity: $0.severity, place: "第 \(tables) 个表格第 \($0.row + 1) 行")
      }
    }
  }

  static func text(_ text: String, _ day: Day, _ place: (Int) -> String = { "第 \($0) 行" }) -> [Found] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      Privacy.matters(in: String(line), on: day).map {
        Found(kind: $0.kind, severity: $0.severity, place: place(index + 1))
      }
    }
  }

  // MARK: Programs of others

  private static let reading = ChildProcess.Limits(time: 40, memory: 2 << 30, output: 32 << 20)

  /// A page without words is a scan: its first pages are read as pictures.
  static func document(_ path: String, _ scratch: URL, _ token: String, _ day: Day) async throws -> [Found] {
    guard let words = try await output("/usr/bin/pdftotext", ["-layout", "-enc", "UTF-8", path, "-"]) else { return [] }
    let pages = words.split(separator: "\u{0C}", omittingEmptySubsequences: false).map(String.init)
    let found = pages.enumerated().flatMap { index, page in text(page, day) { _ in "第 \(index + 1) 页" } }
    guard words.filter({ !$0.isWhitespace }).count < 20 * max(1, pages.count - 1) else { return found }
    let folder = scratch.appending(path: "scan-\(token)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // What cannot be removed is only litter; the folder is emptied at the next start.
    defer { try? FileManager.default.removeItem(at: folder) }
    guard try await output("/usr/bin/pdftoppm", ["-r", "200", "-l", "8", "-gray", "-png", path, folder.path + "/page"]) != nil
    else { return found }
    var scanned = found
    for (index, name) in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().enumerated() {
      guard let read = try await read(folder.path + "/" + name) else { continue }
      scanned += text(read, day) { _ in "第 \(index + 1) 页（扫描件）" }
    }
    return scanned
  }

  /// What tesseract reads, without the blanks that it sets between Chinese characters; those between numbers stay, or the
  /// columns of a list would run together.
  static func read(_ path: String) async throws -> String? {
    guard let words = try await output("/usr/bin/tesseract", [path, "stdout", "-l", "chi_sim", "--psm", "6"]) else { return nil }
    return words.split(separator: "\n").map { closed(String($0)) }.joined(separator: "\n")
  }

  static func closed(_ line: String) -> String {
    let marks = Array(line)
    return String(
      marks.indices.filter { place in
        guard marks[place] == " ", place > 0, place + 1 < marks.count else { return marks[place] != " " }
        return marks[place - 1].isASCII && marks[place + 1].isASCII
      }.map { marks[$0] })
  }

  /// Nil when the program is not there or could not read the file: no words then.
  private static func output(_ program: String, _ arguments: [String]) async throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
    do {
      let output = try await ChildProcess.run(program, arguments, limits: reading)
      return String(decoding: output.standardOutput, as: UTF8.self)
    } catch is ChildProcess.Failure {
      return nil
    }
  }

  static func apart<Result: Sendable>(_ look: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Swift.Result { try look() }) }
    }
  }
}

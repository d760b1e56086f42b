import Foundation
import Kernel

/// A workbook in the format of before 2007 (旧版 Excel 文件), which LibreOffice turns into one that we read.
package enum OldWorkbook {
  /// How every file of that format begins.
  private static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// The source to read in the place of a table: itself, or what was made of it in a folder of `scratch` that goes
  /// when `body` has ended.
  package static func reading<Result: Sendable>(
    _ path: String, named name: String, scratch: URL, _ body: (_ path: String, _ name: String) async throws -> Result
  ) async throws -> Result {
    guard LegacyKind(name: name) == .table, try isOne(path) else { return try await body(path, name) }
    let folder = scratch.appending(path: "workbook-\((path as NSString).lastPathComponent.prefix(16))")
    try remove(folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let made: [UInt8]
    do { made = try await OfficeConversion(folder: folder.path).xlsx(of: path, named: name) } catch {
      try remove(folder)
      throw error
    }
    let file = folder.appending(path: "table.xlsx")
    try Data(made).write(to: file)
    let result = try await body(file.path, (name as NSString).deletingPathExtension + ".xlsx")
    try remove(folder)
    return result
  }

  private static func isOne(_ path: String) throws -> Bool {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let start = try file.read(upToCount: mark.count)
    try file.close()
    return start.map(Array.init) == mark
  }

  /// What a crash or a refusal left there goes too.
  private static func remove(_ folder: URL) throws {
    if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
  }
}

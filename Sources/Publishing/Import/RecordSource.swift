import Foundation
import Kernel

/// Where records come from (来源): a JSONL file, a document, or a folder of both. Files are read one at a time
/// and lines one at a time, so memory is bounded by the largest single record.
package struct RecordSource: Sendable {
  package let path: String

  /// Which records are wanted; the others are passed over in silence.
  private let wanted: @Sendable (SourceRecord) -> Bool

  package init(path: String, wanted: @escaping @Sendable (SourceRecord) -> Bool = { _ in true }) {
    self.path = path
    self.wanted = wanted
  }

  /// A record, or what stands in its place and cannot be read.
  package typealias Found = Result<SourceRecord, UnreadableRecord>

  /// The largest single document or line that is taken in, in bytes.
  package static let largest = 32 << 20

  /// Calls `body` with each record in order, with the share of the source already read. Throws
  /// `Fault.invalid` when there is nothing at `path` or nothing of a kind we read.
  package func forEach(_ body: (Found, _ progress: WorkProgress) async throws -> Void) async throws {
    let files = try files()
    let total = files.reduce(0) { $0 + $1.size }
    var done = 0
    for file in files {
      if file.name.lowercased().hasSuffix(".jsonl") {
        let lines = try LineReader(path: file.path, longest: Self.largest)
        while let line = try lines.next() {
          let found = record(line, file, number: lines.number)
          if let found, isWanted(found) { try await body(found, WorkProgress(done + lines.offset, of: total, "正在导入")) }
        }
      } else {
        try await body(document(file), WorkProgress(done + file.size, of: total, "正在导入"))
      }
      done += file.size
    }
  }

  private func isWanted(_ found: Found) -> Bool {
    if case .success(let record) = found { wanted(record) } else { true }
  }

  private func record(_ line: LineReader.Line, _ file: SourceFile, number: Int) -> Found? {
    let id = "\(file.name):\(number)"
    switch line {
    case .tooLong:
      return .failure(UnreadableRecord(id: id, "这一行超过 32 MB，请检查导出文件，拆开后再导入。"))
    case .bytes(let data):
      guard data.contains(where: { $0 > 0x20 }) else { return nil }
      return Result { () throws(UnreadableRecord) in try JSONLine.read(data, fallback: id) }
    }
  }

  private func document(_ file: SourceFile) -> Found {
    if file.name.hasPrefix("~$") {
      return .failure(UnreadableRecord(id: file.name, "这是 Word 打开文件时的临时锁文件，不是文档，请导入同名的正式文件。"))
    }
    guard let format = SourceFile.format(of: file.name) else {
      return .failure(UnreadableRecord(id: file.name, "不认识这种文件，请另存为 DOCX、HTML、TXT 或 JSONL 后再导入。"))
    }
    guard file.size <= Self.largest else {
      return .failure(UnreadableRecord(id: file.name, "文件超过 32 MB，请拆开或压缩其中的图片后再导入。"))
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      return .failure(UnreadableRecord(id: file.name, "文件读不出来，请检查读权限或文件是否损坏。"))
    }
    return .success(SourceRecord(id: file.name, format: format, body: Array(data)))
  }

  private func files() throws -> [SourceFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Fault.invalid("path", "找不到 \(path)，请检查文件或文件夹的位置。")
    }
    guard isFolder.boolValue else { return [try SourceFile(path: path, name: (path as NSString).lastPathComponent)] }
    let found = try SourceFile.all(in: path)
    guard !found.isEmpty else { throw Fault.invalid("path", "文件夹 \(path) 里没有文件，请检查位置。") }
    return found
  }
}

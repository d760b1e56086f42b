import Foundation
import Kernel
import Manuscript
import Sheets

/// An upload from an old site (旧站文件): lines of JSON, a JSON file, a table, a ZIP of web pages, or one document.
package struct LegacySource: RecordGiving {
  let path: String
  let name: String
  let kind: LegacyKind
  package let mapping: FieldMapping

  /// Throws `Fault.invalid` for a kind of file we do not read.
  package init(path: String, name: String, mapping: FieldMapping = FieldMapping()) throws {
    guard let kind = LegacyKind(name: name) else {
      throw Fault.invalid("file", "不认识“\(name.suffix(40))”这种文件，请导出为 JSONL、JSON、Excel、CSV，或者把网页打成 ZIP。")
    }
    (self.path, self.name, self.kind, self.mapping) = (path, name, kind, mapping)
  }

  package func forEach(_ body: (RecordSource.Found, WorkProgress) async throws -> Void) async throws {
    switch kind {
    case .lines: try await lines(body)
    case .json: try await each(try whole(), body)
    case .table: try await each(try table(), body)
    case .pages: try await LegacyPages(path: path).forEach(mapping, body)
    case .documents: try await body(try document(), WorkProgress(1, of: 1, "正在读取"))
    }
  }

  private func lines(_ body: (RecordSource.Found, WorkProgress) async throws -> Void) async throws {
    let total = try SourceFile(path: path, name: name).size
    let lines = try LineReader(path: path, longest: RecordSource.largest)
    while let line = try lines.next() {
      let found = Self.record(line, lines.number)
      if let found { try await body(found.map { $0.record(mapping) }, WorkProgress(lines.offset, of: total, "正在处理")) }
    }
  }

  static func record(_ line: LineReader.Line, _ number: Int) -> Result<LegacyRecord, UnreadableRecord>? {
    let id = "第 \(number) 行"
    switch line {
    case .tooLong: return .failure(UnreadableRecord(id: id, "这一行超过 32 MB，请检查导出文件，拆开后再导入。"))
    case .bytes(let data):
      guard data.contains(where: { $0 > 0x20 }) else { return nil }
      guard let value = JSONValue.read(data), case .object = value else {
        return .failure(UnreadableRecord(id: id, "这一行不是完整的 JSON 记录，请检查导出文件是否被截断。"))
      }
      return .success(LegacyRecord(id: id, fields: value.fields))
    }
  }

  private func each(
    _ records: [LegacyRecord], _ body: (RecordSource.Found, WorkProgress) async throws -> Void
  ) async throws {
    for (index, record) in records.enumerated() {
      try await body(.success(record.record(mapping)), WorkProgress(index + 1, of: records.count, "正在处理"))
    }
  }

  /// The records of a JSON file.
  func whole() throws -> [LegacyRecord] {
    guard let value = JSONValue.read(try bytes()) else {
      throw Fault.invalid("file", "这不是完整的 JSON 文件，请检查导出是否中断；一行一条的文件请把扩展名改成 .jsonl。")
    }
    return value.records.enumerated().map { LegacyRecord(id: "第 \($0 + 1) 条", fields: $1.fields) }
  }

  /// The rows of the fullest sheet in view, below its headings.
  func table() throws -> [LegacyRecord] {
    let book: Workbook
    do { book = try Workbook.read(Array(try bytes()), name: name) } catch let refusal as Refusal {
      throw Fault.invalid("file", refusal.sentence)
    }
    guard let sheet = book.sheets.filter({ !$0.isHidden }).max(by: { $0.rows.count < $1.rows.count }) else { return [] }
    let header = HeaderRows.find(in: sheet)
    return header.body(of: sheet).map { row in
      LegacyRecord(id: "第 \(row + 1) 行", fields: header.names.enumerated().map { ($1, sheet[row, $0].shown) })
    }
  }

  private func document() throws -> RecordSource.Found {
    guard let format = SourceFile.format(of: name) else {
      return .failure(UnreadableRecord(id: name, "不认识这种文件，请另存为 DOCX、HTML 或 TXT 后再导入。"))
    }
    let data = try bytes()
    var record = SourceRecord(id: name, format: format, body: Array(data))
    mapping.fill(&record) { _ in "" }
    return .success(record)
  }

  private func bytes() throws -> Data {
    guard try SourceFile(path: path, name: name).size <= 128 << 20 else {
      throw Fault.invalid("file", "文件超过 128 MB，请改用一行一条的 JSONL，或者拆开后再导入。")
    }
    return try Data(contentsOf: URL(filePath: path))
  }
}

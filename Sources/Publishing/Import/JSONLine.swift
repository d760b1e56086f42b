import Foundation

/// One line of a JSONL file, read into a record. Unknown fields are passed over; a number where a text is
/// wanted is taken as its digits.
struct JSONLine: Decodable {
  let record: SourceRecord

  static func read(_ line: Data, fallback id: String) throws(UnreadableRecord) -> SourceRecord {
    let decoded: JSONLine
    do {
      decoded = try JSONDecoder().decode(JSONLine.self, from: line)
    } catch {
      throw UnreadableRecord(id: id, "这一行不是完整的 JSON 记录，请检查导出文件是否被截断。")
    }
    var record = decoded.record
    if record.id.isEmpty { record.id = id }
    return record
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    func text(_ names: String...) -> String {
      for name in names {
        if let found = Self.text(fields, Field(name)), !found.isEmpty { return found }
      }
      return ""
    }
    let html = text("html", "content", "body")
    let plain = text("text")
    var record = SourceRecord(
      id: text("id"), format: html.isEmpty ? .text : .html, body: Array((html.isEmpty ? plain : html).utf8))
    record.title = text("title")
    record.documentNumber = text("docNumber", "documentNumber")
    record.indexNumber = text("index", "indexNumber")
    record.issuer = text("issuer", "publisher")
    record.category = text("category", "column")
    record.url = text("url")
    record.sourceName = text("sourceName")
    record.writtenOn = text("writtenDate")
    record.publishedOn = text("publishedTime", "publishedDate")
    record.databaseWritten = text("dbWrittenTime")
    record.databaseReleased = text("dbReleaseTime")
    record.state = Int(text("state")) ?? 0
    self.record = record
  }

  private static func text(_ fields: KeyedDecodingContainer<Field>, _ key: Field) -> String? {
    if let text = try? fields.decodeIfPresent(String.self, forKey: key) { return text }
    if let number = try? fields.decodeIfPresent(Int.self, forKey: key) { return String(number) }
    return nil
  }

  private struct Field: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

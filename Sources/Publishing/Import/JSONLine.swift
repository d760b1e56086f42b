import Foundation

/// One line of a JSONL file, read into a record. Unknown fields are passed over; a number where a text is
/// wanted is taken as its digits, several texts in a list are joined.
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
    func text(_ names: String...) throws -> String {
      for name in names {
        let found = try fields.decodeIfPresent(JSONValue.self, forKey: Field(name))?.shown ?? ""
        if !found.isEmpty { return found }
      }
      return ""
    }
    let html = try text("html", "content", "body")
    let plain = try text("text")
    var record = SourceRecord(
      id: try text("id"), format: html.isEmpty ? .text : .html, body: Array((html.isEmpty ? plain : html).utf8))
    record.title = try text("title")
    record.documentNumber = try text("docNumber", "documentNumber")
    record.indexNumber = try text("index", "indexNumber")
    record.issuer = try text("issuer", "publisher")
    record.category = try text("category", "column")
    record.url = try text("url")
    record.sourceName = try text("sourceName")
    record.writtenOn = try text("writtenDate")
    record.publishedOn = try text("publishedTime", "publishedDate")
    record.databaseWritten = try text("dbWrittenTime")
    record.databaseReleased = try text("dbReleaseTime")
    record.state = try text("state")
    self.record = record
  }

  private struct Field: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

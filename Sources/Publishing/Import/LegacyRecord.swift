import Foundation
import Manuscript

/// One record as an old system wrote it (旧站记录): fields by their own names.
struct LegacyRecord: Sendable {
  var id: String
  var fields: [(name: String, value: String)]

  subscript(_ name: String) -> String { name.isEmpty ? "" : fields.first { $0.name == name }?.value ?? "" }

  /// As the importer takes it, by a mapping.
  func record(_ mapping: FieldMapping) -> SourceRecord {
    let html = self[mapping[.body]]
    let body = html.trimmed.isEmpty ? self[mapping[.plainBody]] : html
    var record = SourceRecord(id: id, format: Self.isMarkup(body) ? .html : .text, body: Array(body.utf8))
    mapping.fill(&record) { self[$0] }
    return record
  }

  /// Whether a browser would see tags in it.
  private static func isMarkup(_ text: String) -> Bool {
    let marks = ["</", "<br", "<p>", "<p ", "<img", "<div", "<BR", "<P>", "<P ", "<IMG", "<DIV", "&nbsp;"]
    return marks.contains { text.contains($0) }
  }
}

extension FieldMapping {
  /// Fills all but the body.
  func fill(_ record: inout SourceRecord, _ value: (String) -> String) {
    func text(_ field: LegacyField) -> String {
      let own = value(self[field])
      return own.trimmed.isEmpty ? constants[field.rawValue] ?? "" : own
    }
    let id = text(.id).trimmed
    if !id.isEmpty { record.id = String(id.prefix(200)) }
    record.title = text(.title)
    record.documentNumber = text(.documentNumber)
    record.indexNumber = text(.indexNumber)
    record.issuer = text(.issuer)
    record.category = text(.category)
    record.url = text(.address).trimmed
    record.sourceName = text(.sourceName).trimmed
    record.writtenOn = text(.writtenOn)
    record.publishedOn = text(.publishedOn)
    record.databaseWritten = text(.databaseWritten)
    record.databaseReleased = text(.databaseReleased)
    record.attachments = text(.attachments).trimmed
    record.state = text(.state)
  }
}

import Foundation

/// The first records of a source (样例): what its fields are called and what stands in them, for choosing by eye.
package struct LegacySample: Codable, Equatable, Sendable {
  /// 网页、表格、JSON…
  package var kind: LegacyKind
  package var fields: [String]
  /// One list of values for each record, in the order of `fields`.
  package var records: [[String]]
  /// The names under which the source files things, as far as they were seen.
  package var columns: [String: [String]] = [:]

  /// Documents bring their own fields: there is nothing to choose.
  package var isDocument: Bool { kind == .documents }

  package func values(of name: String) -> [String] {
    guard let index = fields.firstIndex(of: name) else { return [] }
    return records.map { $0.indices.contains(index) ? $0[index] : "" }
  }

  /// What stands in a field that may hold their columns.
  package func columnNames(_ mapping: FieldMapping) -> [String] { columns[mapping[.category]] ?? [] }

  package init(kind: LegacyKind, fields: [String], records: [[String]]) {
    (self.kind, self.fields, self.records) = (kind, fields, records)
  }

  init(stored: String) throws { self = try JSONDecoder().decode(LegacySample.self, from: Data(stored.utf8)) }

  func stored() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}

/// What an upload from an old site is (来源种类), by its name.
package enum LegacyKind: String, Codable, Sendable {
  case lines, json, table, pages, documents

  package init?(name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "jsonl", "ndjson": self = .lines
    case "json": self = .json
    case "xlsx", "xls", "csv", "tsv", "et": self = .table
    case "zip": self = .pages
    case "docx", "txt", "html", "htm": self = .documents
    default: return nil
    }
  }
}

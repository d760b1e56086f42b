import Foundation
import Kernel
import Manuscript

/// Which field of an old site fills which of ours (字段对应), and where its columns go. Kept by name for the next file.
package struct FieldMapping: Codable, Equatable, Sendable {
  /// The source's name for each of our fields, by `LegacyField`'s raw value.
  package var fields: [String: String] = [:]
  /// What stands in a field for all records.
  package var constants: [String: String] = [:]
  /// Where each column of theirs goes, by our slug; what is not here goes by `otherwise`.
  package var columns: [String: String] = [:]
  /// A slug; empty means by the usual rules.
  package var otherwise = ""
  /// Whether old addresses shall lead to the new pages.
  package var redirects = true

  package init() {}

  package subscript(_ field: LegacyField) -> String { fields[field.rawValue] ?? "" }

  /// What is missing before anything can be tried.
  package func issues(_ sample: LegacySample, columns: ColumnTree) -> [Issue] {
    var issues: [Issue] = []
    if !sample.isDocument {
      if self[.body].isEmpty && self[.plainBody].isEmpty { issues.append(Issue("body", "请选出哪一个字段是正文，没有正文不能转入。")) }
    }
    for field in LegacyField.allCases where !self[field].isEmpty && !sample.fields.contains(self[field]) {
      issues.append(Issue(field.rawValue, "文件里没有“\(self[field].prefix(40))”这个字段，请重新选择。"))
    }
    for slug in Set(self.columns.values).union([otherwise]).sorted() where !slug.isEmpty && columns.find(slug) == nil {
      issues.append(Issue("otherwise", "没有“\(slug.prefix(40))”这个栏目，请重新选择。"))
    }
    return issues
  }

  /// A file that somebody wrote by hand may leave out what it does not change.
  package init(from decoder: any Decoder) throws {
    let given = try decoder.container(keyedBy: CodingKeys.self)
    fields = try given.decodeIfPresent([String: String].self, forKey: .fields) ?? [:]
    constants = try given.decodeIfPresent([String: String].self, forKey: .constants) ?? [:]
    columns = try given.decodeIfPresent([String: String].self, forKey: .columns) ?? [:]
    otherwise = try given.decodeIfPresent(String.self, forKey: .otherwise) ?? ""
    redirects = try given.decodeIfPresent(Bool.self, forKey: .redirects) ?? true
  }

  package init(stored: String) throws { self = try JSONDecoder().decode(FieldMapping.self, from: Data(stored.utf8)) }

  package func stored() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension FieldMapping {
  /// A first guess (自动猜测): by the names of the fields, then by what stands in them.
  package static func guess(_ sample: LegacySample) -> FieldMapping {
    var mapping = FieldMapping()
    var free = sample.fields
    func take(_ field: LegacyField, _ name: String?) {
      guard let name else { return }
      mapping.fields[field.rawValue] = name
      free.removeAll { $0 == name }
    }
    for field in LegacyField.allCases {
      let names = field.customaryNames
      let best = free.compactMap { name in names.firstIndex(of: plain(name)).map { (name, $0) } }.min { $0.1 < $1.1 }
      take(field, best?.0)
    }
    func values(_ name: String) -> [String] { sample.values(of: name).filter { !$0.isEmpty } }
    func first(_ test: (String) -> Bool) -> String? {
      free.first { name in
        let given = values(name)
        return !given.isEmpty && given.allSatisfy(test)
      }
    }
    if mapping[.documentNumber].isEmpty { take(.documentNumber, first { DocumentNumber.parse($0) != nil }) }
    if mapping[.publishedOn].isEmpty { take(.publishedOn, first { ChineseDate.parse($0) != nil }) }
    if mapping[.address].isEmpty { take(.address, first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }) }
    if mapping[.body].isEmpty, mapping[.plainBody].isEmpty {
      let longest = free.max { values($0).map(\.count).max() ?? 0 < values($1).map(\.count).max() ?? 0 }
      take(.body, longest.flatMap { (values($0).map(\.count).max() ?? 0) >= 60 ? $0 : nil })
    }
    if mapping[.title].isEmpty {
      // What says the same in every record is the frame of the pages, not their titles.
      free.removeAll { sample.records.count > 1 && Set(sample.values(of: $0)).count == 1 }
      take(
        .title,
        first {
          (4...100).contains($0.count) && !$0.contains("\n") && ChineseDate.parse($0) == nil && Double($0) == nil
        })
    }
    return mapping
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

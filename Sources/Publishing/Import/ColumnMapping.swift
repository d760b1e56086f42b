import Foundation

/// Which column (栏目) a source's category belongs to. The rules are data (`Resources/import-columns.json`):
/// the first whose words all stand in the category or the title holds.
package struct ColumnMapping: Sendable {
  struct Rule: Decodable, Sendable {
    let category: String?
    let title: String?
    let column: String
  }

  private let rules: [Rule]
  private let otherwise: String

  private struct File: Decodable {
    let source: String
    let rules: [Rule]
    let otherwise: String
  }

  /// The rules that ship with the program.
  package init() throws {
    guard let url = Bundle.module.url(forResource: "import-columns", withExtension: "json", subdirectory: "Resources")
    else { throw CocoaError(.fileNoSuchFile) }
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    (rules, otherwise) = (file.rules, file.otherwise)
  }

  /// The slug of the column for it.
  package func column(category: String, title: String, documentNumber: String?) -> String {
    for rule in rules {
      let matchesCategory = rule.category.map { category.contains($0) } ?? true
      let matchesTitle = rule.title.map { title.contains($0) } ?? true
      if matchesCategory && matchesTitle { return rule.column }
    }
    return documentNumber == nil ? otherwise : "policy"
  }
}

import Foundation
import Kernel
import Publishing
import Store

/// A checklist of the demonstration's own (演示清单), made up and marked so, with the bounds that the law sets.
enum DemoChecklist {
  private struct File: Decodable {
    let year: Int
    let name: String
    let source: String
    let tasks: [Entry]
  }
  private struct Entry: Decodable {
    let part: String
    let title: String
    let column: String
    let words: String?
    let elements: String?
    let frequency: String
    let due: String?
    let unit: String
    let person: String?
    let village: Bool?
    let source: String
  }

  static func add(_ demo: DemoTown, _ store: Store) async throws {
    guard let url = Bundle.module.url(forResource: "Demo/checklist", withExtension: "json") else {
      throw CocoaError(.fileNoSuchFile)
    }
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    try await store.write(as: .program("demo")) { tx in
      let columns = try ColumnTree.fetch(demo.town.id, tx)
      let list = try Checklist.add(year: file.year, name: file.name, source: file.source, in: demo.town.id, tx)
      for entry in file.tasks {
        guard let column = columns.find(entry.column) else { throw MissingColumn(slug: entry.column) }
        try ChecklistTask.add(content(entry, column), to: list, in: demo.town.id, tx)
      }
    }
  }

  private static func content(_ entry: Entry, _ column: Column) throws -> ChecklistTask.Content {
    guard let frequency = ChecklistFrequency(rawValue: entry.frequency) else { throw CocoaError(.fileReadCorruptFile) }
    var content = ChecklistTask.Content()
    (content.part, content.title, content.column) = (entry.part, entry.title, column.id)
    (content.words, content.elements, content.frequency) = (entry.words ?? "", entry.elements ?? "", frequency)
    (content.dueRule, content.unit, content.person) = (entry.due ?? "", entry.unit, entry.person ?? "")
    (content.isEachVillage, content.source) = (entry.village ?? false, entry.source)
    return content
  }
}

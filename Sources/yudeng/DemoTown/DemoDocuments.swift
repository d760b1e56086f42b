import Files
import Foundation
import Kernel
import Publishing
import Store

/// Real documents for the demonstration: administrative regulations of the State Council, whose texts are outside copyright
/// (著作权法 第五条). They are read from the data folder at hand and never shipped with the program.
enum DemoDocuments {
  /// Returns how many were taken in; 0 when the folder is not there.
  static func takeIn(from folder: String, _ demo: DemoTown, _ store: Store, _ files: FileStore) async throws -> Int {
    guard FileManager.default.fileExists(atPath: folder) else { return 0 }
    let columns = try await store.read { try ColumnTree.fetch(demo.town.id, $0) }
    let mapping = try ColumnMapping()
    let source = folder + "/1_policies/regulations.jsonl"
    guard FileManager.default.fileExists(atPath: source) else { return 0 }
    let importing = Importing(
      store: store, files: files, scratch: FileManager.default.temporaryDirectory, town: demo.town, columns: columns,
      mapping: mapping, column: "documents")
    // What holds in the town: regulations of the State Council, not those of other provinces.
    let national = RecordSource(path: source) { $0.category.hasPrefix("行政法规") && !$0.publishedOn.isEmpty }
    let tally = try await importing.run(
      national, as: .program("demo"), progress: Console.progress(), report: { _ in })
    return tally.total - tally.refused
  }
}

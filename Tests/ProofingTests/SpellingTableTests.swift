import Foundation
import Proofing
import Testing

/// Tables that were cut or spoilt on their way are refused when they are opened, and none makes the program fall.
@Suite struct SpellingTableTests {
  static let names = ["model", "met", "confusion", "words", "follow", "sounds", "surroundings", "sieve", "trees"]
  private let shipped: URL
  private let folder: URL

  init() throws {
    shipped = try #require(SpellingTables.folder)
    folder = FileManager.default.temporaryDirectory.appending(path: "tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in Self.names {
      let file = "spelling-\(name).bin"
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: file), withDestinationURL: shipped.appending(path: file))
    }
  }

  private func replace(_ name: String, _ change: (inout Data) -> Void) throws {
    let file = folder.appending(path: "spelling-\(name).bin")
    var data = try Data(contentsOf: shipped.appending(path: "spelling-\(name).bin"))
    change(&data)
    try FileManager.default.removeItem(at: file)
    try data.write(to: file)
  }

  @Test func `whole tables are taken`() throws {
    #expect(SpellingTables(folder: folder.path) != nil)
    try FileManager.default.removeItem(at: folder)
  }

  @Test(arguments: SpellingTableTests.names) func `a table that is cut is refused`(_ name: String) throws {
    for kept in [0, 3, 100] {
      try replace(name) { $0 = $0.prefix(kept) }
      #expect(SpellingTables(folder: folder.path) == nil)
    }
    try replace(name) { $0.removeLast(2) }
    #expect(SpellingTables(folder: folder.path) == nil)
    try FileManager.default.removeItem(at: folder)
  }

  @Test(arguments: SpellingTableTests.names) func `a table that is spoilt is refused or does no harm`(_ name: String) throws {
    for seed in 1...6 {
      try replace(name) { data in
        var place = seed * 97
        while place < data.count {
          data[data.startIndex + place] ^= UInt8(truncatingIfNeeded: 1 + place)
          place += max(1, data.count / (seed * 40))
        }
      }
      guard let tables = SpellingTables(folder: folder.path) else { continue }
      let text = ProofText("结合当前工作须要，坚持基本元则，修盯有关法律法规和政策。")
      let found = Speller(tables: tables).corrections(in: text, level: .sensitive)
      #expect(found.allSatisfy { $0.range.upperBound <= text.count })
    }
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `surroundings that let one expect figures propose none`() throws {
    try replace("surroundings") { data in
      // How likely each character is anywhere: four bytes for each of 7,000, at the end. The second stands for figures.
      let figures = data.endIndex - 4 * 7000 + 4
      data.replaceSubrange(figures..<figures + 4, with: [0, 0, 0xC8, 0x42])  // 100
    }
    let tables = try #require(SpellingTables(folder: folder.path))
    let text = ProofText("依照本条例第规条的规定，由县级人民政府责令改正。")
    let found = Speller(tables: tables).thoughts(in: text).map(\.correction)
    #expect(found.contains { $0.range.contains(6) })
    #expect(found.allSatisfy { $0.replacement.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } })
    try FileManager.default.removeItem(at: folder)
  }
}

import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Search

/// Every search against a scan of the same real documents.
@Suite struct SearchExactnessTests {
  private static func real() throws -> [Document] {
    struct Record: Decodable {
      let title: String
      let html: String
    }
    return try SharedData.lines("1_policies/documents.jsonl").prefix(150).enumerated().map { index, line in
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      let town = Identifier<Organisation>(1)
      return Document(
        key: Int64(index + 1), organisation: town, town: town, columns: [1], title: record.title, text: record.html,
        day: Day(ordinal: 20_000 + index))
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `no miss and no extra for words of one to six characters`() async throws {
    let documents = try Self.real()
    let store = try emptyStore()
    try await store.write(as: .program("test")) { tx in for each in documents { try SearchIndex.put(each, tx) } }
    var random = Seeded(seed: 7)
    for round in 0..<240 {
      let word = try Self.word(round % 6 + 1, from: documents, &random)
      let truth = documents.filter { $0.title.contains(word) || $0.text.contains(word) }.map(\.key)
      let found = try await store.read { reader in
        try (1...2).flatMap { try SearchIndex.find(SearchQuery(word, page: $0, perPage: 100), reader).hits.map(\.key) }
      }
      #expect(found.sorted() == truth, "\(word)")
    }
  }

  /// A stretch of Han characters from a random document.
  private static func word(_ length: Int, from documents: [Document], _ random: inout Seeded) throws -> String {
    while true {
      let text = try #require(documents.randomElement(using: &random)).text
      let scalars = Array(text.unicodeScalars)
      let start = Int.random(in: 0..<max(1, scalars.count - length), using: &random)
      let piece = scalars[start..<min(scalars.count, start + length)]
      if piece.count == length, piece.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) {
        return String(String.UnicodeScalarView(piece))
      }
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"), arguments: ["naughty", "sqli", "xss", "crlf"])
  func `nothing a reader types is ever an error`(folder: String) async throws {
    let town = Identifier<Organisation>(1)
    let document = Document(
      key: 1, organisation: town, town: town, columns: [1], title: "呈坎镇公告", text: "全文", day: Day(ordinal: 20_000))
    let store = try emptyStore()
    try await store.write(as: .program("test")) { try SearchIndex.put(document, $0) }
    for name in try FileManager.default.contentsOfDirectory(atPath: SharedData.url("7_badinput/\(folder)").path) {
      let bytes = try Data(contentsOf: SharedData.url("7_badinput/\(folder)/\(name)"))
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(1000) {
        try await store.read { reader in
          for order in SearchQuery.Order.allCases {
            _ = try SearchIndex.find(SearchQuery(String(line), town: town, order: order), reader)
          }
          _ = try SearchIndex.suggestions(for: SearchQuery(String(line)), reader)
          let marked = Highlight.make(String(line), words: String(line))
          #expect(marked.map(\.text).joined().unicodeScalars.elementsEqual(line.unicodeScalars))
        }
      }
    }
  }
}

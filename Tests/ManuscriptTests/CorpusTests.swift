/// Real documents, all of them: nothing lost, nothing unsafe, nothing changed by a second reading.
import Foundation
import Manuscript
import TestKit
import Testing

/// A line of documents.jsonl, as far as these tests need it.
private struct Record: Decodable {
  var id: String
  var title: String
  var html: String?
  var text: String?
}

@Suite(.enabled(if: SharedData.isPresent, "needs the shared data"))
struct CorpusTests {
  private func records() throws -> [Record] {
    try SharedData.lines("1_policies/documents.jsonl").map { line in
      try JSONDecoder().decode(Record.self, from: Data(line.utf8))
    }
  }

  private func files(_ folder: String, _ ending: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: SharedData.url(folder), includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
  }

  /// White space, what nobody sees, and entities that the collection left escaped are not part of the comparison.
  private func bare(_ text: String) -> String {
    var text = text
    for (escaped, meant) in [("&bsp;", ""), ("&sp;", ""), ("&nbsp;", ""), ("&amp;", "&")] {
      text = text.replacing(escaped, with: meant)
    }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          !scalar.properties.isWhitespace && scalar.value > 0x20 && scalar.properties.generalCategory != .format
        }))
  }

  private func difference(_ first: String, _ second: String) -> String {
    let same = zip(first, second).prefix { $0 == $1 }.count
    return "…\(first.dropFirst(max(0, same - 8)).prefix(30))… | …\(second.dropFirst(max(0, same - 8)).prefix(30))…"
  }

  @Test func `every document of the collection keeps its text`() throws {
    var differing: [String] = []
    for record in try records() {
      guard let html = record.html, let text = record.text else { continue }
      let reading = try HTMLReader.read(html, title: record.title)
      let read = bare((reading.title ?? "") + (reading.documentNumber ?? "") + reading.manuscript.plainText)
      if read != bare(text) { differing.append("\(record.id) \(difference(read, bare(text)))") }
    }
    print("documents whose text differs from the collection's own:", differing.count)
    differing.prefix(25).forEach { print(" ", $0) }
    #expect(differing.count <= 12)
  }

  @Test func `every document comes out safe and comes back as the same tree`() throws {
    for record in try records() {
      guard let html = record.html else { continue }
      let manuscript = try HTMLReader.read(html, title: record.title).manuscript
      let written = manuscript.html()
      #expect(SafeFragment(written).complaints == [], "\(record.id)")
      let again = try HTMLReader.read(written, recognising: false).manuscript
      #expect(again.html() == written, "\(record.id)")
      #expect(try Manuscript(json: manuscript.json()) == manuscript, "\(record.id)")
    }
  }

  @Test func `no Word markup and no hand-made indent is left in any document`() throws {
    for record in try records() {
      guard let html = record.html else { continue }
      let written = try HTMLReader.read(html, title: record.title).manuscript.html()
      #expect(!written.contains("mso-") && !written.contains("o:p") && !written.contains("&amp;nbsp;"), "\(record.id)")
      #expect(!written.contains("<p>\u{3000}") && !written.contains("<p class=\"indent\">\u{3000}"), "\(record.id)")
    }
  }

  @Test func `fragments and whole pages are read and come out safe`() throws {
    let pages = try files("6_html/fragments", "html") + files("6_html/full-pages", "html")
    #expect(pages.count > 150)
    for page in pages {
      let reading = try HTMLReader.read([UInt8](Data(contentsOf: page)))
      #expect(SafeFragment(reading.manuscript.html()).complaints == [], "\(page.lastPathComponent)")
      #expect(!reading.manuscript.blocks.isEmpty, "\(page.lastPathComponent)")
    }
  }

  @Test func `office attachments are read`() throws {
    for file in try files("6_attachments", "docx") {
      let reading = try DOCXReader.read([UInt8](Data(contentsOf: file)))
      #expect(reading.manuscript.characterCount > 100, "\(file.lastPathComponent)")
      #expect(SafeFragment(reading.manuscript.html()).complaints == [])
    }
  }

  @Test func `the whole collection is read in seconds`() throws {
    let records = try records()
    let clock = ContinuousClock()
    let time = try clock.measure {
      for record in records { _ = try HTMLReader.read(record.html ?? "", title: record.title) }
    }
    print("reading \(records.count) documents took \(time)")
    #expect(time < .seconds(20))
  }
}

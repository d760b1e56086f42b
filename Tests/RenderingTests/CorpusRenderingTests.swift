/// Every real document in every form that needs no page, without an error and with all its words.
import Foundation
import Manuscript
import Rendering
import TestKit
import Testing

@Suite(.enabled(if: SharedData.isPresent, "needs the shared data"))
struct CorpusRenderingTests {
  private struct Record: Decodable {
    var id: String
    var title: String
    var html: String?
    var text: String?
  }

  private func documents(_ file: String, _ most: Int = .max) throws -> [(String, Document)] {
    try SharedData.lines(file).prefix(most).compactMap { line in
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      let reading =
        if let html = record.html, !html.isEmpty { try HTMLReader.read(html, title: record.title) } else {
          try TextReader.read(record.text ?? "", title: record.title)
        }
      return (
        record.id,
        Document(title: record.title, manuscript: reading.manuscript, number: reading.documentNumber)
      )
    }
  }

  /// Pictures without bytes are words in the file, and marks of lists are text to a reader.
  private func comparable(_ manuscript: Manuscript) -> String {
    bare(manuscript.plainText).replacing(/［图片[^］]*］/, with: "").replacing("•", with: "")
  }

  private func difference(_ first: String, _ second: String) -> String {
    let same = zip(first, second).prefix { $0 == $1 }.count
    return "…\(first.dropFirst(max(0, same - 8)).prefix(30))… | …\(second.dropFirst(max(0, same - 8)).prefix(30))…"
  }

  @Test(arguments: [
    ("1_policies/documents.jsonl", Int.max), ("1_policies/work_reports.jsonl", Int.max),
    ("1_policies/regulations.jsonl", 50),
  ])
  func `text, Markdown and web page of every document say all that the tree says`(_ file: String, _ most: Int) throws {
    for (id, document) in try documents(file, most) {
      let tree = bare(document.manuscript.plainText)
      let reading = try HTMLReader.read(document.manuscript.html(), recognising: false)
      #expect(bare(reading.manuscript.plainText) == tree, "\(id)")
      #expect(!MarkdownForm.bytes(document).isEmpty && !WebForm.bytes(document).isEmpty, "\(id)")
      let text = bare(PlainTextForm.text(document))
      for block in document.manuscript.blocks {
        guard case .paragraph(let paragraph) = block, !paragraph.inlines.contains(where: \.isLink) else { continue }
        for word in paragraph.inlines.compactMap(\.plainWord) { #expect(text.contains(bare(word)), "\(id): \(word)") }
      }
    }
  }

  @Test(arguments: [
    ("1_policies/documents.jsonl", Int.max), ("1_policies/work_reports.jsonl", Int.max),
    ("1_policies/regulations.jsonl", 50),
  ])
  func `the Word file of every document, read again, has its text`(_ file: String, _ most: Int) throws {
    var differing: [String] = []
    for (id, document) in try documents(file, most) {
      let reading = try DOCXReader.read(WordForm.bytes(document), title: document.title)
      let (again, before) = (comparable(reading.manuscript), comparable(document.manuscript))
      if again != before { differing.append("\(id) \(difference(again, before))") }
    }
    print("\(file): documents whose Word text differs from the tree:", differing.count)
    differing.prefix(25).forEach { print(" ", $0) }
    #expect(differing.count <= 1)
  }
}

extension Inline {
  fileprivate var isLink: Bool { if case .link = self { true } else { false } }
  fileprivate var plainWord: String? { if case .text(let text, []) = self { text } else { nil } }
}

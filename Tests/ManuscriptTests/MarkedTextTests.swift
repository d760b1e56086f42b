/// A text field without scripts says what the editor says: marks are read as meant, and come back the same.
import Foundation
import Manuscript
import TestKit
import Testing

@Suite struct MarkedTextTests {
  @Test func `headings, lists, tables and pictures are typed with light marks`() throws {
    let typed = """
      一、总体要求

      请各村认真落实。

      - 甲
      - 乙

      | 村 | 户数 |
      | 灵山村 | 12 |

      ![值班安排表](media:图.png)
      """
    let blocks = try MarkedText.read(typed, title: "（另有）").manuscript.blocks
    #expect(blocks.count == 5)
    guard case .heading(level: 1, _) = blocks[0] else { return #expect(Bool(false), "\(blocks[0])") }
    guard case .list(ordered: false, items: let items) = blocks[2] else { return #expect(Bool(false), "\(blocks[2])") }
    #expect(items.count == 2)
    guard case .table(let table) = blocks[3] else { return #expect(Bool(false), "\(blocks[3])") }
    #expect(table.rows.map { $0.map { $0.blocks.map(\.plainText).joined() } } == [["村", "户数"], ["灵山村", "12"]])
    guard case .image(let image) = blocks[4] else { return #expect(Bool(false), "\(blocks[4])") }
    #expect(image.alt == "值班安排表")
    #expect(image.source == "media:图.png")
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `what marks can say of a real document is read back as the very same tree, and that is nearly all`() throws {
    struct Record: Decodable {
      var id: String
      var title: String
      var html: String?
    }
    var (said, all) = (0, 0)
    for line in try SharedData.lines("1_policies/documents.jsonl").prefix(300) {
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      guard let html = record.html else { continue }
      let manuscript = try HTMLReader.read(html, title: record.title).manuscript
      guard !manuscript.blocks.isEmpty else { continue }
      all += 1
      guard let text = MarkedText.write(manuscript) else { continue }
      said += 1
      #expect(try MarkedText.read(text, title: "（另有）").manuscript == manuscript, "\(record.id)")
    }
    #expect(all > 200)
    #expect(Double(said) >= 0.95 * Double(all), "\(said) of \(all)")
  }

  @Test func `nothing that is typed is an error, and no word of it is lost`() throws {
    var random = Seeded(seed: 11)
    let pieces = ["| ", "【", "】", "【落款】", "![", "](", "media:x", "- ", "+ ", "# ", "一、", "通知", "\n", "\n\n", "\\", "*", "a", "〔2026〕", " "]
    for _ in 0..<400 {
      let typed = (0..<Int.random(in: 1...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let manuscript = try MarkedText.read(typed, title: "（另有）").manuscript
      let kept = manuscript.html { $0 }
      #expect(kept.contains("通知") == typed.contains("通知"), "\(typed)")
    }
  }
}

/// Documents of any shape, the same for the same seed: for what must hold whatever a text holds.
import Kernel
import Manuscript
import Rendering
import TestKit

struct RandomDocument {
  private var random: Seeded
  private static let words = [
    "通知", "公开", "呈坎镇人民政府", "防汛抗旱", "“引号”", "——", "……", "，", "。", "《办法》", "（一）", "2026年", "12.5万元", "a<b&c",
    "https://www.example.gov.cn/a-very/long_address?with=parameters", "昇玥喆", "𠮷", "\u{301}", "😀", "①", "m2", "ABC defg",
    "、", "！", "：", "１２３", "附件：", "*星号*", "|", "# 井号", "1. 数", "\\",
  ]

  init(seed: UInt64) { random = Seeded(seed: seed) }

  mutating func document() -> Document {
    let blocks = (0..<Int.random(in: 0...14, using: &random)).map { _ in block() }
    var document = Document(
      title: words(8), manuscript: Manuscript(blocks: blocks),
      media: ["a.png": Pixel.png, "b.webp": Array("RIFF0000WEBPVP8 ".utf8), "c": [1, 2, 3]])
    if Bool.random(using: &random) { document.number = "呈政〔2026〕3号" }
    if Bool.random(using: &random) { document.address = "https://www.example.gov.cn/chengkan/1" }
    if Bool.random(using: &random) {
      document.head = Document.Head(issuer: words(4), signers: Bool.random(using: &random) ? ["王小满"] : [])
    }
    if Bool.random(using: &random) {
      document.imprint = Document.Imprint(copies: [words(2)], printer: words(2), printed: Day("2026-03-09"))
    }
    return document
  }

  mutating func words(_ most: Int = 12) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func inlines() -> [Inline] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      switch Int.random(in: 0..<10, using: &random) {
      case 0: .lineBreak
      case 1: .link(address: "https://www.example.gov.cn/?a=1&b=2", [.text(words(3))])
      case 2: .link(address: "/chengkan/2", [.text(words(3), marks: .bold), .lineBreak])
      case 3: .image(image())
      case 4: .text(words(), marks: Marks(rawValue: Int.random(in: 0..<64, using: &random)))
      default: .text(words(40))
      }
    }
  }

  mutating func image() -> Image {
    let sources = ["media:a.png", "media:b.webp", "media:c", "media:none", "/files/1.png", "https://www.example.gov.cn/x.png"]
    return Image(source: sources.randomElement(using: &random) ?? "", alt: Bool.random(using: &random) ? words(3) : "")
  }

  mutating func block(_ depth: Int = 0) -> Block {
    switch Int.random(in: 0..<(depth > 2 ? 4 : 14), using: &random) {
    case 0...2:
      .paragraph(
        Paragraph(
          inlines(), alignment: Alignment.allCases.randomElement(using: &random) ?? .start,
          indented: Bool.random(using: &random)))
    case 3: .image(image())
    case 4, 5: .heading(level: Int.random(in: 1...4, using: &random), inlines())
    case 6: .note(inlines())
    case 7: .signature(inlines())
    case 8: .date(inlines())
    case 9: .rule
    case 10: .pageBreak
    case 11, 12: .table(table(depth))
    default:
      .list(
        ordered: Bool.random(using: &random),
        items: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          (0..<Int.random(in: 0...2, using: &random)).map { _ in block(depth + 1) }
        })
    }
  }

  /// Tables of every dirt: rows of other lengths, spans that overlap or reach out.
  mutating func table(_ depth: Int) -> Table {
    let columns = Int.random(in: 1...7, using: &random)
    let headers = Int.random(in: 0...2, using: &random)
    let rows = (0..<Int.random(in: 0...8, using: &random)).map { row in
      (0..<max(0, columns - Int.random(in: 0...1, using: &random))).map { _ in
        Table.Cell(
          (0..<Int.random(in: 0...2, using: &random)).map { _ in block(depth + 2) },
          colSpan: Int.random(in: 0..<8, using: &random) == 0 ? 3 : 1,
          rowSpan: Int.random(in: 0..<8, using: &random) == 0 ? 3 : 1, isHeader: row < headers,
          alignment: Alignment.allCases.randomElement(using: &random) ?? .start)
      }
    }
    return Table(caption: Bool.random(using: &random) ? [.text(words(4))] : nil, rows: rows)
  }
}

/// The smallest picture there is: one grey pixel.
enum Pixel {
  static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
    8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x68, 0, 0, 0,
    0x82, 0, 0x81, 0xDA, 0x45, 8, 0x3B, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
}

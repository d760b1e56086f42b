/// Official typesetting in one key (一键排版): levels, marks and the closing as GB/T 9704 wants them. It changes how a
/// text stands, never what it says, and doing it twice changes nothing more.
package enum Typesetting {
  package struct Outcome: Sendable, Equatable {
    package var manuscript: Manuscript
    /// What was changed, kind by kind; empty when all was well already.
    package var changes: [TypesettingChange]
  }

  package static func apply(_ manuscript: Manuscript) -> Outcome {
    var (blocks, tally) = (manuscript.blocks, Tally())
    // What one pass sets may show the next what a line is.
    for _ in 0..<6 {
      let next = once(blocks, &tally)
      if next == blocks { break }
      blocks = next
    }
    return Outcome(manuscript: Manuscript(blocks: blocks), changes: tally.changes)
  }

  private static func once(_ blocks: [Block], _ tally: inout Tally) -> [Block] {
    var blocks = blocks.compactMap { block($0, isTop: true, &tally) }
    recognise(&blocks, &tally)
    return blocks
  }

  /// A block with its text set; nil for a paragraph that holds nothing.
  private static func block(_ block: Block, isTop: Bool, _ tally: inout Tally) -> Block? {
    switch block {
    case .heading(let level, let inlines):
      guard let inlines = text(inlines, isNumbered: isTop, &tally) else { return nil }
      return .heading(level: Numbering(inlines.plainText)?.level ?? level, inlines)
    case .paragraph(let paragraph): return Self.paragraph(paragraph, isTop: isTop, &tally)
    case .note(let inlines): return text(inlines, isNumbered: false, &tally).map(Block.note)
    case .signature(let inlines): return text(inlines, isNumbered: false, &tally).map(Block.signature)
    case .date(let inlines): return text(date(inlines, &tally), isNumbered: false, &tally).map(Block.date)
    case .list(let ordered, let items):
      let set = items.map { $0.compactMap { Self.block($0, isTop: false, &tally) } }.filter { !$0.isEmpty }
      return set.isEmpty ? nil : .list(ordered: ordered, items: set)
    case .table(var table):
      table.caption = table.caption.flatMap { text($0, isNumbered: false, &tally) }
      for row in table.rows.indices {
        for cell in table.rows[row].indices {
          table.rows[row][cell].blocks = table.rows[row][cell].blocks.compactMap {
            Self.block($0, isTop: false, &tally)
          }
        }
      }
      return .table(table)
    case .image, .rule, .pageBreak: return block
    }
  }

  /// The style sets the first line in; a paragraph need not say so.
  private static func paragraph(_ paragraph: Paragraph, isTop: Bool, _ tally: inout Tally) -> Block? {
    guard let inlines = text(paragraph.inlines, isNumbered: isTop, &tally) else { return nil }
    if paragraph.indented { tally.note(.indent, paragraph.inlines.plainText) }
    return .paragraph(Paragraph(inlines, alignment: paragraph.alignment))
  }

  private static func text(_ inlines: [Inline], isNumbered: Bool, _ tally: inout Tally) -> [Inline]? {
    var line = TypesettingLine(inlines)
    guard !line.isBlank else {
      tally.note(.empty)
      return nil
    }
    line.set(isNumbered: isNumbered, &tally)
    return line.isBlank ? nil : line.inlines
  }

  /// 2026.3.9 becomes 2026年3月9日 (GB/T 9704 第7.3.5.4); a date in Han numerals stays as it was signed.
  private static func date(_ inlines: [Inline], _ tally: inout Tally) -> [Inline] {
    guard case .text(let text, let marks) = inlines.first, inlines.count == 1, let date = ChineseDate.parse(text),
      text.unicodeScalars.contains(where: { (0x30...0x39).contains($0.value) })
    else { return inlines }
    let full = "\(date.year)年\(date.month)月\(date.day)日"
    guard text != full, text.unicodeScalars.allSatisfy({ !"〇零一二三四五六七八九十（(".unicodeScalars.contains($0) }),
      text.first?.isNumber == true
    else { return inlines }
    tally.note(.closing, text)
    return [.text(full, marks: marks)]
  }

  private static func recognise(_ blocks: inout [Block], _ tally: inout Tally) {
    let before = blocks
    HeadingRecognition.apply(to: &blocks)
    ClosingRecognition.apply(to: &blocks)
    for (old, new) in zip(before, blocks) where old != new {
      switch new {
      case .heading: tally.note(.heading, new.plainText)
      case .signature, .date: tally.note(.closing, new.plainText)
      default: tally.note(.note, new.plainText)
      }
    }
  }
}

/// What typesetting changed, of one kind (排版改动).
package struct TypesettingChange: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case heading, numbering, indent, empty, marks, width, spaces, number, quotes, closing, note
  }

  package var kind: Kind
  package var count: Int
  /// The first place, as it was.
  package var sample: String

  /// The change in one Chinese sentence.
  package var sentence: String {
    let what = kind.wording.replacing("#", with: String(count))
    return sample.isEmpty ? what : "\(what)（如“\(sample)”）"
  }
}

extension TypesettingChange.Kind {
  fileprivate var wording: String {
    switch self {
    case .heading: "认出 # 处标题"
    case .numbering: "规范 # 处层次序号"
    case .indent: "去掉 # 处手工缩进"
    case .empty: "删去 # 个空段"
    case .marks: "改正 # 处标点"
    case .width: "把 # 处全角数字、字母改为半角"
    case .spaces: "去掉 # 处多余空格"
    case .number: "改正 # 处文号括号"
    case .quotes: "配对 # 处引号"
    case .closing: "排好 # 处落款和日期"
    case .note: "认出 # 处注释"
    }
  }
}

/// Counts what typesetting changes, and keeps the first sample of each kind.
struct Tally {
  private var found: [TypesettingChange.Kind: (count: Int, sample: String)] = [:]

  mutating func note(_ kind: TypesettingChange.Kind, _ sample: String = "", count: Int = 1) {
    var entry = found[kind] ?? (0, String(sample.prefix(20)))
    entry.count += count
    found[kind] = entry
  }

  var changes: [TypesettingChange] {
    TypesettingChange.Kind.allCases.compactMap { kind in
      found[kind].map { TypesettingChange(kind: kind, count: $0.count, sample: $0.sample) }
    }
  }
}

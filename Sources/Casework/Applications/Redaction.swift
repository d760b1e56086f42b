import Kernel
import Manuscript
import Rendering

/// Separating what may be given from what may not (区分处理, 条例 第三十七条): the chosen words are taken out of the text and
/// blocks stand in their place. The copy is written anew from the text, so nothing of the original's bytes is in it.
package enum Redaction {
  /// What stands for words that were taken out. Always as long, so that it does not tell how long they were.
  package static let block = "■■■■"

  /// Reads what can be redacted; what cannot is refused with what to do instead.
  package static func read(_ bytes: [UInt8], named name: String) throws -> Manuscript {
    let lower = name.lowercased()
    do {
      if lower.hasSuffix(".docx") { return try DOCXReader.read(bytes).manuscript(withTitle: true) }
      if lower.hasSuffix(".html") || lower.hasSuffix(".htm") { return try HTMLReader.read(bytes).manuscript(withTitle: true) }
      if lower.hasSuffix(".txt") || lower.hasSuffix(".md") { return try TextReader.read(bytes).manuscript(withTitle: true) }
    } catch {
      throw Fault.invalid("file", error.sentence)
    }
    throw Fault.invalid(
      "file", "这种文件不能在这里遮盖：图片里的字找不出来。请上传 Word（.docx）、有文字的 PDF 或文本；只有纸质或扫描件的，请在纸上涂黑后重新扫描，再作为案卷文件上传。")
  }

  /// Takes every place of the words out. Refuses words that stand nowhere, and pictures go, since what is in them is
  /// unknown.
  package static func redact(_ manuscript: Manuscript, _ passages: [String]) throws -> Manuscript {
    let passages = passages.map(\.tidied).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    guard !passages.isEmpty else { throw Fault.invalid("passages", "请写明要遮盖的文字，一行一处。") }
    var made = Manuscript(blocks: manuscript.blocks.map(\.withoutHiddenPlaces))
    for passage in passages {
      guard passage.count <= 500 else { throw Fault.invalid("passages", "一处最多 500 个字，长的请分几行写。") }
      let substitution = Substitution(passage, block)
      guard !manuscript.hits(of: substitution).isEmpty else {
        throw Fault.invalid("passages", "文件里没有“\(passage.prefix(30))”，请从文件里复制原文，一行一处。")
      }
      made = made.replacing(substitution)
    }
    let left = made.plainText.filter { !$0.isWhitespace }
    for passage in passages where left.contains(passage.filter { !$0.isWhitespace }) {
      throw Fault.invalid("passages", "“\(passage.prefix(30))”跨了几个段落，没有遮盖干净，请按段落分成几行写。")
    }
    return made
  }

  /// The copy that goes out (公开稿).
  package static func copy(_ manuscript: Manuscript, title: String) -> [UInt8] {
    WordForm.bytes(Document(title: title, manuscript: manuscript), style: .plain)
  }
}

extension Reading {
  /// With the title and number that reading lifted out of the text.
  fileprivate func manuscript(withTitle: Bool) -> Manuscript {
    let lifted = [title, documentNumber].compactMap(\.self).filter { !$0.isEmpty }
    return Manuscript(blocks: lifted.map { .paragraph(Paragraph([.text($0)], alignment: .center)) } + manuscript.blocks)
  }
}

extension Block {
  /// Without what readers do not see or we cannot read: pictures, and the addresses of links.
  fileprivate var withoutHiddenPlaces: Block {
    switch self {
    case .heading(let level, let inlines): .heading(level: level, inlines.withoutHiddenPlaces)
    case .paragraph(let paragraph):
      .paragraph(
        Paragraph(paragraph.inlines.withoutHiddenPlaces, alignment: paragraph.alignment, indented: paragraph.indented))
    case .list(let ordered, let items): .list(ordered: ordered, items: items.map { $0.map(\.withoutHiddenPlaces) })
    case .table(var table):
      .table(table.withoutHiddenPlaces())
    case .image: .note([.text("［图片不公开］")])
    case .note(let inlines): .note(inlines.withoutHiddenPlaces)
    case .signature(let inlines): .signature(inlines.withoutHiddenPlaces)
    case .date(let inlines): .date(inlines.withoutHiddenPlaces)
    case .rule: .rule
    case .pageBreak: .pageBreak
    }
  }
}

extension Table {
  fileprivate mutating func withoutHiddenPlaces() -> Table {
    caption = caption?.withoutHiddenPlaces
    for row in rows.indices {
      for cell in rows[row].indices { rows[row][cell].blocks = rows[row][cell].blocks.map(\.withoutHiddenPlaces) }
    }
    return self
  }
}

extension [Inline] {
  fileprivate var withoutHiddenPlaces: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .text, .lineBreak: [inline]
      case .link(_, let inside): inside.withoutHiddenPlaces
      case .image: [.text("［图片不公开］")]
      }
    }
  }
}

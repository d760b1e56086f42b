import Manuscript

/// Differences as a page shows them (修改对照): struck through and underlined, framed and named in words, so that nothing
/// hangs on colour alone.
enum DiffView {
  static func text(_ diff: TextDiff) -> HTML { "\(each: diff.pieces, piece)" }

  private static func piece(_ piece: TextDiff.Piece) -> HTML {
    switch piece {
    case .same(let text): lines(text)
    case .removed(let text): "<del><span class=\"unseen\">［删去：</span>\(lines(text))<span class=\"unseen\">］</span></del>"
    case .added(let text): "<ins><span class=\"unseen\">［增加：</span>\(lines(text))<span class=\"unseen\">］</span></ins>"
    }
  }

  private static func lines(_ text: String) -> HTML {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(parts[0])\(each: parts.dropFirst(), { "<br>\($0)" })"
  }

  /// All of it, with what stayed the same folded away but for a neighbour on each side.
  static func manuscript(_ diff: ManuscriptDiff) -> HTML {
    if diff.changes.isEmpty { return "<p class=\"quiet\">没有正文。</p>" }
    var (view, same): (HTML, [Block]) = ("", [])
    var isFirst = true
    for change in diff.changes {
      if case .same(let block) = change {
        same.append(block)
      } else {
        view = view + stretch(same, isFirst: isFirst, isLast: false) + self.change(change)
        (same, isFirst) = ([], false)
      }
    }
    return "<div class=\"diff\">\(view + stretch(same, isFirst: isFirst, isLast: true))</div>"
  }

  /// What stayed the same between two changes.
  private static func stretch(_ blocks: [Block], isFirst: Bool, isLast: Bool) -> HTML {
    let (head, tail) = (isFirst ? 0 : 1, isLast ? 0 : 1)
    guard blocks.count > head + tail + 2 else { return "\(each: blocks, plain)" }
    let middle = blocks.dropFirst(head).dropLast(tail)
    return """
      \(each: blocks.prefix(head), plain)<details class="fold diff-same"><summary>相同的 \(middle.count) 段</summary>\
      \(each: middle, plain)</details>\(each: blocks.suffix(tail), plain)
      """
  }

  static func change(_ change: ManuscriptDiff.Change) -> HTML {
    switch change {
    case .same(let block): plain(block)
    case .removed(let block): whole("removed", "删去一段", block)
    case .added(let block): whole("added", "增加一段", block)
    case .reworded(_, let diff): "<div class=\"diff-block\"><p class=\"diff-kind\">改写</p><p>\(text(diff))</p></div>\n"
    case .restyled(let block, let was):
      "<div class=\"diff-block\"><p class=\"diff-kind\">格式：\(name(was)) → \(name(block))</p>\(plain(block))</div>\n"
    case .retabled(let diff): table(diff)
    }
  }

  private static func whole(_ kind: String, _ label: String, _ block: Block) -> HTML {
    """
    <div class="diff-block diff-\(kind)"><p class="diff-kind">\(label)</p>\
    \(if: kind == "removed", "<del>\(plain(block))</del>", else: "<ins>\(plain(block))</ins>")</div>

    """
  }

  /// A block in plain words; marks and pictures are named, not drawn.
  static func plain(_ block: Block) -> HTML {
    switch block {
    case .heading(let level, let inlines): "<p class=\"diff-heading diff-level-\(level)\">\(lines(inlines.plainText))</p>\n"
    case .table(let table): self.table(TableDiff(from: table, to: table))
    case .image(let image): "<p class=\"quiet\">［图片\(image.alt.isEmpty ? "，没有文字说明" : "：" + image.alt)］</p>\n"
    case .rule, .pageBreak: "<p class=\"quiet\">［\(name(block))］</p>\n"
    case .paragraph, .list, .note, .signature, .date: "<p>\(lines(block.plainText))</p>\n"
    }
  }

  static func name(_ block: Block) -> String {
    switch block {
    case .heading(let level, _): ["一级标题", "二级标题", "三级标题", "四级标题"][min(max(level, 1), 4) - 1]
    case .paragraph(let paragraph):
      switch paragraph.alignment {
      case .start: "正文"
      case .center: "居中"
      case .end: "居右"
      }
    case .list: "列表"
    case .table: "表格"
    case .image: "图片"
    case .note: "附注"
    case .signature: "署名"
    case .date: "成文日期"
    case .rule: "分隔线"
    case .pageBreak: "分页"
    }
  }

  private static func table(_ diff: TableDiff) -> HTML {
    """
    <div class="diff-table" tabindex="0" role="region" aria-label="表格对照"><table>
    \(diff.caption.map { "<caption>\(text($0))</caption>" })<tbody>\(each: diff.rows, row)</tbody></table></div>

    """
  }

  private static func row(_ row: TableDiff.Row) -> HTML {
    """
    <tr\(if: row.state == .removed, " class=\"diff-removed\"")\(if: row.state == .added, " class=\"diff-added\"")>\
    \(each: row.cells, cell)</tr>

    """
  }

  private static func cell(_ cell: TableDiff.Cell) -> HTML {
    let span: HTML = cell.colSpan > 1 ? " colspan=\"\(cell.colSpan)\"" : ""
    return "<td\(span)\(if: cell.isHeader, " class=\"diff-head\"")>\(text(cell.text))</td>"
  }
}

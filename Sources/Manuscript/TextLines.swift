/// The lines of text of a manuscript (文字行): titles, paragraphs, captions and cells in the order of reading, so that a
/// place found in plain text is a place in the tree again.
extension Manuscript {
  /// A line of text (文字行) and what it is.
  package struct TextLine: Sendable, Equatable {
    /// What the line is, for those who show it by itself (行的身份).
    package enum Role: String, Sendable { case heading, text, cell, caption, closing }

    package let role: Role
    package let text: String

    package init(role: Role, text: String) { (self.role, self.text) = (role, text) }
  }

  package var textLines: [TextLine] {
    var (lines, copy) = ([TextLine](), self)
    for index in copy.blocks.indices {
      let (role, caption) = (copy.blocks[index].role, copy.blocks[index].hasCaption)
      var isFirst = true
      copy.blocks[index].eachLine { inlines in
        let own = isFirst && caption ? .caption : role
        isFirst = false
        lines.append(TextLine(role: own, text: InlineLine(inlines).text))
      }
    }
    return lines
  }

  /// New words for a place in a line of text (改动): `line` counts as `textLines` does, `range` in Unicode scalars.
  package struct LineEdit: Sendable, Equatable {
    package let line: Int
    package let range: Range<Int>
    package let replacement: String

    package init(line: Int, range: Range<Int>, replacement: String) {
      (self.line, self.range, self.replacement) = (line, range, replacement)
    }
  }

  /// The manuscript with these edits made; the shape of the tree stays. Of edits that overlap the first counts, and one
  /// that reaches out of its line is left out.
  package func applying(_ edits: [LineEdit]) -> Manuscript {
    let byLine = Dictionary(grouping: edits, by: \.line)
    var (made, count) = (self, 0)
    for index in made.blocks.indices {
      made.blocks[index].eachLine { inlines in
        for edit in Self.sound(byLine[count] ?? []).reversed() {
          inlines = InlineLine(inlines).applying(edit, in: inlines)
        }
        count += 1
      }
    }
    return made
  }

  /// In the order of the line, none over another.
  private static func sound(_ edits: [LineEdit]) -> [LineEdit] {
    var kept: [LineEdit] = []
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let end = kept.last.map { max($0.range.upperBound, $0.range.lowerBound + 1) } ?? 0
      if edit.range.lowerBound < end { continue }
      kept.append(edit)
    }
    return kept
  }
}

extension InlineLine {
  fileprivate var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Where nothing is taken away, the character beside it is written anew together with what comes in.
  fileprivate func applying(_ edit: Manuscript.LineEdit, in inlines: [Inline]) -> [Inline] {
    guard edit.range.lowerBound >= 0, edit.range.upperBound <= scalars.count else { return inlines }
    if !edit.range.isEmpty { return replaced([edit.range], by: edit.replacement, in: inlines) }
    let place = edit.range.lowerBound
    if place > 0, scalars[place - 1] != "\n" {
      return replaced([place - 1..<place], by: String(scalars[place - 1]) + edit.replacement, in: inlines)
    }
    guard place < scalars.count, scalars[place] != "\n" else { return inlines }
    return replaced([place..<place + 1], by: edit.replacement + String(scalars[place]), in: inlines)
  }
}

extension Block {
  fileprivate var role: Manuscript.TextLine.Role {
    switch self {
    case .heading: .heading
    case .table: .cell
    case .signature, .date: .closing
    case .paragraph, .list, .note, .image, .rule, .pageBreak: .text
    }
  }

  fileprivate var hasCaption: Bool {
    if case .table(let table) = self { return table.caption != nil }
    return false
  }
}

/// A manuscript (文稿): the one document tree of a published text, from which every form of it is made.
package struct Manuscript: Sendable, Equatable {
  /// The blocks in reading order.
  package var blocks: [Block]

  package init(blocks: [Block] = []) {
    self.blocks = blocks
  }
}

/// A block (段落级内容): what stands on its own lines.
package indirect enum Block: Sendable, Equatable {
  /// A heading of one of the four official levels: 1 一、 2 （一） 3 1. 4 （1） (GB/T 9704 第7.3.3).
  case heading(level: Int, [Inline])
  case paragraph(Paragraph)
  case list(ordered: Bool, items: [[Block]])
  case table(Table)
  case image(Image)
  /// A note (注、附注).
  case note([Inline])
  /// The name that signs (署名).
  case signature([Inline])
  /// The date of signing (成文日期).
  case date([Inline])
  case rule
  case pageBreak
}

/// A paragraph (自然段) with its alignment and whether its first line is set in by two characters.
package struct Paragraph: Sendable, Equatable {
  package var inlines: [Inline]
  package var alignment: Alignment
  package var indented: Bool

  package init(_ inlines: [Inline], alignment: Alignment = .start, indented: Bool = false) {
    self.inlines = inlines
    self.alignment = alignment
    self.indented = indented
  }
}

/// Alignment (对齐) in the direction of the text.
package enum Alignment: String, Sendable, Equatable, Codable, CaseIterable {
  case start, center, end
}

/// An inline (行内内容): what stands inside a line of text.
package indirect enum Inline: Sendable, Equatable {
  case text(String, marks: Marks = [])
  case link(address: String, [Inline])
  case lineBreak
  case image(Image)
}

/// Marks (字符格式) that carry meaning; fonts, sizes and colours are not kept.
package struct Marks: OptionSet, Sendable, Hashable, Codable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static let bold = Marks(rawValue: 1)
  package static let italic = Marks(rawValue: 2)
  package static let underline = Marks(rawValue: 4)
  package static let strike = Marks(rawValue: 8)
  package static let superscript = Marks(rawValue: 16)
  package static let `subscript` = Marks(rawValue: 32)

  /// Puts a mark or takes it away.
  mutating func set(_ mark: Marks, to isOn: Bool) {
    if isOn { insert(mark) } else { remove(mark) }
  }
}

/// An image (图片): where its bytes are, what it shows in words, and its size in pixels if known.
package struct Image: Sendable, Equatable {
  /// `media:NAME` for bytes that came with the document, otherwise an address.
  package var source: String
  package var alt: String
  package var width: Int?
  package var height: Int?

  package init(source: String, alt: String = "", width: Int? = nil, height: Int? = nil) {
    self.source = source
    self.alt = alt
    self.width = width
    self.height = height
  }
}

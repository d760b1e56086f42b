/// A letter (字符): a character with its glyph, its place on the line being decided later.
struct Letter {
  var scalar: Unicode.Scalar
  var face: Int
  var glyph: UInt16
  var size: Double
  /// The room it takes, and the room its glyph takes within.
  var width: Double
  var glyphWidth: Double
  var kind: Kind
  var element: Int
  var raise = 0.0
  var underlined = false
  var struck = false
  /// A break that the text itself asks for stands before it.
  var breaksBefore = false
  var link: Int?

  /// What the character does at the ends of lines.
  enum Kind {
    case ideograph, opening, closing, word, blank, dash, mark
  }

  /// 标点避头尾: a line does not begin with these.
  var mayBegin: Bool {
    switch kind {
    case .closing, .mark: false
    case .ideograph, .opening, .word, .blank, .dash: !"·%％‰℃～".unicodeScalars.contains(scalar)
    }
  }

  /// The blank inside a full-width mark that may be squeezed out.
  var slack: Double {
    switch kind {
    case .opening, .closing: width > glyphWidth * 0.9 ? width * 0.45 : 0
    case .ideograph, .word, .blank, .dash, .mark: 0
    }
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "\u{4E00}"..."\u{9FFF}": .ideograph
    case "、", "。", "，", "；", "：", "？", "！", "）", "》", "」", "』", "】", "〕", "”", "’", "］", "〉", "…": .closing
    case "（", "《", "「", "『", "【", "〔", "“", "‘", "［", "〈": .opening
    case "—": .dash
    case " ", "\u{3000}", "\t", "\u{A0}": .blank
    default:
      if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .enclosingMark {
        .mark
      } else {
        scalar.value < 0x2000 ? .word : .ideograph
      }
    }
  }
}

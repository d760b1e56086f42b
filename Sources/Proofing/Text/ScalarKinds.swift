/// What a character is, as far as rules ask: the kinds are cut by code point, so that they mean the same in every
/// place and on every machine.
extension Unicode.Scalar {
  /// A Chinese character (汉字), with 〇.
  package var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }

  /// An Arabic digit of half width.
  package var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// A Latin letter of half width.
  package var isLatin: Bool { (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }

  /// A blank inside a line: of half width, full width, unbreakable, a tabulator.
  package var isBlank: Bool { value == 0x20 || value == 0x3000 || value == 0xA0 || value == 0x09 }

  /// A numeral written in Chinese characters, 十百千 included.
  package var isNumeral: Bool { "〇一二三四五六七八九十百千两零".unicodeScalars.contains(self) }

  /// A full-width mark of punctuation.
  package var isMark: Bool { "，。、；：？！“”‘’（）《》〈〉〔〕【】…—·".unicodeScalars.contains(self) }
}

import Foundation

func exponential(_ value: Double) -> Double { exp(value) }

/// A sentence as the model reads it (分句编码): a number for each character, one for a whole figure or Latin word, and
/// where each stood in the text.
struct CodedSentence {
  /// An edge, the characters, an edge.
  var codes: [UInt16] = [CharacterModel.edge]
  /// The place in the text of each code; −1 for the edges.
  var places: [Int] = [-1]
  /// In which line of the text it stands.
  var line = 0

  static func all(in text: ProofText, _ model: CharacterModel) -> [CodedSentence] {
    var sentences: [CodedSentence] = []
    var current = CodedSentence()
    var place = 0
    while place < text.count {
      let scalar = text.scalars[place]
      let start = place
      place += 1
      if "。；！？\n\r".unicodeScalars.contains(scalar) {
        current.close(&sentences)
        current.line += scalar == "\n" ? 1 : 0
      } else if scalar.isFigure {
        while let next = text.at(place), next.isFigure || next == "." && (text.at(place + 1)?.isFigure ?? false) {
          place += 1
        }
        current.add(CharacterModel.digits, start)
      } else if scalar.isLatinLetter {
        while let next = text.at(place), next.isLatinLetter { place += 1 }
        current.add(CharacterModel.latin, start)
      } else if !scalar.properties.isWhitespace {
        current.add(model.number(scalar.wide), start)
      }
    }
    current.close(&sentences)
    return sentences
  }

  private mutating func add(_ code: UInt16, _ place: Int) {
    codes.append(code)
    places.append(place)
  }

  private mutating func close(_ sentences: inout [CodedSentence]) {
    if codes.count > 2 {
      add(CharacterModel.edge, -1)
      sentences.append(self)
    }
    self = CodedSentence(line: line)
  }
}

extension Unicode.Scalar {
  fileprivate var isFigure: Bool { isDigit || (0xFF10...0xFF19).contains(value) }

  fileprivate var isLatinLetter: Bool {
    isLatin || (0xFF21...0xFF3A).contains(value) || (0xFF41...0xFF5A).contains(value)
  }

  /// Marks of half width as those of full width, which the model was counted with.
  fileprivate var wide: Unicode.Scalar { [",": "，", ":": "：", "(": "（", ")": "）"][self] ?? self }
}

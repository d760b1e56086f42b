import Foundation

/// Finding a title by the first letters of its pinyin (拼音首字母): `ckz` finds 呈坎镇.
enum Pinyin {
  /// The marks under which a title can be found: from each of its characters on, the letters of the next few.
  /// A character with two readings is there under both, as long as few of them meet in one stretch.
  static func marks(of title: String) -> Set<String> {
    let letters = title.unicodeScalars.compactMap(letters)
    var marks: Set<String> = []
    for start in letters.indices {
      for spelling in spellings(letters[start...].prefix(length)) { marks.insert(Mark.initials(spelling)) }
    }
    return marks
  }

  /// What to look for when the reader typed letters; nil when it cannot be initials.
  static func query(_ word: some StringProtocol) -> [String]? {
    let letters = word.unicodeScalars.map(Folding.fold)
    guard (2...40).contains(letters.count), letters.allSatisfy({ (97...122).contains($0.value) }) else { return nil }
    // Longer than a stretch: its first and last stretch must both be there.
    let text = String(String.UnicodeScalarView(letters))
    if text.count <= length { return [Mark.initials(text)] }
    return [Mark.initials(text.prefix(length)), Mark.initials(text.suffix(length))]
  }

  /// How many characters one mark covers.
  static let length = 8

  private static func spellings(_ letters: ArraySlice<[Character]>) -> [String] {
    var spellings = [""]
    for choices in letters {
      let usable = spellings.count * choices.count <= 8 ? choices[...] : choices.prefix(1)
      spellings = spellings.flatMap { start in usable.map { start + String($0) } }
    }
    return spellings
  }

  /// The letters a character may stand for; nil for marks, which take no part.
  private static func letters(_ scalar: Unicode.Scalar) -> [Character]? {
    let folded = Folding.fold(scalar)
    if (97...122).contains(folded.value) || (48...57).contains(folded.value) { return [Character(folded)] }
    return table[folded]
  }

  /// Read once from the resource that tools/pinyin-initials.py wrote: customary readings first.
  private static let table: [Unicode.Scalar: [Character]] = {
    var table: [Unicode.Scalar: [Character]] = [:]
    guard let url = Bundle.module.url(
      forResource: "pinyin-initials", withExtension: "txt", subdirectory: "Resources"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { preconditionFailure("pinyin-initials.txt is part of the program") }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let letter = line.lowercased().first else { continue }
      for scalar in line.unicodeScalars.dropFirst(2) { table[scalar, default: []].append(letter) }
    }
    return table
  }()
}

/// The differences between two texts (文字对照), word by word: a Chinese character, a number or a foreign word each.
/// Read without what was added it is the old text; read without what was removed it is the new one.
package struct TextDiff: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case same(String), removed(String), added(String)
  }

  package let pieces: [Piece]

  package init(from old: String, to new: String) {
    let (before, after) = (Self.words(old), Self.words(new))
    let runs = EditScript(from: before.map(Key.init), to: after.map(Key.init)).runs
    let told = Self.withoutIslands(runs)
    pieces = told.flatMap { run -> [Piece] in
      let (left, right) = (before[run.old].joined(), after[run.new].joined())
      if run.isSame { return [.same(left)] }
      return (left.isEmpty ? [] : [.removed(left)]) + (right.isEmpty ? [] : [.added(right)])
    }
  }

  package var isSame: Bool { pieces.allSatisfy { if case .same = $0 { true } else { false } } }

  package var old: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .same(let part), .removed(let part): text += part
      case .added: break
      }
    }
  }

  package var new: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .same(let part), .added(let part): text += part
      case .removed: break
      }
    }
  }

  /// Equal only byte for byte: Swift's strings are equal already when they look the same.
  private struct Key: Hashable {
    let bytes: [UInt8]
    init(_ text: String) { bytes = Array(text.utf8) }
  }

  /// Runs of Latin letters, of digits and of spaces are one word; everything else stands alone.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var last = Kind.lone
    for character in text {
      let kind = Kind(character)
      if kind == last, kind != .lone {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      last = kind
    }
    return words
  }

  private enum Kind {
    case letter, digit, space, lone

    init(_ character: Character) {
      if character == " " || character == "\u{3000}" || character == "\t" {
        self = .space
      } else if character.isASCII, character.isNumber {
        self = .digit
      } else if character.isASCII, character.isLetter {
        self = .letter
      } else {
        self = .lone
      }
    }
  }

  /// One character that happens to be the same between two larger changes helps nobody: it is told as changed too.
  private static func withoutIslands(_ runs: [EditScript.Run]) -> [EditScript.Run] {
    var told: [EditScript.Run] = []
    for (index, run) in runs.enumerated() {
      let next = runs.dropFirst(index + 1).first
      let isIsland = run.isSame && isSmall(run, beside: told.last) && isSmall(run, beside: next)
      if let last = told.last, !last.isSame, isIsland || !run.isSame {
        told[told.count - 1].old = last.old.lowerBound..<run.old.upperBound
        told[told.count - 1].new = last.new.lowerBound..<run.new.upperBound
      } else {
        told.append(run)
      }
    }
    return told
  }

  private static func isSmall(_ island: EditScript.Run, beside run: EditScript.Run?) -> Bool {
    guard let run, !run.isSame else { return false }
    return island.old.count <= 2 && island.old.count < max(run.old.count, run.new.count)
  }
}

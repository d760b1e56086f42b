/// Splitting of line breaks: which `<br>` of old pages meant a new paragraph, and which only a new line.
enum LineSplitting {
  /// Cuts the pieces of one element into paragraphs.
  static func split(_ pieces: [Piece]) -> [ArraySlice<Piece>] {
    guard pieces.contains(.lineBreak) else { return [pieces[...]] }
    var parts: [ArraySlice<Piece>] = []
    var start = 0
    for index in pieces.indices where pieces[index] == .lineBreak {
      guard index >= start, isParagraphEnd(pieces, at: index, from: start) else { continue }
      parts.append(pieces[start..<index])
      start = index + 1
    }
    parts.append(pieces[start...])
    return parts.filter { part in part.contains { !isBlank($0) } }
  }

  private static func isParagraphEnd(_ pieces: [Piece], at index: Int, from start: Int) -> Bool {
    let after = pieces[(index + 1)...]
    guard let next = after.first(where: { !isBlank($0) || $0 == .lineBreak }) else { return true }
    if next == .lineBreak { return true }
    if opensWithIndent(after) { return true }
    if let last = lastScalar(pieces[start..<index]), "。；！？：.;!?:".unicodeScalars.contains(last) { return true }
    return Numbering(firstText(after)) != nil
  }

  private static func isBlank(_ piece: Piece) -> Bool {
    switch piece {
    case .text(let text, _, _): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    case .lineBreak: true
    case .image: false
    }
  }

  /// Two full-width spaces or four narrow ones, possibly spread over several pieces.
  private static func opensWithIndent(_ pieces: ArraySlice<Piece>) -> Bool {
    var width = 0
    for piece in pieces {
      guard case .text(let text, _, _) = piece else { return width >= 4 }
      for scalar in text.unicodeScalars {
        switch ScalarKind(scalar) {
        case .wide: width += 2
        case .space: width += scalar == "\u{A0}" ? 1 : 0
        case .newline, .invisible, .control: continue
        case .plain, .unreadable: return width >= 4
        }
      }
    }
    return width >= 4
  }

  private static func lastScalar(_ pieces: ArraySlice<Piece>) -> Unicode.Scalar? {
    for piece in pieces.reversed() {
      guard case .text(let text, _, _) = piece else { continue }
      if let last = text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) { return last }
    }
    return nil
  }

  private static func firstText(_ pieces: ArraySlice<Piece>) -> String {
    for case .text(let text, _, _) in pieces {
      let trimmed = text.drop(while: \.isWhitespace)
      if !trimmed.isEmpty { return String(trimmed.prefix(12)) }
    }
    return ""
  }
}

/// Sentences of a text (句), cut at full stops, question and exclamation marks, semicolons if wanted, and breaks of lines.
extension ProofText {
  func sentences(atSemicolons: Bool = false) -> [Range<Int>] {
    var (found, start) = ([Range<Int>](), 0)
    for place in scalars.indices {
      let scalar = scalars[place]
      guard "。！？\n".unicodeScalars.contains(scalar) || atSemicolons && scalar == "；" else { continue }
      if place > start { found.append(start..<place) }
      start = place + 1
    }
    if start < count { found.append(start..<count) }
    return found
  }

  /// Whether a place is inside 《》: the title of another text is quoted as it is.
  func isInTitle(_ place: Int) -> Bool {
    for before in stride(from: place - 1, through: max(0, place - 60), by: -1) {
      if scalars[before] == "》" || scalars[before] == "\n" { return false }
      if scalars[before] == "《" { return true }
    }
    return false
  }
}

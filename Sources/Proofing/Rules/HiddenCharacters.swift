/// Characters that nobody sees (看不见的字符): of no width, or turning the direction of writing. They come with pasted text and
/// hide words from search.
struct HiddenCharacters: Rule {
  let name = "hidden.characters"
  let title = "看不见的字符"
  let level = Level.strict
  let examples = [RuleExample("呈坎\u{200B}镇人民政府", "呈坎镇人民政府"), RuleExample("咨询\u{202E}电话", "咨询电话")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    var (found, place) = ([Finding](), 0)
    while place < text.count {
      guard Self.isHidden(text.scalars[place]) else {
        place += 1
        continue
      }
      var end = place + 1
      while let scalar = text.at(end), Self.isHidden(scalar) { end += 1 }
      found.append(
        Finding(
          range: place..<end, rule: name, severity: .error, message: "这里有看不见的字符，请删去。",
          evidence: "零宽字符和改变书写方向的字符", fixes: [""], isSafe: true))
      place = end
    }
    return found
  }

  /// A joiner between letters of other scripts has its use; in Chinese it has none.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0xAD: true
    default: false
    }
  }
}

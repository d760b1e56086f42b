/// Signs of units (计量单位的符号): kg and km in small letters; 《中华人民共和国法定计量单位》.
struct UnitSigns: Rule {
  let name = "numbers.units"
  let title = "计量单位的符号"
  let level = Level.standard
  let examples = [RuleExample("每袋25KG。", "每袋25kg。"), RuleExample("全长3KM。", "全长3km。"), RuleExample("KM公司", "KM公司")]

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.scalars.indices.compactMap { place in
      guard text.at(place - 1)?.isDigit ?? false, text.scalars[place].isLatin else { return nil }
      var end = place
      while let scalar = text.at(end), scalar.isLatin { end += 1 }
      guard let right = Self.signs[text.string(place..<end)] else { return nil }
      return Finding(
        range: place..<end, rule: name, severity: .warn, message: "计量单位的符号应为“\(right)”，请修改。",
        evidence: "国务院关于在我国统一实行法定计量单位的命令", fixes: [right], isSafe: true)
    }
  }

  private static let signs = [
    "KG": "kg", "Kg": "kg", "KM": "km", "Km": "km", "CM": "cm", "Cm": "cm", "MM": "mm", "Mm": "mm", "KWH": "kW·h",
    "kwh": "kW·h", "KW": "kW", "kw": "kW", "Kw": "kW",
  ]
}

/// A title of a law or policy with one or two wrong characters (名称写错): not in the table, but as near to just one title of
/// it as a slip of the pen, where the characters beside the slip stand so in no title.
struct TitleNames: Rule {
  let name = "titles.names"
  let title = "法规、政策名称疑似有误"
  let level = Level.strict
  let examples = [
    RuleExample("依据《政府信息工开条例》答复。", "依据《政府信息公开条例》答复。"), RuleExample("依据《政府信息公开条列》答复。", "依据《政府信息公开条例》答复。"), RuleExample("印发《呈坎镇公开条例》。", "印发《呈坎镇公开条例》。"),
  ]

  private let table: TitleTable

  init(_ table: TitleTable = .shipped) { self.table = table }

  func findings(in text: ProofText, context: ProofContext) -> [Finding] {
    text.quotedTitles.compactMap { place in
      let quoted = text.string(place)
      let bare = Array(TitleTable.bare(quoted).unicodeScalars)
      guard (6...60).contains(bare.count), table.find(quoted) == nil,
        let entry = nearest(bare).map({ table.entries[$0] }) else { return nil }
      // The name of the country, and an edition in brackets, stay as they were written.
      let country = quoted.hasPrefix("中华人民共和国") ? "中华人民共和国" : ""
      let edition = quoted.dropFirst(country.count + String(String.UnicodeScalarView(bare)).count)
      let right = country + TitleTable.bare(entry.title) + edition
      return Finding(
        range: place, rule: name, severity: .warn, message: "名称疑似有误，应为《\(right)》，请核对原文。",
        evidence: "名称表：\(entry.source)", fixes: [right])
    }
  }

  /// The one title at the least distance, if there is just one and the difference is a slip.
  private func nearest(_ quoted: [Unicode.Scalar]) -> Int? {
    var best = (distance: quoted.count >= 12 ? 3 : 2, entries: [Int](), scalars: [Unicode.Scalar]())
    for (known, entry) in table.titles(ofLengths: quoted.count - 1...quoted.count + 1) {
      guard let distance = Slip.distance(quoted, known, below: best.distance + 1), distance > 0 else { continue }
      if distance < best.distance { best = (distance, [], known) }
      if distance == best.distance { best.entries.append(entry) }
      if best.entries.count == 1 { best.scalars = known }
    }
    let limit = quoted.count >= 12 ? 2 : 1
    guard best.entries.count == 1, best.distance <= limit, isSlip(quoted, best.scalars) else { return nil }
    return best.entries[0]
  }

  /// Neither figures nor the name of a place differ, and what stands there now stands so in no title.
  private func isSlip(_ quoted: [Unicode.Scalar], _ known: [Unicode.Scalar]) -> Bool {
    guard let places = Slip.places(quoted, known) else { return false }
    let province = quoted.prefix(10).lastIndex { "省市县区州盟镇乡".unicodeScalars.contains($0) } ?? -1
    return places.allSatisfy { place in
      guard place.lowerBound > province else { return false }
      let piece = quoted[max(0, place.lowerBound - 1)..<min(quoted.count, place.upperBound + 1)]
      let pairs = Array(zip(piece, piece.dropFirst()))
      return quoted[place].allSatisfy { $0.isHan && !$0.isNumeral } && known.contains { $0.isHan }
        && !pairs.isEmpty && pairs.allSatisfy { !table.knows($0, $1) }
    }
  }
}

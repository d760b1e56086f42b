/// Lists of a Word file (列表编号): each list counts for itself, bullets and figures by level.
struct WordNumbering {
  private var lists: [Bool] = []

  /// The number of a new list.
  mutating func begin(ordered: Bool) -> Int {
    lists.append(ordered)
    return lists.count
  }

  var xml: String {
    let numbers = lists.enumerated().map { index, isOrdered in
      let restart = (0..<9).map { level in
        "<w:lvlOverride w:ilvl=\"\(level)\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
      }.joined()
      return "<w:num w:numId=\"\(index + 1)\"><w:abstractNumId w:val=\"\(isOrdered ? 1 : 0)\"/>"
        + (isOrdered ? restart : "") + "</w:num>"
    }
    return """
      <w:numbering \(WordFrame.spaces)>\(abstract(0, "bullet") { _ in "•" })\
      \(abstract(1, "decimal") { "%\($0 + 1)." })\(numbers.joined())</w:numbering>
      """
  }

  private func abstract(_ id: Int, _ format: String, _ text: (Int) -> String) -> String {
    let levels = (0..<9).map { level in
      """
      <w:lvl w:ilvl="\(level)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text(level))"/>\
      <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="\(Self.left(level))" w:hanging="480"/></w:pPr></w:lvl>
      """
    }
    return """
      <w:abstractNum w:abstractNumId="\(id)"><w:multiLevelType w:val="hybridMultilevel"/>\(levels.joined())\
      </w:abstractNum>
      """
  }

  /// How far the text of a level stands in.
  static func left(_ level: Int) -> Int { 1112 + 480 * level }
}

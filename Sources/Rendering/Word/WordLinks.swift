import Manuscript

/// What the text of a Word file refers to (关系): parts, addresses and pictures, each once.
struct WordLinks {
  struct Picture {
    let target: String
    let bytes: [UInt8]
  }

  private(set) var pictures: [Picture] = []
  private var entries: [String] = []
  private var addresses: [String: String] = [:]
  private var placed: [String: String] = [:]

  /// The endings of the pictures, for the list of content types.
  var endings: [String] {
    Set(pictures.compactMap { $0.target.split(separator: ".").last.map(String.init) }).sorted()
  }

  mutating func address(_ address: String) -> String {
    if let id = addresses[address] { return id }
    let id = "rId\(entries.count + 10)"
    addresses[address] = id
    entries.append(
      "<Relationship Id=\"\(id)\" Type=\"\(WordFrame.relation)hyperlink\" Target=\"\(XMLText.escaped(address))\" "
        + "TargetMode=\"External\"/>")
    return id
  }

  /// Nil for a kind that Word does not show.
  mutating func picture(_ source: String, _ bytes: [UInt8]) -> String? {
    if let id = placed[source] { return id }
    guard let kind = ImageKind(of: bytes), kind != .webp else { return nil }
    let id = "rId\(entries.count + 10)"
    let target = "media/image\(pictures.count + 1).\(kind == .jpeg ? "jpg" : kind.rawValue)"
    placed[source] = id
    pictures.append(Picture(target: target, bytes: bytes))
    entries.append("<Relationship Id=\"\(id)\" Type=\"\(WordFrame.relation)image\" Target=\"\(target)\"/>")
    return id
  }

  var xml: String {
    let parts = [
      ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml"),
      ("theme", "theme/theme1.xml"), ("numbering", "numbering.xml"), ("footer", "footer1.xml"),
      ("footer", "footer2.xml"),
    ]
    let fixed = parts.enumerated().map { index, part in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(WordFrame.relation)\(part.0)\" Target=\"\(part.1)\"/>"
    }
    return "<Relationships xmlns=\"\(WordFrame.relations)\">\((fixed + entries).joined())</Relationships>"
  }

  /// The relations of the two footers above.
  static let oddFooter = "rId6"
  static let evenFooter = "rId7"
}

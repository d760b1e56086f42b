/// The shelf of fonts (字体架): for each use the faces to try, one after the other. Made by the caller, once.
package struct FontShelf: Sendable {
  private var faces: [FontRole: [FontFace]] = [:]
  private var latin: [FontFace] = []
  private var rare: [FontFace] = []

  /// Takes from these folders, the first one first, what is known by its file name. A town's own licensed fonts go into
  /// the first folder under their usual names. Nil where a Chinese text could not be set at all.
  package init?(folders: [String]) {
    for role in FontRole.allCases {
      faces[role] = Self.names(of: role).compactMap { Self.open($0, folders) }
    }
    latin = ["LiberationSerif-Regular.ttf", "times.ttf"].compactMap { Self.open($0, folders) }
    rare = ["NotoSerifCJK-Regular.ttc", "HanaMinA.ttf", "HanaMinB.ttf", "NotoSansCJK-Regular.ttc", "DejaVuSans.ttf"]
      .compactMap { Self.open($0, folders) }
    guard faces.values.contains(where: { !$0.isEmpty }) || !rare.isEmpty else { return nil }
  }

  /// The face that has the character: the wanted ones first. Latin letters and figures in text stand in a Latin face.
  package func face(for scalar: Unicode.Scalar, _ role: FontRole) -> (face: FontFace, glyph: UInt16, isWanted: Bool)? {
    if scalar.value < 0x2000, role == .fang || role == .kai || role == .song {
      for face in latin { if let glyph = face.glyph(scalar) { return (face, glyph, true) } }
    }
    let wanted = faces[role] ?? []
    for (index, face) in wanted.enumerated() { if let glyph = face.glyph(scalar) { return (face, glyph, index == 0) } }
    for face in rare { if let glyph = face.glyph(scalar) { return (face, glyph, false) } }
    return nil
  }

  private static func names(of role: FontRole) -> [String] {
    switch role {
    case .fang: ["仿宋_GB2312.ttf", "simfang.ttf", "FandolFang-Regular.otf"]
    case .hei: ["simhei.ttf", "FandolHei-Regular.otf", "NotoSansCJK-Bold.ttc"]
    case .kai: ["楷体_GB2312.ttf", "simkai.ttf", "FandolKai-Regular.otf"]
    case .title: ["方正小标宋简体.ttf", "FZXBSJW.TTF", "NotoSerifCJK-Bold.ttc"]
    case .song: ["simsun.ttc", "FandolSong-Regular.otf", "NotoSerifCJK-Regular.ttc"]
    case .sans: ["NotoSansCJK-Regular.ttc"]
    case .sansBold: ["NotoSansCJK-Bold.ttc"]
    }
  }

  /// Of a collection for all of East Asia, the third face has the shapes of mainland China.
  private static func open(_ name: String, _ folders: [String]) -> FontFace? {
    let index = name.hasPrefix("Noto") && name.hasSuffix(".ttc") ? 2 : 0
    for folder in folders { if let face = FontFace(path: "\(folder)/\(name)", index: index) { return face } }
    return nil
  }
}

/// The ledger of a reading: counts what is left out and what is repaired while a source is walked.
struct Ledger: Sendable {
  private var omitted: [Omission.Kind: (count: Int, sample: String)] = [:]
  private var repaired: [Repair: Int] = [:]

  /// A repair that changes nothing of the sense.
  enum Repair: String, Sendable, CaseIterable {
    case encoding, control, invisible, word, entity, indent, pushed, breaks, layout, nested, cells, replacement

    /// The wording; `#` stands for the count.
    var wording: String {
      switch self {
      case .encoding: "已将国标编码（GB18030）等转换为 UTF-8"
      case .control: "去掉了 # 个控制字符"
      case .invisible: "去掉了 # 个零宽或方向控制字符"
      case .word: "清除了 # 处 Word 排版标记"
      case .entity: "还原了 # 处重复转义的字符"
      case .indent: "去掉了 # 处用空格做的缩进"
      case .pushed: "把 # 处用空格推到右侧的文字改为右对齐"
      case .breaks: "按换行把文字分成了自然段（# 处）"
      case .layout: "拆除了 # 个仅用于排版的表格"
      case .nested: "把 # 个嵌套表格并入了所在单元格"
      case .cells: "校正了 # 个表格的合并单元格"
      case .replacement: "原文编码有误，# 个字节无法解码"
      }
    }
  }

  /// Records something left out; only the first sample of a kind is kept.
  mutating func omit(_ kind: Omission.Kind, _ sample: String = "", count: Int = 1) {
    var entry = omitted[kind] ?? (0, "")
    entry.count += count
    if entry.sample.isEmpty { entry.sample = Self.shorten(sample) }
    omitted[kind] = entry
  }

  mutating func repair(_ repair: Repair, count: Int = 1) {
    repaired[repair, default: 0] += count
  }

  var omissions: [Omission] {
    Omission.Kind.allCases.compactMap { kind in
      omitted[kind].map { Omission(kind: kind, sample: $0.sample, count: $0.count) }
    }
  }

  /// Whether a reader of the text would notice: characters put right, tables rebuilt, pictures or parts lost. White
  /// space, markup, scripts and what nobody could see are not content.
  var isMended: Bool {
    let repairs: [Repair] = [.entity, .nested, .cells, .replacement]
    let omissions: [Omission.Kind] = [.image, .media, .object, .formula, .unreadable, .deep, .embedded]
    return repairs.contains { repaired[$0] != nil } || omissions.contains { omitted[$0] != nil }
  }

  var repairs: [String] {
    Repair.allCases.compactMap { kind in
      repaired[kind].map { kind.wording.replacing("#", with: String($0)) }
    }
  }

  /// At most sixty characters on one line, without what cannot be shown.
  private static func shorten(_ sample: String) -> String {
    let words = sample.unicodeScalars.prefix(400).split { $0.properties.isWhitespace || $0.value < 0x20 }
    return String(words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ").prefix(60))
  }
}

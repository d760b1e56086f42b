import Kernel

/// Words that no text can hold (标记词), since each begins with a private character: what filters, dates and pinyin
/// initials are found by.
enum Mark {
  /// Stands between the title and what follows it, so that no phrase runs across.
  static let boundary = "\u{E000}"

  static func town(_ id: Identifier<Organisation>) -> String { "\u{E001}\(id.value)" }
  static func column(_ id: Int64) -> String { "\u{E002}\(id)" }
  /// The name without spaces and marks, so that 徽州区 政府 and 徽州区政府 are one issuer.
  static func issuer(_ name: String) -> String { "\u{E003}" + plain(name) }
  static func validity(isCurrent: Bool) -> String { isCurrent ? "\u{E004}1" : "\u{E004}0" }
  /// `20250309`, or `202503` for a whole month.
  static func date(_ digits: String) -> String { "\u{E005}" + digits }
  static func initials(_ letters: some StringProtocol) -> String { "\u{E006}" + letters }

  private static func plain(_ name: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.lazy.map(Folding.fold) {
      let kind = Folding.kind(scalar)
      if kind == .han || kind == .word { plain.append(scalar) }
    }
    return String(plain)
  }
}

/// How much a reader wants to hear (灵敏度): 敏感 hears every doubt, 标准 is for the working day, 严格 speaks only
/// of what is nearly certain.
package enum Level: String, Sendable, Hashable, CaseIterable, Codable {
  case strict, standard, sensitive

  /// Whether this level hears what another level hears.
  package func hears(_ other: Level) -> Bool { rank >= other.rank }

  private var rank: Int {
    switch self {
    case .strict: 0
    case .standard: 1
    case .sensitive: 2
    }
  }
}

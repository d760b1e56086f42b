import Store

/// What a part of a village's board is for (公开栏分区).
package enum BoardSection: String, CaseIterable, Sendable, Codable, Storable {
  case party, affairs, finance, benefits, policy

  /// The word above it on the wall.
  package var chinese: String {
    switch self {
    case .party: "党务公开"
    case .affairs: "村务公开"
    case .finance: "财务公开"
    case .benefits: "资金发放"
    case .policy: "政策宣传"
    }
  }
}

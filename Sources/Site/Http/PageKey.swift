/// Which rendered page is meant: the address as asked, and its variant.
package struct PageKey: Hashable, Sendable {
  /// Path and query exactly as they stand in the request line; only canonical ones are kept.
  package let target: String
  package let variant: PageVariant

  package init(_ target: String, _ variant: PageVariant = .normal) {
    self.target = target
    self.variant = variant
  }
}

/// How a public page is drawn: normal or large text (大字版), chosen by the cookie `text`.
package enum PageVariant: UInt8, CaseIterable, Sendable {
  case normal, large

  package static let cookie = "text"

  package init(cookie value: String?) { self = value == "large" ? .large : .normal }
}

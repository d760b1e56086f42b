/// Asks an address outside whether it is still there (链接探测). Domains know no HTTP: the program hands this in, and tests
/// hand in what they like.
package struct WebProbe: Sendable {
  /// What came back (探测结果).
  package enum Answer: Equatable, Sendable {
    /// The last status after following what it was led on to, the host that answered, and the beginning of the text.
    case page(status: Int, host: String, text: String)
    case noSuchHost, noConnection, badCertificate, timedOut
    /// Not asked: an address inside a private network, a strange port or scheme, too many turns.
    case refused
    /// Answered with what is no HTTP.
    case garbled

    /// Whether somebody out there said anything at all.
    package var isFromOutside: Bool {
      switch self {
      case .page, .badCertificate, .garbled: true
      case .noSuchHost, .noConnection, .timedOut, .refused: false
      }
    }
  }

  package let ask: @Sendable (_ address: String, _ seconds: Int) async -> Answer
  /// Between two questions to the same host.
  package let pause: Duration

  package init(pause: Duration = .seconds(1), ask: @escaping @Sendable (String, Int) async -> Answer) {
    (self.pause, self.ask) = (pause, ask)
  }
}

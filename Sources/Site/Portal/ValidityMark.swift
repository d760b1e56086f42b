/// Whether a document is in force (有效性), as shown on its page, in lists, in search and on downloads.
package enum ValidityMark: String, Sendable, CaseIterable {
  case inForce = "有效"
  case amended = "已修改"
  case pending = "未生效"
  case lapsed = "失效"
  case repealed = "废止"

  /// True when the document no longer binds anybody.
  package var isPast: Bool {
    switch self {
    case .inForce, .amended, .pending: false
    case .lapsed, .repealed: true
    }
  }

  /// The badge: a word in a frame, so that colour is never the only carrier.
  var badge: HTML {
    switch self {
    case .inForce: "<span class=\"badge badge-now\">\(rawValue)</span>"
    case .amended, .pending: "<span class=\"badge\">\(rawValue)</span>"
    case .lapsed, .repealed: "<span class=\"badge badge-past\">\(rawValue)</span>"
    }
  }
}

/// What a face is wanted for (字体用途).
package enum FontRole: String, Sendable, CaseIterable {
  /// The text (仿宋).
  case fang
  /// Headings of level one (黑体).
  case hei
  /// Headings of level two (楷体).
  case kai
  /// The title (小标宋).
  case title
  /// Page numbers (宋体).
  case song
  /// Large print (黑体类无衬线), and bold of it.
  case sans, sansBold

  /// Its place in a table of all of them; three bits hold it.
  var place: Int {
    switch self {
    case .fang: 0
    case .hei: 1
    case .kai: 2
    case .title: 3
    case .song: 4
    case .sans: 5
    case .sansBold: 6
    }
  }
}

import Foundation
import Manuscript

/// The words of a page that answered (网页文字): of its title and its visible text, without tags and scripts, enough to see
/// whether it says that it is gone.
enum PageWords {
  static func text(_ bytes: [UInt8]) -> String {
    let page = TextBytes.decode(bytes)
    var (words, isTag, rest) = (String.UnicodeScalarView(), false, page[...])
    for name in ["script", "style"] { rest = cut(name, rest)[...] }
    for scalar in rest.unicodeScalars {
      switch scalar {
      case "<": isTag = true
      case ">":
        isTag = false
        words.append(" ")
      default: if !isTag { words.append(scalar) }
      }
    }
    // What a page says of itself stands at its beginning; a long text may well speak of pages that do not exist.
    return words.count > 4000 ? String(String(words).prefix(600)) : String(words)
  }

  private static func cut(_ name: String, _ page: Substring) -> String {
    var (kept, rest) = ("", page)
    while let start = rest.range(of: "<\(name)", options: .caseInsensitive) {
      kept += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].range(of: "</\(name)", options: .caseInsensitive) else { return kept }
      rest = rest[end.upperBound...]
    }
    return kept + rest
  }
}

/// How a download names its file (文件名): once in ASCII for old programs, once in full (RFC 6266, RFC 5987).
enum Disposition {
  /// Images that a browser only draws may show in place; everything else is a download.
  static let shown: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]

  static func header(name: String, type: String) -> String {
    let clean = PartHead.cleaned(name)
    let kind = shown.contains(type) ? "inline" : "attachment"
    return "\(kind); filename=\"\(ascii(clean))\"; filename*=UTF-8''\(PercentCode.encode(clean))"
  }

  /// Letters, digits and harmless marks; a name without any becomes `file` with its extension.
  private static func ascii(_ name: String) -> String {
    let kept = String(String.UnicodeScalarView(name.unicodeScalars.map { isHarmless($0) ? $0 : "_" }))
    let dot = kept.lastIndex(of: ".") ?? kept.endIndex
    return (kept[..<dot].allSatisfy { $0 == "_" } ? "file" : String(kept[..<dot])) + kept[dot...]
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 48...57, 65...90, 97...122: true
    default: scalar == "-" || scalar == "." || scalar == "_" || scalar == "(" || scalar == ")" || scalar == " "
    }
  }
}

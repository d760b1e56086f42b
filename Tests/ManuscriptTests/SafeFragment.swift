/// An independent judge of our markup: a strict scanner that knows only what may appear, and accepts nothing else.
import Foundation

struct SafeFragment {
  /// What is wrong with the fragment; empty means it is safe and well nested.
  private(set) var complaints: [String] = []
  private var open: [String] = []

  private static let allowed: [String: Set<String>] = [
    "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "p": ["class"], "ul": [], "ol": [], "li": [],
    "div": ["class", "tabindex", "role", "aria-label"], "table": [], "caption": [], "thead": [], "tbody": [],
    "tr": [], "td": ["class", "colspan", "rowspan"], "th": ["class", "colspan", "rowspan", "scope"],
    "figure": [], "img": ["src", "alt", "width", "height"], "span": ["class"], "a": ["href", "rel"], "br": [],
    "hr": ["class"], "strong": [], "em": [], "u": [], "s": [], "sup": [], "sub": [],
  ]
  private static let void: Set<String> = ["br", "hr", "img"]

  init(_ html: String) {
    var rest = Array(html.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      if rest[..<start].contains(UInt8(ascii: ">")) { complaints.append("bare >") }
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else {
        complaints.append("unclosed tag")
        return
      }
      tag(String(decoding: rest[(start + 1)..<end], as: UTF8.self))
      rest = rest[(end + 1)...]
    }
    if !open.isEmpty { complaints.append("left open: \(open)") }
  }

  private mutating func tag(_ text: String) {
    if text.hasPrefix("/") {
      if open.popLast() != String(text.dropFirst()) { complaints.append("wrong end: \(text)") }
      return
    }
    let name = String(text.prefix { $0 != " " })
    guard let attributes = Self.allowed[name] else { return complaints.append("element: \(text)") }
    if !Self.void.contains(name) { open.append(name) }
    var rest = text.utf8.dropFirst(name.utf8.count)
    while !rest.isEmpty {
      guard rest.first == UInt8(ascii: " "), let equals = rest.firstIndex(of: UInt8(ascii: "=")),
        rest[rest.index(after: equals)...].first == UInt8(ascii: "\"")
      else { return complaints.append("attribute: \(text)") }
      let key = String(rest[rest.index(after: rest.startIndex)..<equals]) ?? "?"
      let value = rest[equals...].dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
      guard value.endIndex < rest.endIndex else { return complaints.append("open quote: \(text)") }
      if !attributes.contains(key) { complaints.append("attribute \(key) of \(name)") }
      if key == "href" || key == "src" { address(String(value) ?? "") }
      rest = rest[rest.index(after: value.endIndex)...]
    }
    if name == "img", !text.contains(" alt=\"") { complaints.append("img without alt") }
  }

  private mutating func address(_ value: String) {
    let head = value.lowercased().prefix { !"/?#".contains($0) }
    guard head.contains(":") else { return }
    let schemes = ["http:", "https:", "mailto:", "tel:"]
    if !schemes.contains(where: value.lowercased().hasPrefix) { complaints.append("address: \(value)") }
  }
}

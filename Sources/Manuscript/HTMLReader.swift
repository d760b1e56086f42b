/// Reads HTML of any dirt (网页) into a manuscript.
package enum HTMLReader {
  /// Reads bytes whose encoding is found by evidence: a mark, valid UTF-8, the page's own word, GB18030.
  package static func read(
    _ bytes: [UInt8], baseAddress: String? = nil, title: String? = nil, recognising: Bool = true
  ) throws(Refusal) -> Reading {
    try check(bytes.count)
    var ledger = Ledger()
    let text = decodeText(bytes, declared: declaredEncoding(bytes), into: &ledger)
    return try read(text, baseAddress: baseAddress, title: title, recognising: recognising, ledger: ledger)
  }

  /// Reads text. With `recognising` off, our own markup comes back as the tree that wrote it.
  package static func read(
    _ text: String, baseAddress: String? = nil, title: String? = nil, recognising: Bool = true
  ) throws(Refusal) -> Reading {
    try check(text.utf8.count)
    return try read(text, baseAddress: baseAddress, title: title, recognising: recognising, ledger: Ledger())
  }

  private static func read(
    _ text: String, baseAddress: String?, title: String?, recognising: Bool, ledger: Ledger
  ) throws(Refusal) -> Reading {
    var ledger = ledger
    let built = try parseHTML(withoutControls(text, into: &ledger))
    if built.flattened > 0 { ledger.omit(.deep, count: built.flattened) }
    var walk = HTMLWalk(
      markup: built.markup, base: baseAddress, flow: Flow(faithful: !recognising, ledger: ledger))
    let start = recognising ? MainContent.find(in: built.markup, into: &walk.flow.ledger) : Markup.root
    walk.children(of: start, HTMLWalk.Setting())
    walk.flow.close(Flow.Form())
    var reading = Recognition.reading(of: walk.flow, title: title)
    reading.pageTitle = pageTitle(of: built.markup)
    return reading
  }

  /// What the page calls itself, without the name of the website that many put behind it.
  private static func pageTitle(of markup: Markup) -> String? {
    guard let node = markup.nodes.firstIndex(where: { $0.name == "title" }) else { return nil }
    let words = markup.text(of: node, limit: 2000).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var title = words[...]
    for mark in ["_", "|", "｜", " - ", " — "] {
      if let cut = title.firstRange(of: mark) { title = title[..<cut.lowerBound] }
    }
    let bare = title.split(separator: " ").joined(separator: " ")
    return bare.isEmpty ? nil : String(bare.prefix(200))
  }

  private static func check(_ count: Int) throws(Refusal) {
    let limit = ReadingLimits().bytes
    if count > limit { throw Refusal("网页文件超过 \(limit >> 20) MB，请拆分后再上传。") }
  }

  /// Controls would end the parser's reading early, and mean nothing.
  static func withoutControls(_ text: String, into ledger: inout Ledger) -> String {
    let isControl = { (byte: UInt8) in byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F }
    let count = text.utf8.count(where: isControl)
    guard count > 0 else { return text }
    ledger.repair(.control, count: count)
    return String(decoding: text.utf8.filter { !isControl($0) }, as: UTF8.self)
  }

  /// The encoding that the page names in its first two kilobytes.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard let mark = head.firstRange(of: "charset=") else { return nil }
    let label = head[mark.upperBound...].drop { "\"' ".contains($0) }
    return String(label.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
  }
}

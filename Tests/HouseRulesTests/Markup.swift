/// An attribute found in a piece of markup that breaks a rule.
struct MarkupFinding: Equatable {
  let line: Int
  let what: String
}

/// Reads the markup inside Swift source: every start tag, attribute by attribute, stepping over `\( … )`.
///
/// It is a scanner of our own literals, not a parser of strangers' HTML: what it cannot read, it leaves.
struct MarkupScan {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var findings: [MarkupFinding] = []

  static func findings(in source: String) -> [MarkupFinding] {
    var scan = MarkupScan(scalars: Array(source.unicodeScalars))
    scan.run()
    return scan.findings
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func run() {
    while at < scalars.count {
      if scalars[at] == "<", let next = peek(1), isLetter(next) {
        at += 1
        readTag()
      } else {
        at += 1
      }
    }
  }

  private mutating func readTag() {
    let name = readName()
    guard !name.isEmpty, let after = peek(0), after == " " || after == "\n" else { return }
    while let scalar = peek(0), scalar != ">", scalar != "<" {
      if scalar == "\\", peek(1) == "(" {
        skipInterpolation()
      } else if isLetter(scalar) {
        readAttribute(of: name)
      } else if scalar == "\"", peek(1) == "\"" || peek(1) == "\n" || peek(1) == ")" {
        return  // the literal ended inside the tag: it goes on in another
      } else {
        at += 1
      }
    }
  }

  private mutating func readAttribute(of tag: String) {
    let start = at
    let name = readName().lowercased()
    guard peek(0) == "=" else { return }
    at += 1
    if name.hasPrefix("on") && name.count > 3 { find(start, "<\(tag)> carries a script in \(name)") }
    if name == "style" { find(start, "<\(tag)> carries a style, which the policy forbids") }
    if peek(0) == "\\", peek(1) == "\"" {
      at += 2
      skipValue { $0.peek(0) == "\\" && $0.peek(1) == "\"" }
      at += 2
    } else if peek(0) == "\"" {
      at += 1
      skipValue { $0.peek(0) == "\"" }
      at += 1
    } else {
      find(start, "<\(tag) \(name)=> is not quoted")
    }
  }

  private mutating func skipValue(until isEnd: (MarkupScan) -> Bool) {
    while at < scalars.count, !isEnd(self) {
      if peek(0) == "\\", peek(1) == "(" { skipInterpolation() } else { at += 1 }
    }
  }

  private mutating func skipInterpolation() {
    at += 2
    var depth = 1
    while at < scalars.count, depth > 0 {
      if scalars[at] == "(" { depth += 1 }
      if scalars[at] == ")" { depth -= 1 }
      at += 1
    }
  }

  private mutating func readName() -> String {
    var name = String.UnicodeScalarView()
    while let scalar = peek(0), isLetter(scalar) || scalar == "-" || ("0"..."9").contains(scalar) || scalar == ":" {
      name.append(scalar)
      at += 1
    }
    return String(name)
  }

  private mutating func find(_ place: Int, _ what: String) {
    findings.append(MarkupFinding(line: scalars[..<place].count { $0 == "\n" } + 1, what: what))
  }

  private func peek(_ ahead: Int) -> Unicode.Scalar? {
    at + ahead < scalars.count ? scalars[at + ahead] : nil
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}

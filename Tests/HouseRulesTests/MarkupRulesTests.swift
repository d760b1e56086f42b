import Testing

/// The markup we write: quoted attributes, no scripts or styles in it, and one door for ready-made HTML.
@Suite struct MarkupRulesTests {
  /// The only places where markup enters a page unescaped: the literal itself, and what shows a manuscript.
  static let doorsForReadyMarkup: Set<String> = [
    "Sources/Site/Html/HTML.swift", "Sources/Site/Reading/ItemReading.swift",
    "Sources/Site/DeskWork/DraftReading.swift", "Sources/Site/DeskWork/EditorText.swift",
  ]

  @Test(arguments: [
    (#"let a: HTML = "<a href=\"\(link)\">x</a>""#, 0),
    (#"let a: HTML = "<a href=\(link)>x</a>""#, 1),
    ("let a: HTML = \"\"\"\n  <input name=\"q\" value=\"\\(word)\" \\(if: on, \"checked\")>\n  \"\"\"", 0),
    ("let a: HTML = \"\"\"\n  <input name=q>\n  \"\"\"", 1),
    (#"let a: HTML = "<p onclick=\"go()\">x</p>""#, 1),
    (#"let a: HTML = "<p style=\"color:red\">x</p>""#, 1),
    (#"if a < b, let c = d, Array<Int>(x) == y { }"#, 0),
  ])
  func `the scanner sees what it should`(source: String, findings: Int) {
    #expect(MarkupScan.findings(in: source).count == findings)
  }

  @Test func `every attribute is quoted, and none carries a script or a style`() {
    for file in House.sources where file.target == "Site" {
      for finding in MarkupScan.findings(in: file.text) { Issue.record("\(file.path):\(finding.line): \(finding.what)") }
    }
  }

  @Test func `ready markup enters by its doors only`() {
    for file in House.sources where file.holds("HTML(sanitised:") && !Self.doorsForReadyMarkup.contains(file.path) {
      for (number, line) in file.code { #expect(!line.contains("HTML(sanitised:"), "\(file.path):\(number)") }
    }
  }

  @Test func `scripts come from files of our own, never from the page`() {
    // The samples show what an attacker would write, so that the gallery proves it harmless.
    for file in House.sources where file.target == "Site" && !file.path.contains("/Samples/") {
      guard file.holds("<script") || file.holds("<style") else { continue }
      for (number, line) in file.code {
        #expect(!line.contains(#/<script(?![^>]*\bsrc=)/#), "\(file.path):\(number): a script inside a page")
        #expect(!line.contains("<style"), "\(file.path):\(number): a style inside a page")
      }
    }
  }
}

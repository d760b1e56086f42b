import Testing

/// The shape of the house: short files, a test folder beside every target, a doc comment on every type.
@Suite struct ShapeRulesTests {
  @Test func `no file is long`() {
    for file in House.sources { #expect(file.lines.count <= 301, "\(file.path): \(file.lines.count) lines") }
  }

  @Test func `the median file fits a screen or two`() {
    let lengths = House.sources.map(\.lines.count).sorted()
    #expect(lengths.dropFirst(lengths.count / 2).first ?? 0 <= 80)
  }

  /// Sentences, markup and addresses may be longer than code: broken up, they read worse.
  @Test func `lines of code fit the width`() {
    for file in House.sources {
      for (number, line) in file.code where line.utf8.count > 120 {
        guard !line.utf8.contains(UInt8(ascii: "\"")), !line.contains("http://") else { continue }
        #expect(line.count <= 120, "\(file.path):\(number): \(line.count) columns")
      }
    }
  }

  @Test func `every target of ours has tests`() {
    let cLibraries: Set<String> = ["CCairo", "CDeflate", "CHarfBuzz", "CLibXML", "CTurboJPEG", "CZlib"]
    for target in House.folders(in: "Sources") where !cLibraries.contains(target) {
      let folder = target == "yudeng" ? "Tests/CommandTests/" : "Tests/\(target)Tests/"
      #expect(House.tests.contains { $0.path.hasPrefix(folder) && $0.text.contains("@Test") }, "\(folder) proves nothing")
    }
  }

  @Test func `every type says what it is`() {
    for file in House.sources {
      let lines = file.lines
      for (index, line) in lines.enumerated()
      where Self.opens(line) && line.contains(#/^(package |public )?(final )?(struct|class|enum|actor|protocol) \w/#) {
        let above = lines[..<index].last { !$0.hasPrefix("@") && !$0.hasPrefix("#if") }
        #expect(above?.hasPrefix("///") == true, "\(file.path):\(index + 1) has no doc comment")
      }
    }
  }

  /// A line that may open a declaration at the file's level.
  private static func opens(_ line: Substring) -> Bool {
    guard let first = line.utf8.first else { return false }
    return "pfscea".utf8.contains(first)
  }

  @Test func `every word of a domain stands in the glossary`() {
    let glossary = House.text("docs/glossary.md")
    for file in House.sources where ImportRulesTests.domains.contains(file.target) {
      for (number, line) in file.code {
        guard Self.opens(line), let name = line.firstMatch(of: #/^package (?:final )?(?:struct|class|enum|actor) (\w+)/#)?.1 else { continue }
        #expect(glossary.contains("`\(name)`"), "docs/glossary.md lacks `\(name)` (\(file.path):\(number)): run tools/glossary.py")
      }
    }
  }
}

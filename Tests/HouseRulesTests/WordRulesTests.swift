import Testing

/// Words that stand only in their place, and names the house does not use.
@Suite struct WordRulesTests {
  @Test(arguments: [
    // what, and the only places it may stand
    ("Date()", ["Sources/yudeng/"]),
    ("Date.now", ["Sources/yudeng/"]),
    ("UUID()", ["Sources/yudeng/"]),
    (".random(in", ["Sources/yudeng/"]),
    ("SystemRandomNumberGenerator", ["Sources/yudeng/"]),
    ("ProcessInfo", ["Sources/yudeng/"]),
    ("getenv(", ["Sources/yudeng/"]),
    // Where a whole thread is waited for: a strange program's end, a copy of the database.
    ("Task.detached", ["Sources/Jobs/", "Sources/Store/BackupCopy.swift"]),
    ("[String: Any]", []),
    ("fatalError", []),
    ("try!", []),
    (" as!", []),
    ("DispatchSemaphore", []),
    ("import Mustache", []),
  ])
  func `each of these stands only in its place`(what: String, onlyIn places: [String]) {
    for file in House.sources where file.holds(what) && !places.contains(where: file.path.hasPrefix) {
      for (number, line) in file.code { #expect(!line.contains(what), "\(file.path):\(number): \(what)") }
    }
  }

  @Test func `what escapes the compiler's check of threads says why in the first lines of its file`() {
    for file in House.sources where file.holds("@unchecked Sendable") || file.holds("nonisolated(unsafe)") {
      let isCode = file.code.contains { $0.line.contains("@unchecked Sendable") || $0.line.contains("nonisolated(unsafe)") }
      guard isCode else { continue }
      let opening = file.lines.prefix(25).filter { $0.contains("//") }.joined(separator: " ").lowercased()
      #expect(
        opening.contains("unchecked") || opening.contains("unsafe") || opening.contains("thread"),
        "\(file.path): an unchecked promise without its reason")
    }
  }

  @Test func `no SQL in the site or the kernel`() {
    let words = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM"]
    for file in House.sources where ["Site", "Kernel", "Manuscript"].contains(file.target) {
      guard words.contains(where: file.holds) else { continue }
      for (number, line) in file.code {
        #expect(
          !line.contains(#/\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM) /#), "\(file.path):\(number)")
      }
    }
  }

  @Test func `names say what a thing is`() {
    let words = ["Manager", "Service", "Helper", "Util"]
    for file in House.sources where words.contains(where: file.holds) {
      #expect(!file.path.contains(#/(Manager|Service|Helper|Helpers|Utils|Util|\+[Ee]xt\w*)\.swift$/#), "\(file.path)")
      for (number, line) in file.code {
        #expect(
          !line.contains(#/\b(struct|class|enum|actor|protocol) \w*(Manager|Service|Helper|Helpers|Utils|Util)\b/#),
          "\(file.path):\(number)")
      }
    }
  }

  @Test func `nothing is left for later, and nothing names one machine`() {
    let words = ["TODO", "FIXME", "XXX", "/work", "/root", "/home/", "/Users/", "/mini/"]
    for file in House.everything where !file.path.hasPrefix("Tests/HouseRulesTests/") {
      guard words.contains(where: file.holds) else { continue }
      for (index, line) in file.lines.enumerated() {
        #expect(!line.contains(#/\b(TODO|FIXME|XXX)\b/#), "\(file.path):\(index + 1)")
        #expect(!line.contains(#/(^|[\s"'`=(])/(work|root|home/\w+|Users/\w+|mini)//#), "\(file.path):\(index + 1): \(line)")
      }
    }
  }
}

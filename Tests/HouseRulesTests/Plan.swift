/// Package.swift as the rules read it: which target may import which module.
struct Plan {
  /// For each target of `Sources/`, every name its declaration mentions, with constants followed.
  let allowed: [String: Set<String>]

  /// What the toolchain brings and anyone may import.
  static let toolchain: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc"]

  init(manifest: String) {
    var constants: [String: Set<String>] = [:]
    for match in manifest.matches(of: #/(?m)^let (?<name>\w+): \[?Target\.Dependency\]? = (?<value>(?:.|\n)*?)(?=^let |^\n)/#) {
      constants[String(match.name)] = Self.quoted(match.value)
    }
    let starts = manifest.matches(of: #/\.(?:target|executableTarget|testTarget|systemLibrary)\(/#)
    var allowed: [String: Set<String>] = [:]
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : manifest.endIndex
      let declaration = manifest[start.range.upperBound..<end]
      guard let name = declaration.firstMatch(of: #/name: "(\w+)"/#)?.1 else { continue }
      var names = Self.quoted(declaration)
      for word in declaration.matches(of: #/\b[a-z]\w+\b/#) { names.formUnion(constants[String(word.0)] ?? []) }
      allowed[String(name)] = names.subtracting([String(name)])
    }
    self.allowed = allowed
  }

  private static func quoted(_ text: Substring) -> Set<String> {
    Set(text.matches(of: #/"([^"]+)"/#).map { String($0.1) })
  }
}

extension HouseFile {
  /// The modules it imports, however the import is written.
  var imports: [String] {
    code.compactMap { _, line in
      guard line.hasPrefix("import ") || line.hasPrefix("@") || line.contains(" import ") else { return nil }
      return line.firstMatch(
        of: #/^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:package\s+|public\s+|internal\s+|private\s+)?import\s+(?:struct\s+|class\s+|enum\s+|protocol\s+|func\s+|var\s+|typealias\s+)?(\w+)/#
      ).map { String($0.1) }
    }
  }
}

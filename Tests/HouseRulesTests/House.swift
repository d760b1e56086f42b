import Foundation

/// A file of the house as the rules read it.
struct HouseFile: Sendable {
  /// From the repository's root: `Sources/Store/Row.swift`.
  let path: String
  let text: String
  let lines: [Substring]

  init(path: String, text: String) {
    (self.path, self.text) = (path, text)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Whether these bytes stand anywhere in it. By bytes, because every rule asks it of every file.
  func holds(_ word: String) -> Bool {
    strstr(text, word) != nil
  }

  /// The target it belongs to, for a file under `Sources/`.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The lines that are code, with their numbers: comments may name what code may not.
  var code: [(number: Int, line: Substring)] {
    lines.enumerated().compactMap { index, line in
      line.utf8.drop(while: { $0 == UInt8(ascii: " ") }).starts(with: "//".utf8) ? nil : (index + 1, line)
    }
  }
}

/// The repository, read once.
enum House {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let sources = files(under: "Sources", endings: ["swift"])
  static let tests = files(under: "Tests", endings: ["swift"])
  /// All that we wrote as text, in whatever language.
  static let everything =
    files(under: "Sources", endings: ["swift", "sql", "css", "js", "svg", "h", "json"])
    + files(under: "Tests", endings: ["swift", "py", "sh"])
    + files(under: "docs", endings: ["md", "conf", "service"])
    + files(under: "bin", endings: [""]) + files(under: "bin", endings: ["sh"])
    + files(under: "tools", endings: ["py", "txt"])

  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// The names of the folders directly under a folder.
  static func folders(in path: String) -> [String] {
    let place = root.appending(path: path, directoryHint: .isDirectory).resolvingSymlinksInPath()
    let inside = (try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)) ?? []
    return inside.filter(\.hasDirectoryPath).map(\.lastPathComponent).sorted()
  }

  static func files(under folder: String, endings: Set<String>) -> [HouseFile] {
    let start = root.appending(path: folder, directoryHint: .isDirectory).resolvingSymlinksInPath()
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    return walk.compactMap { $0 as? String }.sorted().compactMap { path in
      let url = start.appending(path: path)
      guard endings.contains(url.pathExtension), !path.contains("__pycache__"),
        let text = try? String(contentsOf: url, encoding: .utf8)
      else { return nil }
      return HouseFile(path: "\(folder)/\(path)", text: text)
    }
  }
}

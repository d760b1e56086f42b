import Foundation
import Testing

/// A migration that has been released is never edited: towns have run it.
@Suite struct MigrationRulesTests {
  /// SHA-256 of every migration, in order. A new one is added below; a line above it never changes.
  static let frozen: [(file: String, sha256: String)] = []

  @Test func `migrations are as they were released`() throws {
    let found = House.files(under: "Sources/Store/Migrations", endings: ["sql"]).map(\.path)
    let known = Self.frozen.map { "Sources/Store/Migrations/\($0.file)" }
    #expect(found == known, "add new migrations at the end of this list")
    for (path, line) in zip(known, Self.frozen) { #expect(try sha256(of: path) == line.sha256, "\(path) was changed") }
  }

  @Test func `migrations are numbered without gaps`() {
    let names = House.files(under: "Sources/Store/Migrations", endings: ["sql"]).map(\.path).map { $0.split(separator: "/").last ?? "" }
    for (index, name) in names.enumerated() {
      #expect(Int(name.prefix(4)) == index + 1, "\(name) should be number \(index + 1)")
    }
  }

  /// By the system's own program: this target depends on no library.
  private func sha256(of path: String) throws -> String {
    let program = Process()
    let pipe = Pipe()
    program.executableURL = URL(filePath: "/usr/bin/sha256sum")
    program.arguments = [House.root.appending(path: path).path]
    program.standardOutput = pipe
    try program.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    program.waitUntilExit()
    return String(decoding: output.prefix(64), as: UTF8.self)
  }
}

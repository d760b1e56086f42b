import Foundation
import Testing

/// A migration that has been released is never edited: towns have run it.
@Suite struct MigrationRulesTests {
  /// SHA-256 of every migration, in order. A new one is added below; a line above it never changes.
  static let frozen: [(file: String, sha256: String)] = [
    ("0001-ground.sql", "de8517c0e6109a4ffe7161e0187db19d0193c996f99d3a6068344b5f7b896a64"),
    ("0002-accounts.sql", "a3079e60378a1ed8f318ca05551e98eaf44f320a185cdb5807e51e0109d2980f"),
    ("0003-work.sql", "c5cef87955b906f887a65e5a813d48a64116405785bebd44043f0d5c8658c4e9"),
    ("0004-publishing.sql", "c8fe8b2d589c0a957d170c6532dfe89031e61fcf1287a3d2608e8ed510dbe173"),
    ("0008-people.sql", "d0e74daad52a627383c1b9a1f657c263f1ec7484ecf13be54922ef0ef1ef99a0"),
    ("0010-bulk.sql", "a685253c541ccb9d2a0948bccbfefd78d735ab3f58ffc584183b2cf0bfc5a209"),
  ]

  @Test func `migrations are as they were released`() throws {
    let found = House.files(under: "Sources/Store/Migrations", endings: ["sql"]).map(\.path)
    for (index, path) in found.enumerated() {
      let name = String(path.split(separator: "/").last ?? "")
      let sum = try sha256(of: path)
      let line = "(\"\(name)\", \"\(sum)\"),"
      guard index < Self.frozen.count else {
        Issue.record("a new migration: add the line \(line) at the end of the list")
        continue
      }
      #expect(Self.frozen[index] == (name, sum), "\(name) is not what was released as number \(index + 1)")
    }
    #expect(found.count >= Self.frozen.count, "a released migration is gone")
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

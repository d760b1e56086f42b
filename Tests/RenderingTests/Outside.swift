/// Programs of others that judge what we make.
import Foundation
import Testing

enum Outside {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let python = root.appending(path: ".venv/bin/python").path
  static let hasPython = FileManager.default.isExecutableFile(atPath: python)
  static let hasPoppler = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")
  static let office = "/usr/bin/soffice"
  static let hasOffice = FileManager.default.isExecutableFile(atPath: office)

  static func hasModule(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: ".venv/lib/python3.11/site-packages/\(name)").path)
  }

  /// What the program prints, whatever its status.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static func judge(_ name: String, _ arguments: [String]) throws -> String {
    let outcome = try run(python, [root.appending(path: "Tests/Judges/\(name)").path] + arguments)
    #expect(outcome.status == 0, "\(outcome.output)")
    return outcome.output
  }
}

/// The text without white space, for comparing what forms say.
func bare(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }))
}

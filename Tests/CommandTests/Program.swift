import Foundation
import TestKit

/// The built program, run as its user would run it, with a home of its own.
struct Program {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  struct Outcome {
    let status: Int32
    let output: String
    let complaint: String
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Where the build put the program: beside the test bundle.
  private static let path: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let given = ProcessInfo.processInfo.environment["YUDENG_BIN"] ?? ""
    return given.isEmpty ? root.appending(path: ".build/debug/yudeng").path : given
  }()

  @discardableResult
  func run(_ arguments: String..., home path: String? = nil) async throws -> Outcome {
    try await run(arguments, home: path)
  }

  @discardableResult
  func run(_ arguments: [String], home path: String? = nil) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: Self.path)
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["YUDENG_HOME"] = path ?? home.path + "/data"
    environment["YUDENG_DATA"] = SharedData.path
    process.environment = environment
    // Files, not pipes: a full pipe that nobody reads yet would stop the program.
    let mark = UUID().uuidString
    let (out, complaint) = ("\(home.path)/\(mark).out", "\(home.path)/\(mark).err")
    for file in [out, complaint] { try Data().write(to: URL(filePath: file)) }
    process.standardOutput = FileHandle(forWritingAtPath: out)
    process.standardError = FileHandle(forWritingAtPath: complaint)
    process.standardInput = FileHandle.nullDevice
    // Awaited, not waited for: a test that blocked its thread would starve all the others.
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOfFile: out, encoding: .utf8),
      complaint: try String(contentsOfFile: complaint, encoding: .utf8))
  }
}

/// One line that `import --json` prints.
struct ReportLine: Decodable {
  let id: String
  let outcome: String
  let reasons: [String]
  let url: String

  static func all(_ lines: [String]) throws -> [ReportLine] {
    try lines.map { try JSONDecoder().decode(ReportLine.self, from: Data($0.utf8)) }
  }
}

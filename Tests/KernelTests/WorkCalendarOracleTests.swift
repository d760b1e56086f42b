import Foundation
import Testing

@testable import Kernel

/// The same deadlines by an outside program that knows nothing of ours: chinese-calendar, a public Python package
/// (`bin/setup --tests`).
@Suite struct WorkCalendarOracleTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = root.appending(path: ".venv/bin/python").path

  static var isPresent: Bool {
    FileManager.default.isExecutableFile(atPath: python) && (try? ask("import chinese_calendar")) != nil
  }

  private static func ask(_ program: String) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", program]
    (process.standardOutput, process.standardError) = (pipe, FileHandle.nullDevice)
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(.enabled(if: isPresent, "chinese-calendar is not here: run bin/setup --tests"))
  func `every receipt date from 2018-01-01 to 2026-11-30 is due when the oracle says`() throws {
    let answers = try Self.ask(
      """
      import datetime as d, chinese_calendar as cc
      def add(x, n):
          while n:
              x += d.timedelta(1); n -= bool(cc.is_workday(x))
          return x
      x = d.date(2018, 1, 1)
      while x <= d.date(2026, 11, 30):
          print(x, *[add(x, n) for n in (3, 5, 7, 10, 15, 20)])
          x += d.timedelta(1)
      """
    ).split(separator: "\n")
    #expect(answers.count == 3256)
    for line in answers {
      let days = line.split(separator: " ").compactMap { Day(String($0)) }
      try #require(days.count == 7, "\(line)")
      for (count, due) in zip([3, 5, 7, 10, 15, 20], days.dropFirst()) {
        let mine = WorkCalendar.builtIn.adding(count, to: days[0])
        #expect(mine.due == due, "\(days[0]) + \(count)")
        #expect(!mine.isProvisional, "\(days[0]) + \(count)")
      }
    }
  }
}

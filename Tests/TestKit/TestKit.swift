import Foundation
import Kernel
import Store

/// A fixed moment: Monday 9 March 2026, 09:30 in Beijing.
package let monday = Date(timeIntervalSince1970: 1_773_019_800)

/// An empty database in memory, at a fixed moment.
package func emptyStore(at now: Date = monday) throws -> Store { try Store(path: nil, clock: { now }) }

/// A clock that a test turns by hand.
package final class TestClock: Sendable {
  private let moment: Lock<Date>
  package init(_ start: Date = monday) { moment = Lock(start) }
  package var now: Date { moment.value }
  package func advance(by seconds: TimeInterval) { moment.value = moment.value.addingTimeInterval(seconds) }
}

/// A value that several threads may look at.
package final class Lock<Wrapped: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var wrapped: Wrapped
  package init(_ value: Wrapped) { wrapped = value }
  package var value: Wrapped {
    get { lock.withLock { wrapped } }
    // A change of what is there, like +=, is one step: two at once would lose one.
    _modify {
      lock.lock()
      defer { lock.unlock() }
      yield &wrapped
    }
  }
}

/// A generator whose every run can be had again from its seed.
package struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Unpredictable bytes that are the same in every run.
package func seededEntropy(_ seed: UInt64 = 1) -> Entropy {
  let generator = Lock(Seeded(seed: seed))
  return Entropy { count in
    var drawn = generator.value
    let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &drawn) }
    generator.value = drawn
    return bytes
  }
}

/// A folder of its own, removed when the test lets go of it.
package final class TemporaryFolder: Sendable {
  package let path: String
  package init() throws {
    path = NSTemporaryDirectory() + "yudeng-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The collection of real input beside the project (`YUDENG_DATA`, by default `../shared/data`).
package enum SharedData {
  package static let path: String = {
    if let given = ProcessInfo.processInfo.environment["YUDENG_DATA"] { return given }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.resolvingSymlinksInPath().appending(path: "../shared/data").standardizedFileURL.path
  }()

  /// Whether it is there. A test that needs it is skipped, and says so, when it is not.
  package static var isPresent: Bool { FileManager.default.fileExists(atPath: path + "/README.md") }

  package static func url(_ relative: String) -> URL { URL(filePath: path).appending(path: relative) }
  package static func lines(_ relative: String) throws -> [String] {
    try String(contentsOf: url(relative), encoding: .utf8).split(separator: "\n").map(String.init)
  }
}

/// Holds `text` against the golden file beside the test; `UPDATE_GOLDEN=1` writes it anew. Returns whether
/// they are equal.
package func matchesGolden(_ text: String, _ name: String, beside file: String = #filePath) throws -> Bool {
  let golden = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try text.write(to: golden, atomically: true, encoding: .utf8)
  }
  return try String(contentsOf: golden, encoding: .utf8) == text
}

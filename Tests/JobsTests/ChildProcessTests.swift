import Foundation
import Testing

@testable import Jobs

@Suite struct ChildProcessTests {
  @Test func `input goes through, however large`() async throws {
    let input = Data((0..<2_000_000).map { UInt8(truncatingIfNeeded: $0) })
    let output = try await ChildProcess.run("/bin/cat", input: input)
    #expect(output.standardOutput == input)
  }

  @Test func `a program that hangs is stopped with all its children`() async throws {
    let mark = "3\(getpid())"
    await #expect(throws: ChildProcess.Failure.timedOut("sh", 0.3)) {
      try await ChildProcess.run("/bin/sh", ["-c", "sleep \(mark) & sleep \(mark)"], limits: .init(time: 0.3))
    }
    let left = try? await ChildProcess.run("/usr/bin/pgrep", ["-f", "sleep \(mark)"])
    #expect(left == nil)
  }

  @Test func `a memory bomb fails and does not reach us`() async throws {
    await #expect(throws: ChildProcess.Failure.self) {
      try await ChildProcess.run(
        "/usr/bin/perl", ["-e", "my $x = 'a' x (1 << 30); print length $x"], limits: .init(memory: 200 << 20))
    }
  }

  @Test func `too much output is refused`() async throws {
    await #expect(throws: ChildProcess.Failure.tooMuchOutput("yes", 1 << 20)) {
      try await ChildProcess.run("/usr/bin/yes", limits: .init(time: 20, output: 1 << 20))
    }
  }

  @Test func `a failure tells its status and its words, and a child that reads nothing is no trouble`() async throws {
    await #expect(throws: ChildProcess.Failure.failed("sh", status: 3, message: "坏了")) {
      try await ChildProcess.run(
        "/bin/sh", ["-c", "exec <&-; echo 坏了 >&2; exit 3"], input: Data(count: 5_000_000))
    }
    await #expect(throws: ChildProcess.Failure.cannotStart("nothing")) { try await ChildProcess.run("/bin/nothing") }
    await #expect(throws: ChildProcess.Failure.killed("sh", signal: SIGSEGV)) {
      try await ChildProcess.run("/bin/sh", ["-c", "kill -SEGV $$"])
    }
  }

  @Test func `it sees neither our environment nor our open files`() async throws {
    let secret = open("/dev/null", O_RDONLY)
    defer { close(secret) }
    let script = "ls /proc/self/fd | wc -w; env | cut -d= -f1 | sort | tr '\\n' ' '"
    let output = try await ChildProcess.run("/bin/sh", ["-c", script])
    let text = String(decoding: output.standardOutput, as: UTF8.self)
    #expect(text.hasPrefix("4\n"))
    #expect(!text.contains("USER"))
  }

  @Test func `where open files cannot be listed nothing is started, and it is said`() {
    do {
      _ = try SpawnedProcess.openDescriptors(in: "/nonexistent/fd")
      Issue.record("it went on")
    } catch let failure as ChildProcess.Failure {
      #expect(failure.sentence.contains("/proc"))
    } catch { Issue.record("\(error)") }
  }

  @Test func `a cancelled task takes the program with it`() async throws {
    let running = Task { try await ChildProcess.run("/bin/sleep", ["60"]) }
    try await Task.sleep(for: .milliseconds(100))
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
  }
}

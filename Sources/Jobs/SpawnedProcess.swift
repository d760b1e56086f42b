import Foundation

/// One child process with its three pipes, in a process group of its own.
struct SpawnedProcess {
  private let name: String
  private let id: pid_t
  private let limits: ChildProcess.Limits
  private var pipes: ChildPipes

  /// Starts it through `prlimit`, which sets the limits of memory and processor time before the program runs.
  init(_ path: String, _ arguments: [String], folder: String?, limits: ChildProcess.Limits) throws {
    name = URL(filePath: path).lastPathComponent
    guard FileManager.default.isExecutableFile(atPath: path) else { throw ChildProcess.Failure.cannotStart(name) }
    self.limits = limits
    var command = [
      "/usr/bin/prlimit", "--as=\(limits.memory)", "--cpu=\(Int(limits.time.rounded(.up)) + 1)", "--core=0", "--",
    ]
    if let folder { command += ["/usr/bin/env", "-C", folder, "--"] }
    command += [path] + arguments
    pipes = try ChildPipes()
    var spawned = pid_t()
    let status: Int32
    do { status = try SpawnedProcess.spawn(command, pipes, &spawned) } catch {
      pipes.closeTheirs()
      pipes.closeOurs()
      throw error
    }
    pipes.closeTheirs()
    guard status == 0 else {
      pipes.closeOurs()
      throw ChildProcess.Failure.cannotStart(name)
    }
    id = spawned
  }

  /// Feeds the input and gathers the output until the process ends, a limit is reached, or `stop` says so.
  mutating func converse(_ input: Data, until stop: () -> Bool) throws -> ChildProcess.Output {
    blockBrokenPipeSignal()
    defer {
      // Whatever it left running goes with it.
      kill(-id, SIGKILL)
      pipes.closeOurs()
    }
    let deadline = ContinuousClock.now + .seconds(limits.time)
    var rest = input[...]
    var status: Int32 = 0
    while true {
      // Looked at before the pipes: what it wrote last is then still read below.
      let hasEnded = waitpid(id, &status, WNOHANG) == id
      pipes.exchange(&rest, outputLimit: limits.output, wait: !hasEnded)
      if pipes.output.count > limits.output { try giveUp(hasEnded, .tooMuchOutput(name, limits.output)) }
      if hasEnded { break }
      if ContinuousClock.now > deadline { try giveUp(false, ChildProcess.Failure.timedOut(name, limits.time)) }
      if stop() { try giveUp(false, CancellationError()) }
    }
    return try result(status)
  }

  private func giveUp(_ hasEnded: Bool, _ failure: ChildProcess.Failure) throws {
    try giveUp(hasEnded, failure as any Error)
  }

  private func giveUp(_ hasEnded: Bool, _ failure: any Error) throws {
    if !hasEnded {
      kill(-id, SIGKILL)
      var status: Int32 = 0
      waitpid(id, &status, 0)
    }
    throw failure
  }

  /// A child that closes its input early must not end the server: this thread then sees an error instead.
  private func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private func result(_ status: Int32) throws -> ChildProcess.Output {
    let message = String(decoding: pipes.errors, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    let signal = status & 0x7F
    if signal != 0 { throw ChildProcess.Failure.killed(name, signal: signal) }
    let code = (status >> 8) & 0xFF
    if code != 0 { throw ChildProcess.Failure.failed(name, status: code, message: message) }
    return ChildProcess.Output(standardOutput: pipes.output, standardError: message)
  }

  /// What this process has open now. Ours are closed by the system when the child starts; a library's may not be. Where
  /// the list cannot be read nothing is started: a stranger's program might be given the database's own descriptor.
  static func openDescriptors(in folder: String = "/proc/self/fd") throws -> [Int32] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { Int32($0) }
    } catch {
      throw ChildProcess.Failure.descriptorsUnknown("\(folder): \(error)")
    }
  }

  private static func spawn(_ command: [String], _ pipes: ChildPipes, _ id: inout pid_t) throws -> Int32 {
    let descriptors = try openDescriptors()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (standard, theirs) in pipes.theirs.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, theirs, Int32(standard))
    }
    for open in descriptors where open > 2 { posix_spawn_file_actions_addclose(&actions, open) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawnattr_setpgroup(&attributes, 0)
    // It shall not inherit what this thread blocks and the server ignores.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent"]
    let (arguments, variables) = (command.map { strdup($0) } + [nil], environment.map { strdup($0) } + [nil])
    defer { (arguments + variables).forEach { free($0) } }
    return posix_spawn(&id, command[0], &actions, &attributes, arguments, variables)
  }
}

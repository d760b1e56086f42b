import Foundation

/// The three pipes to a child process, served together so that neither side waits for the other for ever.
struct ChildPipes {
  /// The ends the child gets, as its standard input, output and error.
  private(set) var theirs: [Int32] = []
  private var ours: [Int32] = []
  private(set) var output = Data()
  private(set) var errors = Data()
  /// As much of standard error as anyone will read.
  private static let errorLimit = 64 << 10

  init() throws {
    for index in 0..<3 {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else {
        closeTheirs()
        closeOurs()
        throw CocoaError(.fileReadTooLarge)
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      theirs.append(index == 0 ? ends[0] : ends[1])
      let mine = index == 0 ? ends[1] : ends[0]
      _ = fcntl(mine, F_SETFL, O_NONBLOCK)
      ours.append(mine)
    }
  }

  /// Moves what can be moved now; waits a moment for something to move when `wait` says so.
  mutating func exchange(_ input: inout Data.SubSequence, outputLimit: Int, wait: Bool) {
    if input.isEmpty { closeOne(0) }
    var polled = ours.indices.map { pollfd(fd: ours[$0], events: Int16($0 == 0 ? POLLOUT : POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), wait ? 50 : 0) > 0 else {
      return
    }
    if polled[0].revents != 0 { feed(&input) }
    if polled[1].revents != 0 { Self.drain(ours[1], into: &output, upTo: outputLimit + 1) }
    if polled[2].revents != 0 { Self.drain(ours[2], into: &errors, upTo: Self.errorLimit) }
    if wait, polled[1].revents & Int16(POLLHUP) != 0, polled[2].revents & Int16(POLLHUP) != 0 { usleep(2000) }
  }

  mutating func closeTheirs() {
    for end in theirs { close(end) }
    theirs = []
  }

  mutating func closeOurs() { for index in ours.indices { closeOne(index) } }

  /// A closed end is −1, which poll() passes over.
  private mutating func closeOne(_ index: Int) {
    guard ours[index] >= 0 else { return }
    close(ours[index])
    ours[index] = -1
  }

  private mutating func feed(_ input: inout Data.SubSequence) {
    let written = input.prefix(65_536).withUnsafeBytes { write(ours[0], $0.baseAddress, $0.count) }
    if written > 0 { input = input.dropFirst(written) } else if errno != EAGAIN { input = Data()[...] }
  }

  /// Reads all there is. Beyond the limit it is read and thrown away, so that the child does not block.
  private static func drain(_ descriptor: Int32, into data: inout Data, upTo limit: Int) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      data.append(contentsOf: buffer[..<min(count, max(0, limit - data.count))])
      if data.count >= limit { return }
    }
  }
}

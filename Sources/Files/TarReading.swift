import Foundation

/// Reading such an archive from a file, one entry after another, without ever trusting a name in it.
struct TarReader {
  private let handle: FileHandle
  private var unread = 0
  private var padding = 0

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next entry; nil at the end. What was left unread of the one before is an error of the caller's.
  mutating func next() throws -> TarHeader? {
    guard unread == 0 else { throw TarTrouble.malformed }
    if padding > 0 { _ = try exactly(padding) }
    guard let header = try TarHeader(try exactly(512)) else { return nil }
    unread = header.size
    padding = (512 - header.size % 512) % 512
    return header
  }

  /// The next part of the entry's bytes; nil when there are no more.
  mutating func part() throws -> Data? {
    guard unread > 0 else { return nil }
    let part = try exactly(min(unread, 1 << 20))
    unread -= part.count
    return part
  }

  private func exactly(_ count: Int) throws -> Data {
    var bytes = Data()
    while bytes.count < count {
      guard let more = try handle.read(upToCount: count - bytes.count), !more.isEmpty else {
        throw TarTrouble.malformed
      }
      bytes += more
    }
    return bytes
  }
}

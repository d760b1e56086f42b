import Crypto
import Foundation

/// A file being written that appears under its name whole, durable, or not at all.
struct AtomicFile {
  private let temporary: String
  private let handle: FileHandle
  private var hash = SHA256()
  private(set) var size = 0

  /// Starts a file under a name of its own in `folder`, on the same disk as where it will stand.
  init(in folder: String) throws {
    var name = Array("\(folder)/.new-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  var digest: BlobDigest { BlobDigest(hash.finalize()) }

  mutating func append(_ bytes: Data) throws {
    hash.update(data: bytes)
    size += bytes.count
    do { try handle.write(contentsOf: bytes) } catch {
      discard()
      throw error
    }
  }

  /// The first and last parts of what was written, for telling its kind.
  func ends() throws -> Data {
    let reading = try FileHandle(forReadingFrom: URL(filePath: temporary))
    defer { closeQuietly(reading) }
    let head = try reading.read(upToCount: 65_536) ?? Data()
    guard size > 65_536 else { return head }
    try reading.seek(toOffset: UInt64(max(65_536, size - 65_536)))
    return head + (try reading.read(upToCount: 65_536) ?? Data())
  }

  /// Bytes first, then the name, then the folder that holds the name: a power cut leaves old or new.
  func finish(as path: String) throws {
    do {
      try handle.synchronize()
      try handle.close()
      guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      try synchronizeFolder(of: path)
    } catch {
      discard()
      throw error
    }
  }

  func discard() {
    closeQuietly(handle)
    unlink(temporary)
  }
}

/// Makes a new name in the folder of `path` survive a power cut.
func synchronizeFolder(of path: String) throws {
  let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY)
  guard folder >= 0 else { throw CocoaError(.fileReadUnknown) }
  defer { close(folder) }
  guard fsync(folder) == 0 else { throw CocoaError(.fileWriteUnknown) }
}

/// The digest and size of the file at `path`, read in parts. Nil when there is none.
func streamedDigest(of path: String) throws -> (BlobDigest, Int)? {
  guard FileManager.default.fileExists(atPath: path) else { return nil }
  let handle = try FileHandle(forReadingFrom: URL(filePath: path))
  defer { closeQuietly(handle) }
  var (hash, size) = (SHA256(), 0)
  while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
    hash.update(data: part)
    size += part.count
  }
  return (BlobDigest(hash.finalize()), size)
}

/// Closes a handle that was only read from, or whose file is given up: a failure there loses nothing.
func closeQuietly(_ handle: FileHandle) {
  do { try handle.close() } catch {}
}

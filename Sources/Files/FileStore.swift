import Foundation
import Kernel

/// The folder that holds the bytes of every file (文件库), each under the SHA-256 of its content.
///
/// A file appears whole or not at all, is never changed, and is checked whenever it is read. Put the bytes
/// first, then `register` the blob in the transaction that needs it: a crash between leaves a file that nobody
/// names, never a name without its file.
package struct FileStore: Sendable {
  package let folder: String

  /// `folder` is made when it is missing.
  package init(folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Fault.invalid("files", "不能建立文件库 \(folder)，请检查上级文件夹是否存在、是否有写权限。")
    }
  }

  /// Keeps the bytes. Content that is already there is kept as it is.
  package func put(_ bytes: Data, name: String = "") throws -> Blob {
    let digest = BlobDigest(of: bytes)
    let blob = Blob(digest: digest, size: bytes.count, mediaType: .sniff(bytes, name: name))
    // Missing or damaged on the disk: either way it is written anew.
    if (try? check(digest)) != nil { return blob }
    var writing = try AtomicFile(in: shelf(of: digest))
    try writing.append(bytes)
    try writing.finish(as: path(of: digest))
    return blob
  }

  /// Takes a file in and removes it from where it was. The memory used does not depend on its size.
  package func put(moving path: String, name: String = "") throws -> Blob {
    let source = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { closeQuietly(source) }
    // The content decides the shelf, so it is written beside the shelves first.
    var writing = try AtomicFile(in: folder)
    while let part = try source.read(upToCount: 1 << 20), !part.isEmpty { try writing.append(part) }
    let (digest, size) = (writing.digest, writing.size)
    let kind = MediaType.sniff(try writing.ends(), name: name)
    if (try? check(digest)) != nil {
      writing.discard()
    } else {
      _ = try shelf(of: digest)
      try writing.finish(as: self.path(of: digest))
    }
    try FileManager.default.removeItem(atPath: path)
    return Blob(digest: digest, size: size, mediaType: kind)
  }

  /// All the bytes, checked. Throws `Damaged` when the file is missing or not what its name says.
  package func read(_ digest: BlobDigest) throws -> Data {
    guard let bytes = FileManager.default.contents(atPath: path(of: digest)) else {
      throw Damaged(digest: digest, trouble: .missing)
    }
    guard BlobDigest(of: bytes) == digest else { throw Damaged(digest: digest, trouble: .changed) }
    return bytes
  }

  /// Where the file lies. Reading it there does not check it; call `check` first when that matters.
  package func path(of digest: BlobDigest) -> String { "\(folder)/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))" }

  /// Walks over the file in parts and returns its size. Throws `Damaged`.
  @discardableResult
  package func check(_ digest: BlobDigest) throws -> Int {
    guard let (found, size) = try streamedDigest(of: path(of: digest)) else {
      throw Damaged(digest: digest, trouble: .missing)
    }
    guard found == digest else { throw Damaged(digest: digest, trouble: .changed) }
    return size
  }

  /// Whether a file of that name is there. Costs one look at the folder.
  package func holds(_ digest: BlobDigest) -> Bool { FileManager.default.fileExists(atPath: path(of: digest)) }

  /// Lets go of a file for good, for what may not be kept. Nothing happens when it is not there.
  package func remove(_ digest: BlobDigest) throws {
    guard holds(digest) else { return }
    try FileManager.default.removeItem(atPath: path(of: digest))
  }

  private func shelf(of digest: BlobDigest) throws -> String {
    let shelf = "\(folder)/\(digest.hex.prefix(2))"
    try FileManager.default.createDirectory(atPath: shelf, withIntermediateDirectories: true)
    return shelf
  }
}

/// A file that is not what the database says it is: an outage for operators, told by `yudeng files verify`.
package struct Damaged: Error, Hashable, Sendable {
  package enum Trouble: Hashable, Sendable { case missing, changed }
  package let digest: BlobDigest
  package let trouble: Trouble
}

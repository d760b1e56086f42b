import Foundation
import Kernel
import Store

/// One file that holds everything (备份): the database as of one moment, every file, and the secret key, each with
/// its SHA-256. It is a tar archive; `tar -tf` lists it.
///
/// The key is in it, since the second factors of all staff are unreadable without it: a backup is as secret as
/// the home itself, and is written with mode 0600. Visits counted but not yet in the database are not in it.
package enum Backup {
  /// Makes a backup while the program serves. Throws a sentence when `path` exists or cannot be written. What
  /// the manifest lists as `missing` was lost before: tell the operator.
  package static func make(
    _ store: Store, _ files: FileStore, key: String?, to path: String, report: @escaping ProgressReport = { _ in }
  ) async throws -> BackupManifest {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Fault.invalid("backup", "备份文件 \(path) 已经存在，请换一个文件名。")
    }
    let parts = ["\(path).database", "\(path).partial"]
    defer { for part in parts { unlink(part) } }
    guard FileManager.default.createFile(atPath: parts[1], contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw Fault.invalid("backup", "不能写入 \(path)，请检查文件夹是否存在、是否有写权限和足够的空间。")
    }
    let head = try await store.read { try $0.only("SELECT last, digest FROM journal_head") }
    _ = FileManager.default.createFile(atPath: parts[0], contents: nil, attributes: [.posixPermissions: 0o600])
    try await store.copy(to: parts[0], report: report)
    // Asked after the copy: every file that the copy names is among them.
    let known = try await store.read { try Blob.digests($0) }
    var manifest = BackupManifest(
      madeAt: Beijing.rfc3339(store.now()), schema: try await store.schemaSteps(), files: [], missing: [],
      journalLast: try head["last"], journalDigest: try head["digest"])
    var sources = [(BackupManifest.database, parts[0])]
    if let key, FileManager.default.fileExists(atPath: key) { sources.append((BackupManifest.key, key)) }
    for (name, source) in sources {
      guard let (digest, size) = try streamedDigest(of: source) else { continue }
      manifest.files.append(.init(name: name, size: size, digest: digest))
    }
    try check(known, in: files, into: &manifest, report)
    let paths = Dictionary(uniqueKeysWithValues: sources)
    try write(manifest, to: parts[1], report) { paths[$0.name] ?? files.path(of: $0.digest) }
    guard rename(parts[1], path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    try synchronizeFolder(of: path)
    return manifest
  }

  private static func check(
    _ known: [BlobDigest], in files: FileStore, into manifest: inout BackupManifest, _ report: ProgressReport
  ) throws {
    for (index, digest) in known.enumerated() {
      do {
        let size = try files.check(digest)
        manifest.files.append(.init(name: BackupManifest.blob(digest), size: size, digest: digest))
      } catch is Damaged {
        manifest.missing.append(digest)
      }
      if index % 50 == 0 { report(WorkProgress(index, of: known.count, "正在核对文件")) }
    }
  }

  private static func write(
    _ manifest: BackupManifest, to path: String, _ report: ProgressReport, from source: (BackupManifest.File) -> String
  ) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    defer { closeQuietly(handle) }
    let archive = TarWriter(handle)
    try archive.add(BackupManifest.name, try manifest.encoded())
    for (index, file) in manifest.files.enumerated() {
      try archive.add(file.name, file: source(file), size: file.size)
      if index % 50 == 0 { report(WorkProgress(index, of: manifest.files.count, "正在写入备份")) }
    }
    try archive.finish()
    try handle.synchronize()
    report(WorkProgress(manifest.files.count, of: manifest.files.count, "正在写入备份"))
  }
}

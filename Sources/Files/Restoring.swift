import Foundation
import Kernel
import Store

extension Backup {
  /// Puts a backup back into `home`, which must be missing or empty: all of it, checked, or nothing. It is laid
  /// out beside and takes its place only when every checksum, the database and the journal are right.
  package static func restore(
    from path: String, into home: String, clock: @escaping @Sendable () -> Date, report: ProgressReport = { _ in }
  ) async throws -> BackupManifest {
    try refuseOccupied(home)
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Fault.invalid("backup", "打不开备份文件 \(path)，请检查文件名和读取权限。")
    }
    defer { closeQuietly(handle) }
    let beside = home + ".restoring"
    guard mkdir(beside, 0o700) == 0 else {
      throw Fault.invalid("home", "不能在 \(beside) 建立临时文件夹，请检查上级文件夹；如果是上次恢复中断留下的，请先删除它。")
    }
    do {
      let manifest = try unpack(TarReader(handle), into: beside, report)
      try await check(beside, manifest, clock, report)
      rmdir(home)
      guard rename(beside, home) == 0 else { throw CocoaError(.fileWriteUnknown) }
      try synchronizeFolder(of: home)
      return manifest
    } catch {
      try FileManager.default.removeItem(atPath: beside)
      throw error is TarTrouble || error is DecodingError ? unreadable : error
    }
  }

  private static let unreadable = Fault.invalid("backup", "备份文件不完整或不是鱼灯的备份，请换一份备份再试；原有数据没有改动。")

  private static func refuseOccupied(_ home: String) throws {
    guard FileManager.default.fileExists(atPath: home) else { return }
    let inside: [String]
    do {
      inside = try FileManager.default.contentsOfDirectory(atPath: home)
    } catch {
      throw Fault.invalid("home", "读不到 \(home) 里有什么，不能确认它是空文件夹：请换一个位置，或检查读写权限。")
    }
    guard inside.isEmpty else { throw Fault.invalid("home", "\(home) 里已经有内容，备份只能恢复到空文件夹，请换一个位置。") }
  }

  /// Only what the manifest lists is taken, in its order, with its size and its bytes.
  private static func unpack(
    _ archive: TarReader, into folder: String, _ report: ProgressReport
  ) throws -> BackupManifest {
    var archive = archive
    let manifest = try readManifest(&archive)
    for (index, file) in manifest.files.enumerated() {
      guard let entry = try archive.next(), entry.name == file.name, entry.size == file.size else {
        throw TarTrouble.malformed
      }
      try unpack(file, from: &archive, into: folder)
      if index % 50 == 0 { report(WorkProgress(index, of: manifest.files.count, "正在恢复并核对")) }
    }
    guard try archive.next() == nil else { throw TarTrouble.malformed }
    return manifest
  }

  private static func readManifest(_ archive: inout TarReader) throws -> BackupManifest {
    guard let entry = try archive.next(), entry.name == BackupManifest.name, entry.size < 512 << 20 else {
      throw TarTrouble.malformed
    }
    var bytes = Data()
    while let part = try archive.part() { bytes += part }
    let manifest = try JSONDecoder().decode(BackupManifest.self, from: bytes)
    guard manifest.format == BackupManifest.format else {
      throw Fault.invalid("backup", "备份的格式（\(manifest.format)）这个程序不认识，请用制作它的版本或更新的版本恢复。")
    }
    guard manifest.isPlain else { throw TarTrouble.malformed }
    return manifest
  }

  private static func unpack(
    _ file: BackupManifest.File, from archive: inout TarReader, into folder: String
  ) throws {
    let target = "\(folder)/\(file.name)"
    try FileManager.default.createDirectory(
      at: URL(filePath: target).deletingLastPathComponent(), withIntermediateDirectories: true)
    var writing = try AtomicFile(in: folder)
    while let part = try archive.part() { try writing.append(part) }
    guard writing.digest == file.digest else {
      writing.discard()
      throw Fault.invalid("backup", "备份中的 \(file.name) 与校验和不符，备份已损坏，请换一份备份再试；原有数据没有改动。")
    }
    try writing.finish(as: target)
  }

  private static func check(
    _ folder: String, _ manifest: BackupManifest, _ clock: @escaping @Sendable () -> Date, _ report: ProgressReport
  ) async throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/files", withIntermediateDirectories: true)
    let store = try Store(path: "\(folder)/\(BackupManifest.database)", clock: clock)
    guard try await store.structuralFaults().isEmpty else {
      throw Fault.invalid("backup", "备份中的数据库已损坏，请换一份备份再试；原有数据没有改动。")
    }
    if case .broken(_, let sentence) = try await Journal.verify(store, report: report) {
      throw Fault.invalid("backup", "\(sentence)请换一份备份再试；原有数据没有改动。")
    }
    let (last, digest) = (manifest.journalLast, manifest.journalDigest)
    let held: String? = try await store.read { try $0.value("SELECT digest FROM journal WHERE id = \(last)") }
    guard last == 0 || held == digest else {
      throw Fault.invalid("backup", "备份中的审计日志与清单不符，请换一份备份再试；原有数据没有改动。")
    }
    let listed = Set(manifest.files.map(\.digest)).union(manifest.missing)
    let named = try await store.read { try Blob.digests($0) }
    guard named.allSatisfy(listed.contains) else {
      throw Fault.invalid("backup", "备份缺少数据库里登记的文件，请换一份备份再试；原有数据没有改动。")
    }
  }
}

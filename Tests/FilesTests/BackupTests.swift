import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Files

@Suite struct BackupTests {
  private let folder: TemporaryFolder
  private let files: FileStore
  private let store: Store
  private var archive: String { folder.path + "/backup.tar" }
  private var home: String { folder.path + "/restored" }

  init() throws {
    folder = try TemporaryFolder()
    files = try FileStore(folder: folder.path + "/files")
    store = try Store(path: folder.path + "/yudeng.sqlite", clock: { monday })
  }

  private func fill() async throws -> [Blob] {
    let blobs = try (0..<3).map { try files.put(Data("文件\($0)".utf8)) }
    try await store.write(as: .program("test")) { tx in
      for blob in blobs {
        try blob.register(tx)
        try tx.record("file.add", of: "blob:\(blob.digest)", in: nil)
      }
    }
    try Data("secret".utf8).write(to: URL(filePath: folder.path + "/key"))
    return blobs
  }

  private func backup() async throws -> BackupManifest {
    try await Backup.make(store, files, key: folder.path + "/key", to: archive)
  }

  private func restore() async throws -> BackupManifest {
    try await Backup.restore(from: archive, into: home, clock: { monday })
  }

  /// What must be so after a refusal: nothing appeared.
  private func expectNothingLeft() {
    #expect(!FileManager.default.fileExists(atPath: home))
    #expect(!FileManager.default.fileExists(atPath: home + ".restoring"))
  }

  @Test func `a backup restored is the same house`() async throws {
    let blobs = try await fill()
    let made = try await backup()
    #expect(made.missing.isEmpty)
    #expect(try await restore() == made)
    let back = try Store(path: home + "/yudeng.sqlite", clock: { monday })
    let restored = try FileStore(folder: home + "/files")
    #expect(try await Journal.verify(back) == .whole(3))
    #expect(try await restored.verify(back) == FileStore.Verdict(checked: 3))
    #expect(try restored.read(blobs[1].digest) == Data("文件1".utf8))
    #expect(FileManager.default.contents(atPath: home + "/key") == Data("secret".utf8))
    for path in [archive, home + "/key"] {
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
    #expect(!FileManager.default.fileExists(atPath: archive + ".partial"))
    #expect(!FileManager.default.fileExists(atPath: archive + ".database"))
  }

  @Test func `a backup is made while others write`() async throws {
    _ = try await fill()
    let store = store
    async let writing: Void = {
      for number in 0..<50 {
        try await store.write(as: .program("test")) { try $0.record("x.y", of: "n:\(number)", in: nil) }
      }
    }()
    _ = try await backup()
    try await writing
    _ = try await restore()
  }

  @Test func `a place that is not empty, or an archive that exists, is left alone`() async throws {
    _ = try await fill()
    _ = try await backup()
    await #expect(throws: Fault.self) { try await backup() }
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: home + "/note"))
    await #expect(throws: Fault.self) { try await restore() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home) == ["note"])
  }

  @Test func `an archive cut short anywhere restores nothing`() async throws {
    _ = try await fill()
    _ = try await backup()
    let whole = try Data(contentsOf: URL(filePath: archive))
    for length in [0, 100, 512, 1500, whole.count / 2, whole.count - 1500] {
      try whole.prefix(length).write(to: URL(filePath: archive))
      await #expect(throws: Fault.self) { try await restore() }
      expectNothingLeft()
    }
  }

  @Test func `a changed byte anywhere restores nothing`() async throws {
    _ = try await fill()
    _ = try await backup()
    let whole = try Data(contentsOf: URL(filePath: archive))
    var random = Seeded(seed: 5)
    for _ in 0..<25 {
      var changed = whole
      // Padding and the closing blocks carry nothing; every file's bytes and headers do.
      let place = Int.random(in: 0..<whole.count, using: &random)
      guard whole[place] != 0 else { continue }
      changed[place] ^= 0x15
      try changed.write(to: URL(filePath: archive))
      await #expect(throws: (any Error).self, "byte \(place)") { try await restore() }
      expectNothingLeft()
    }
  }

  @Test(arguments: ["../escape", "/etc/passwd", "files/../../x", "extra"])
  func `a name that we would not write is refused`(name: String) async throws {
    _ = try await fill()
    var manifest = try await backup()
    let bytes = Data("x".utf8)
    manifest.files.append(.init(name: name, size: 1, digest: BlobDigest(of: bytes)))
    _ = FileManager.default.createFile(atPath: archive, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: archive))
    let tar = TarWriter(handle)
    try tar.add(BackupManifest.name, try manifest.encoded())
    try tar.add(name, bytes)
    try tar.finish()
    try handle.close()
    await #expect(throws: Fault.self) { try await restore() }
    expectNothingLeft()
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/escape"))
  }

  @Test func `a link in an archive is not a file`() throws {
    var header = [UInt8](try TarHeader.bytes("files/aa/bb", size: 0))
    header[156] = UInt8(ascii: "2")
    let sum = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
    let octal = String("000000\(String(sum, radix: 8))".suffix(6))
    header.replaceSubrange(148..<156, with: Array("\(octal)\u{0} ".utf8))
    #expect(throws: TarTrouble.notAFile("files/aa/bb")) { try TarHeader(Data(header)) }
  }

  @Test func `a file lost before the backup is named, and the rest is saved`() async throws {
    let blobs = try await fill()
    try files.remove(blobs[0].digest)
    #expect(try await backup().missing == [blobs[0].digest])
    #expect(try await restore().missing == [blobs[0].digest])
  }
}

import Files
import Foundation
import Kernel
import Store

/// The way of an erasure (清除过程), safe at every step against a crash: the original is sealed and on disk before
/// anything goes; one transaction takes the words away; what is left on disk is written down in it and removed
/// afterwards, as often as it takes.
package struct Erasing: Sendable {
  let store: Store
  let files: FileStore
  let sealer: Sealer

  package init(_ store: Store, _ files: FileStore, _ sealer: Sealer) {
    (self.store, self.files, self.sealer) = (store, files, sealer)
  }

  /// Seals and takes away. From its return on, the public finds nothing. `clear` and `settle` follow.
  package func erase(
    _ target: ErasureTarget, reason: String, typed: String, as actor: Actor
  ) async throws -> Erasure.ID {
    for _ in 0..<5 {
      let original = try await store.read { reader in
        _ = try target.check(reason: reason, typed: typed, actor, reader)
        return try SealedOriginal.gather(target, reader)
      }
      let parts = try seal(original, target)
      do {
        return try await store.write(as: actor) {
          try Erasure.make(target, original, parts, reason: reason, typed: typed, $0)
        }
      } catch is Erasure.Changed { continue }
    }
    throw Fault.busy("这条信息正在被人改动，请让对方先停下，再清除一次。")
  }

  /// The record and each file under lock and key in the file store. Left by a crash, they tell nobody anything.
  private func seal(_ original: SealedOriginal, _ target: ErasureTarget) throws -> [Blob] {
    let record = try sealer.seal([UInt8](original.encoded()), target.place(0))
    return try [files.put(record)] + original.files.map { file in
      try files.put(sealer.seal([UInt8](files.read(file.digest)), target.place(file.position)))
    }
  }

  /// Removes what an erasure left on disk: files that nobody else uses, the index's old lists, the log's old pages.
  /// A second time does no harm. False when it has to be tried again.
  package func clear(_ id: Erasure.ID) async throws -> Bool {
    let waiting: [BlobDigest] = try await store.read { reader in
      try reader.all("SELECT digest FROM erasure_file WHERE erasure = \(id) AND settled_at IS NULL") { try $0["digest"] }
    }
    for digest in waiting { try await store.write(as: .program("erasure")) { try remove(digest, of: id, $0) } }
    try await store.write(as: .program("erasure")) { try TextIndex.compact($0) }
    return try await store.scrub()
  }

  /// The row and the file go together: a crash between leaves the row, and the next turn finds no file to remove.
  private func remove(_ digest: BlobDigest, of id: Erasure.ID, _ tx: Transaction) throws {
    let isShared = try ErasedCopies.isUsed(digest, tx)
    if !isShared {
      try tx.run("DELETE FROM blob WHERE digest = \(digest)")
      try files.remove(digest)
    }
    try tx.run(
      """
      UPDATE erasure_file SET settled_at = \(tx.now), is_shared = \(isShared)
      WHERE erasure = \(id) AND digest = \(digest)
      """)
  }

  /// Looks at every place once more and writes down what was found, with what the site found by asking itself.
  package func settle(_ id: Erasure.ID, _ probes: [Erasure.Check]) async throws {
    try await store.write(as: .program("erasure")) { tx in
      let row = try tx.only("SELECT item, attachment, finished_at FROM erasure WHERE id = \(id)")
      guard (try row["finished_at"] as Date?) == nil else { return }
      let target = ErasureTarget(try row["item"], attachment: try row["attachment"])
      let checks = try probes + ErasureLook.checks(id, target, files, tx)
      let stored = String(decoding: try JSONEncoder().encode(checks), as: UTF8.self)
      try tx.run("UPDATE erasure SET finished_at = \(tx.now), checks = \(stored) WHERE id = \(id)")
    }
  }
}

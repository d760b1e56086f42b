import Files
import Foundation
import Kernel
import Store

extension Erasing {
  /// Opens the sealed record for the auditor (启封), who says why; the journal has it before he sees a word.
  package func open(_ id: Erasure.ID, reason: String, as actor: Actor) async throws -> SealedOriginal {
    let bytes = try await opened(id, 0, reason: reason, as: actor)
    return try JSONDecoder().decode(SealedOriginal.self, from: Data(bytes))
  }

  /// Opens one file of it.
  package func open(
    _ id: Erasure.ID, file position: Int, reason: String, as actor: Actor
  ) async throws -> (file: SealedOriginal.SealedFile, bytes: [UInt8]) {
    let record = try await opened(id, 0, reason: reason, as: actor)
    let original = try JSONDecoder().decode(SealedOriginal.self, from: Data(record))
    guard let file = original.files.first(where: { $0.position == position }) else { throw Fault.notFound }
    return (file, try await opened(id, position, reason: reason, as: actor))
  }

  private func opened(_ id: Erasure.ID, _ position: Int, reason: String, as actor: Actor) async throws -> [UInt8] {
    let (digest, place) = try await store.write(as: actor) { tx in
      let row = try tx.first("SELECT item, attachment, organisation FROM erasure WHERE id = \(id)")
      guard let row, tx.actor.may(.auditAdministration, in: try row["organisation"]) else { throw Fault.notFound }
      guard !reason.trimmed.isEmpty, reason.count <= 200 else {
        throw Fault.invalid("reason", "请写明为什么要启封（200 字以内），这次启封会记入审计日志。")
      }
      let part = try tx.first("SELECT digest FROM sealed_part WHERE erasure = \(id) AND position = \(position)")
      guard let part else { throw Fault.notFound }
      let target = ErasureTarget(try row["item"], attachment: try row["attachment"])
      try tx.record(
        "erasure.opened", of: "erasure:\(id)", in: try row["organisation"],
        "启封密封原件第 \(position) 部分：\(reason.trimmed)")
      return (try part["digest"] as BlobDigest, target.place(position))
    }
    return try sealer.open(try files.read(digest), place)
  }
}

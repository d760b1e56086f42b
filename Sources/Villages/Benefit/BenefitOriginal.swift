import Files
import Foundation
import Kernel
import Store

extension BenefitList {
  /// Opens the sealed original for somebody of the town who says why (启封原件): the journal has it before he sees a byte.
  package static func openOriginal(
    _ id: ID, reason: String, _ tx: Transaction
  ) throws -> (digest: BlobDigest, place: String, name: String) {
    let row = try tx.first("SELECT village, original, sealed_for, original_name FROM benefit_list WHERE id = \(id)")
    guard let row else { throw Fault.notFound }
    let village: Identifier<Organisation> = try row["village"]
    guard [.draft, .firstReview, .inspect].contains(where: { tx.actor.may($0, in: village) }) else {
      throw Fault.forbidden("密封的原件由镇里的经办、初审或者检查员启封，请联系镇里。")
    }
    guard (4...200).contains(reason.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("reason", "请写明为什么要启封原件（4 到 200 个字），这次启封会记入审计日志。")
    }
    try tx.record("benefit.opened", of: "benefit:\(id)", in: village, "启封原件：\(reason.trimmed)")
    return (try row["original"], try row["sealed_for"], try row["original_name"])
  }
}

extension Sealing {
  /// The bytes of a sealed original.
  package func original(_ digest: BlobDigest, _ place: String, _ files: FileStore) throws -> [UInt8] {
    try open(try files.read(digest), place)
  }
}

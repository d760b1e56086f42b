import Files
import Foundation
import Kernel
import Store

/// A file of a case (案卷文件): the copy of an identity document (sealed), material, the answer's original and its redacted
/// copy, a signed form.
package struct ApplicationFile: Sendable, Equatable {
  package typealias ID = Identifier<ApplicationFile>

  package enum Role: String, CaseIterable, Sendable, Storable {
    case identity, material, original, redacted, signed

    package var chinese: String {
      switch self {
      case .identity: "身份证明复印件（加密）"
      case .material: "申请材料、补正材料"
      case .original: "拟公开的信息原件"
      case .redacted: "遮盖后的公开稿"
      case .signed: "签字的申请表、送达回证"
      }
    }
  }

  package let id: ID
  package let application: Application.ID
  package let role: Role
  package let name: String
  package let digest: BlobDigest
  package let mediaType: MediaType
  package let size: Int
  package let isSealed: Bool
  package let original: ID?
  package let note: String

  init(_ row: Row) throws {
    (id, application, role) = (try row["id"], try row["application"], try row["role"])
    (name, digest, mediaType) = (try row["name"], try row["digest"], try row["media_type"])
    (size, isSealed, original) = (try row["size"], try row["is_sealed"], try row["original"])
    note = try row["note"]
  }

  package static func list(of application: Application.ID, _ reader: some Reader) throws -> [ApplicationFile] {
    try reader.all("SELECT * FROM application_file WHERE application = \(application) ORDER BY id", ApplicationFile.init)
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> ApplicationFile {
    guard let found = try reader.first("SELECT * FROM application_file WHERE id = \(id)", ApplicationFile.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// Adds a file to a case. A copy of an identity document comes sealed for the case's number, by `sealed(_:for:_:)`;
  /// the applicant himself may add it while he applies.
  @discardableResult
  package static func add(
    _ blob: Blob, named name: String, as role: Role, to id: Application.ID, original: ID? = nil,
    mediaType: MediaType? = nil, size: Int? = nil, note: String = "", _ tx: Transaction
  ) throws -> ID {
    let application = try Application.find(id, tx)
    if !(tx.actor == .visitor && role == .identity && application.channel == .web) {
      if !tx.actor.may(.window, in: application.town) { try tx.actor.require(.casework, in: application.town) }
    }
    if let original {
      let found = try find(original, tx)
      guard found.application == id, found.role == .original else { throw Fault.notFound }
    }
    try blob.register(tx)
    let file: ID = try tx.insert(
      """
      INSERT INTO application_file (
        application, role, name, digest, media_type, size, is_sealed, original, note, added_at)
      VALUES (
        \(id), \(role), \(String(name.prefix(200))), \(blob.digest), \(mediaType ?? blob.mediaType),
        \(size ?? blob.size), \(role == .identity), \(original), \(note), \(tx.now)) RETURNING id
      """)
    try tx.record("application.fileAdded", of: "application:\(id)", in: application.town, role.chinese)
    return file
  }

  /// The bytes of an identity document as they may lie on the disk.
  package static func sealed(_ bytes: [UInt8], for submission: String, _ sealer: ApplicantSealer) throws -> Data {
    try sealer.seal(bytes, place(submission))
  }

  private static func place(_ submission: String) -> String { "application-file:\(submission)" }

  /// Opens a sealed file, with a reason that the journal has first.
  package static func unseal(
    _ id: ID, reason: String, _ files: FileStore, _ sealer: ApplicantSealer, _ tx: Transaction
  ) throws -> (file: ApplicationFile, bytes: [UInt8]) {
    let file = try find(id, tx)
    let application = try Application.find(file.application, tx)
    try tx.actor.require(.casework, in: application.town)
    guard !reason.tidied.isEmpty, reason.count <= 200 else {
      throw Fault.invalid("reason", "请写明为什么要看身份证明（200 字以内），会记入审计日志。")
    }
    try tx.record(
      "application.unsealed", of: "application:\(application.id)", in: application.town,
      "查看身份证明复印件：\(reason.tidied)")
    return (file, try sealer.open(files.read(file.digest), place(application.submission)))
  }
}

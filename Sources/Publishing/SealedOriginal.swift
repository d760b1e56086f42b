import Files
import Foundation
import Kernel
import Store

/// How the sealed original is locked and opened (密封): given by the program, since the key is not ours.
package struct Sealer: Sendable {
  /// Bytes and the place they are sealed for.
  let seal: @Sendable ([UInt8], String) throws -> Data
  let open: @Sendable (Data, String) throws -> [UInt8]

  package init(
    seal: @escaping @Sendable ([UInt8], String) throws -> Data,
    open: @escaping @Sendable (Data, String) throws -> [UInt8]
  ) {
    (self.seal, self.open) = (seal, open)
  }
}

/// What is erased: an item with everything it has, or one of its files (清除对象).
package struct ErasureTarget: Hashable, Sendable {
  package let item: Item.ID
  package let attachment: Attachment.ID?

  package init(_ item: Item.ID, attachment: Attachment.ID? = nil) { (self.item, self.attachment) = (item, attachment) }

  /// What a part is sealed for: copied to another place, it does not open.
  func place(_ position: Int) -> String { "erasure:\(item):\(attachment?.value ?? 0):\(position)" }
}

/// The original as it is sealed (密封原件): every row with words of the item, and which files go with it.
package struct SealedOriginal: Codable, Equatable, Sendable {
  package var tables: [String: [[String: SealedValue]]] = [:]
  package var files: [SealedFile] = []

  /// A file of it. Its bytes are the part at `position`.
  package struct SealedFile: Codable, Equatable, Sendable {
    package let position: Int
    package let digest: BlobDigest
    package let attachments: [Identifier<Attachment>]
    package let name: String
    package let mediaType: String
  }

  /// Reads it as it is now.
  static func gather(_ target: ErasureTarget, _ reader: some Reader) throws -> SealedOriginal {
    var original = SealedOriginal()
    let attachments = try reader.all(
      "SELECT * FROM attachment WHERE item = \(target.item) AND erased_at IS NULL ORDER BY id", Attachment.init)
    let chosen = attachments.filter { target.attachment == nil || $0.id == target.attachment }
    if target.attachment == nil {
      for place in WordPlace.all {
        original.tables[place.table] = try reader.all(place.rows(target.item)).map(SealedValue.row)
      }
    }
    let ids = chosen.map(\.id)
    original.tables["attachment"] = try reader.all(
      "SELECT * FROM attachment WHERE id IN \(list: ids) ORDER BY id").map(SealedValue.row)
    for digest in Set(chosen.map(\.digest)).sorted() {
      let same = chosen.filter { $0.digest == digest }
      original.files.append(
        SealedFile(
          position: original.files.count + 1, digest: digest, attachments: same.map(\.id),
          name: same.first?.name ?? "", mediaType: same.first?.mediaType.rawValue ?? ""))
    }
    for digest in try uploaded(ids, reader) where !original.files.contains(where: { $0.digest == digest }) {
      original.files.append(
        SealedFile(position: original.files.count + 1, digest: digest, attachments: [], name: "上传原件", mediaType: ""))
    }
    let sources = target.attachment == nil ? try ErasedCopies.sources(of: target.item, reader) : []
    for digest in sources where !original.files.contains(where: { $0.digest == digest }) {
      original.files.append(
        SealedFile(
          position: original.files.count + 1, digest: digest, attachments: [], name: "旧站导入的源文件", mediaType: ""))
    }
    return original
  }

  /// The files as they were uploaded, where the public copies differ.
  private static func uploaded(_ attachments: [Attachment.ID], _ reader: some Reader) throws -> [BlobDigest] {
    guard !attachments.isEmpty else { return [] }
    return try reader.all(
      """
      SELECT DISTINCT original FROM attachment_check
      WHERE attachment IN \(list: attachments) AND original IS NOT NULL ORDER BY original
      """
    ) { try $0["original"] }
  }

  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}

/// One value of a row, as the engine gave it (原值).
package enum SealedValue: Codable, Equatable, Sendable {
  case null, integer(Int64), real(Double), text(String)

  static func row(_ row: Row) -> [String: SealedValue] {
    Dictionary(row.columns.map { ($0.name, SealedValue($0.value)) }, uniquingKeysWith: { first, _ in first })
  }

  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .blob(let bytes): self = .text(bytes.base64EncodedString())
    }
  }

  package var text: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let number = try? container.decode(Double.self) {
      self = .real(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .integer(let number): try container.encode(number)
    case .real(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

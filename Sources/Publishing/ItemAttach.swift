import Files
import Kernel
import Store

extension Item {
  /// Adds a file to an item (上传附件). It becomes public only with a revision that lists it.
  package static func attach(_ blob: Blob, named name: String, to id: ID, _ tx: Transaction) throws -> Attachment {
    let item = try Item.visible(id, tx)
    try Owner.find(item.organisation, tx).requireDrafting(tx.actor, column: item.column)
    let attachment = try add(blob, named: name, to: id, tx)
    try tx.record("item.attached", of: "item:\(id)", in: item.organisation, attachment.name)
    return attachment
  }

  static func add(_ blob: Blob, named name: String, to item: ID, _ tx: Transaction) throws -> Attachment {
    try blob.register(tx)
    let row = try tx.only(
      """
      INSERT INTO attachment (item, name, digest, media_type, size, added_at, added_by)
      VALUES (\(item), \(FileName.clean(name, blob.mediaType)), \(blob.digest), \(blob.mediaType), \(blob.size),
        \(tx.now), \(tx.actor.name))
      RETURNING *
      """)
    return try Attachment(row)
  }
}

/// Names of files as people gave them (附件名), made safe for any disk.
enum FileName {
  /// Without folders and characters that are invisible or forbidden somewhere; never empty; at most 120 characters.
  static func clean(_ name: String, _ type: MediaType) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: break
      default: kept.append("/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "_" : scalar)
      }
    }
    var clean = String(kept).trimmed
    while clean.hasPrefix(".") || clean.hasPrefix("~") { clean.removeFirst() }
    if clean.isEmpty { clean = type.fileExtension.isEmpty ? "附件" : "附件.\(type.fileExtension)" }
    return clean.count <= 120 ? clean : shortened(clean)
  }

  private static func shortened(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 10 else {
      return String(name.prefix(120))
    }
    return String(name[..<dot].prefix(110)) + name[dot...]
  }
}

import Files
import Kernel
import Store
import Traces

extension Item {
  /// Adds a file to an item (上传附件). It becomes public only with a revision that lists it.
  package static func attach(_ blob: Blob, named name: String, to id: ID, _ tx: Transaction) throws -> Attachment {
    let item = try Item.visible(id, tx)
    try Owner.find(item.organisation, tx).requireDrafting(tx.actor, column: item.column)
    let attachment = try add(blob, named: name, to: id, tx)
    try tx.record("item.attached", of: "item:\(id)", in: item.organisation, "附件 \(attachment.id)")
    return attachment
  }

  /// The same with what was found in it, its original, and what it takes the place of.
  package static func attach(_ file: CheckedFile, to id: ID, _ tx: Transaction) throws -> Attachment {
    let item = try Item.visible(id, tx)
    try Owner.find(item.organisation, tx).requireDrafting(tx.actor, column: item.column)
    if let replaced = file.replaces { try requireOwn(replaced, of: id, tx) }
    let attachment = try add(file, to: id, tx)
    try tx.record("item.attached", of: "item:\(id)", in: item.organisation, "附件 \(attachment.id)")
    return attachment
  }

  static func add(_ file: CheckedFile, to id: ID, _ tx: Transaction) throws -> Attachment {
    let attachment = try add(file.blob, named: file.name, to: id, tx)
    try file.original?.register(tx)
    try tx.run(
      """
      INSERT INTO attachment_check (attachment, original, original_size, checked_at, kept, kept_reason, replaces)
      VALUES (\(attachment.id), \(file.original?.digest), \(file.original?.size), \(tx.now),
        \(file.kept.map(\.rawValue).sorted().joined(separator: ",")), \(file.keptReason), \(file.replaces))
      """)
    try AttachmentCheck.note(file.traces, of: attachment.id, tx)
    if file.isWaiting { try AttachmentWait.begin(attachment, tx) }
    return attachment
  }

  /// Gives a file another name (改名), or another name and place: the old address shows it under its new name.
  package static func rename(_ old: Attachment.ID, to name: String, of id: ID, _ tx: Transaction) throws -> Attachment {
    try requireOwn(old, of: id, tx)
    let waits = try tx.count("SELECT count(*) FROM attachment_wait WHERE attachment = \(old)")
    guard waits == 0 else { throw Fault.invalid("files", "有附件还没有检查完，请等附件检查页显示结果以后再改名。") }
    let row = try tx.only("SELECT * FROM attachment WHERE id = \(old)")
    let known = try Attachment(row)
    let blob = Blob(digest: known.digest, size: known.size, mediaType: known.mediaType)
    let new = try attach(blob, named: name, to: id, tx)
    try tx.run(
      """
      INSERT INTO attachment_check (attachment, original, original_size, checked_at, kept, kept_reason, replaces)
      SELECT \(new.id), original, original_size, checked_at, kept, kept_reason, \(old)
      FROM attachment_check WHERE attachment = \(old)
      UNION ALL SELECT \(new.id), NULL, NULL, \(tx.now), '', '', \(old)
      WHERE NOT EXISTS (SELECT 1 FROM attachment_check WHERE attachment = \(old))
      """)
    try tx.run(
      """
      INSERT INTO attachment_trace (attachment, position, kind, weight, detail, count, is_removed)
      SELECT \(new.id), position, kind, weight, detail, count, is_removed
      FROM attachment_trace WHERE attachment = \(old)
      """)
    return new
  }

  private static func requireOwn(_ attachment: Attachment.ID, of item: ID, _ tx: Transaction) throws {
    let owned = try tx.count(
      "SELECT count(*) FROM attachment WHERE id = \(attachment) AND item = \(item) AND erased_at IS NULL")
    guard owned == 1 else { throw Fault.invalid("files", "要替换的附件已经不在，请刷新后重试。") }
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

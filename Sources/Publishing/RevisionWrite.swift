import Crypto
import Foundation
import Kernel
import Manuscript
import Store

extension Revision {
  /// Writes the next revision of an edition. The page is made here and now, so that no request pays for it.
  static func write(
    _ content: Content, for edition: Edition, town: Identifier<Organisation>, _ tx: Transaction
  ) throws {
    let ordinal = edition.revision + 1
    let (plain, body) = (content.manuscript.plainText, try page(of: content, town: town, tx))
    let id: ID = try tx.insert(
      """
      INSERT INTO revision (edition, ordinal, title, subtitle, manuscript, body, plain_text, body_digest,
        document_number_raw, document_number, issuer, written_on, effective_on, expires_on, openness,
        openness_basis, source_name, source_url, keywords, genre, theme, summary, author, change_note, is_major,
        actor, account, saved_at, kind, facts)
      VALUES (\(edition.id), \(ordinal), \(content.title.trimmed), \(content.subtitle.trimmed),
        \(try content.manuscript.json()), \(body), \(plain), \(BodyDigest.of(plain)),
        \(content.documentNumber), \(content.normalisedNumber), \(content.issuer.trimmed), \(content.writtenOn),
        \(content.effectiveOn), \(content.expiresOn), \(content.openness), \(content.opennessBasis.trimmed),
        \(content.sourceName.trimmed), \(content.sourceURL.trimmed), \(content.spelledKeywords), \(content.genre),
        \(content.theme), \(content.summary.trimmed), \(content.author.trimmed), \(content.changeNote.trimmed),
        \(content.isMajor), \(tx.actor.name), \(tx.actor.staff?.account), \(tx.now),
        \(content.kind), \(try content.storedFacts()))
      RETURNING id
      """)
    try list(content.attachments, on: id, tx)
    try tx.run("UPDATE edition SET revision = \(ordinal), changed_at = \(tx.now) WHERE id = \(edition.id)")
  }

  private static func list(_ attachments: [Attachment.ID], on revision: ID, _ tx: Transaction) throws {
    for (position, attachment) in attachments.enumerated() {
      try tx.run(
        """
        INSERT INTO revision_attachment (revision, position, attachment)
        VALUES (\(revision), \(position), \(attachment))
        """)
    }
  }

  /// Only pictures of our own are shown: one from elsewhere would tell a stranger who reads, and the page's
  /// content policy keeps it out anyway.
  private static func own(_ source: String) -> String? {
    // Two slashes would begin a foreign host's address.
    source.hasPrefix("/") && !source.hasPrefix("//") && source.contains("/attachments/") ? source : nil
  }

  /// The sanitised page. A picture that came with the document is shown from the attachment of its name.
  private static func page(
    of content: Content, town: Identifier<Organisation>, _ tx: Transaction
  ) throws -> String {
    guard !content.attachments.isEmpty else { return content.manuscript.html { own($0) } }
    let slug: String = try tx.only("SELECT slug FROM organisation WHERE id = \(town)")["slug"]
    var addresses: [String: String] = [:]
    let rows = try tx.all("SELECT id, name FROM attachment WHERE id IN \(list: content.attachments)")
    for row in rows { addresses["media:\(try row["name"] as String)"] = Attachment.address(town: slug, try row["id"]) }
    return content.manuscript.html { [addresses] in addresses[$0] ?? own($0) }
  }
}

extension Content {
  var spelledKeywords: String {
    keywords.map { $0.replacing(";", with: " ").trimmed }.filter { !$0.isEmpty }.joined(separator: ";")
  }
}

/// The digest by which two texts are the same (正文摘要): of their characters without any white space.
package enum BodyDigest {
  package static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}" { continue }
      bytes += UTF8.encode(scalar).map(Array.init) ?? []
    }
    return Hex.encode(SHA256.hash(data: bytes))
  }
}

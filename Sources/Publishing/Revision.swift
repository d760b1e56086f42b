import Foundation
import Kernel
import Manuscript
import Store

/// A revision (修订): an immutable snapshot of what an edition says, with its page made ready.
package struct Revision: Equatable, Sendable {
  package typealias ID = Identifier<Revision>

  package let id: ID
  package let edition: Edition.ID
  package let ordinal: Int
  package let content: Content
  /// 文号 in its normal form.
  package let documentNumber: String
  /// Sanitised HTML, made when it was saved.
  package let body: String
  package let plainText: String
  package let bodyDigest: String
  /// Who saved it, as the journal writes it.
  package let actor: String
  package let account: Identifier<AccountRow>?
  package let savedAt: Date

  init(_ row: Row, attachments: [Identifier<Attachment>]) throws {
    id = try row["id"]
    edition = try row["edition"]
    ordinal = try row["ordinal"]
    documentNumber = try row["document_number"]
    body = try row["body"]
    plainText = try row["plain_text"]
    bodyDigest = try row["body_digest"]
    actor = try row["actor"]
    account = try row["account"]
    savedAt = try row["saved_at"]
    var content = try Content(row)
    content.attachments = attachments
    self.content = content
  }

  /// The revision of an edition; nil while nothing was saved.
  package static func of(_ edition: Edition, _ reader: some Reader) throws -> Revision? {
    try at(edition.revision, of: edition.id, reader)
  }

  /// An earlier one, for history.
  package static func at(_ ordinal: Int, of edition: Edition.ID, _ reader: some Reader) throws -> Revision? {
    let row = try reader.first("SELECT * FROM revision WHERE edition = \(edition) AND ordinal = \(ordinal)")
    guard let row else { return nil }
    let id: ID = try row["id"]
    let attachments: [Identifier<Attachment>] = try reader.all(
      "SELECT attachment FROM revision_attachment WHERE revision = \(id) ORDER BY position"
    ) { try $0["attachment"] }
    return try Revision(row, attachments: attachments)
  }
}

extension Content {
  init(_ row: Row) throws {
    let stored: String = try row["manuscript"]
    self.init(title: try row["title"], manuscript: try Manuscript(json: stored))
    subtitle = try row["subtitle"]
    documentNumber = try row["document_number_raw"]
    issuer = try row["issuer"]
    writtenOn = try row["written_on"]
    effectiveOn = try row["effective_on"]
    expiresOn = try row["expires_on"]
    openness = try row["openness"]
    opennessBasis = try row["openness_basis"]
    sourceName = try row["source_name"]
    sourceURL = try row["source_url"]
    let words: String = try row["keywords"]
    keywords = words.split(separator: ";").map(String.init)
    genre = try row["genre"]
    theme = try row["theme"]
    summary = try row["summary"]
    author = try row["author"]
    changeNote = try row["change_note"]
    isMajor = try row["is_major"]
    kind = try row["kind"]
    facts = try Self.facts(try row["facts"])
  }

  /// Facts as they are kept: a JSON object of names and values.
  static func facts(_ stored: String) throws -> [String: String] {
    stored == "{}" ? [:] : try JSONDecoder().decode([String: String].self, from: Data(stored.utf8))
  }

  func storedFacts() throws -> String {
    if facts.isEmpty { return "{}" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(facts), as: UTF8.self)
  }
}

import Crypto
import Foundation
import Kernel

/// The journal (审计日志): who did what, when. Rows are only ever added, and each carries a digest of itself
/// and of the row before, so that a changed, removed or reordered row shows.
package enum Journal {
  /// One line of it.
  package struct Entry: Sendable, Equatable {
    package let id: Int64
    package let at: Date
    package let actor: String
    package let organisation: Identifier<Organisation>?
    package let event: String
    package let subject: String
    package let detail: String
    let previous: String
    let digest: String

    init(_ row: Row) throws {
      id = try row["id"]
      at = try row["at"]
      actor = try row["actor"]
      organisation = try row["organisation"]
      event = try row["event"]
      subject = try row["subject"]
      detail = try row["detail"]
      previous = try row["previous"]
      digest = try row["digest"]
    }
  }

  /// The newest lines about one subject, or of a whole organisation, newest first.
  package static func entries(
    of subject: String? = nil, in organisations: [Identifier<Organisation>]? = nil, before: Int64 = .max,
    limit: Int = 50, _ reader: some Reader
  ) throws -> [Entry] {
    var conditions: [SQL] = ["id < \(before)"]
    if let subject { conditions.append("subject = \(subject)") }
    if let organisations { conditions.append("organisation IN \(list: organisations)") }
    return try reader.all(
      "SELECT * FROM journal WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY id DESC LIMIT \(limit)", Entry.init)
  }

  /// What a row's digest is taken of. Lengths stand before texts, so that no two rows spell the same.
  static func digest(
    id: Int64, at: Date, actor: String, organisation: Identifier<Organisation>?, event: String, subject: String,
    detail: String, previous: String
  ) -> String {
    var hash = SHA256()
    let moment = Int64((at.timeIntervalSince1970 * 1000).rounded())
    for part in ["\(id)", "\(moment)", actor, organisation?.description ?? "", event, subject, detail, previous] {
      hash.update(data: Data("\(part.utf8.count):\(part)\n".utf8))
    }
    return Hex.encode(hash.finalize())
  }
}

extension Transaction {
  /// Adds a line to the journal, in this same transaction. `event` is `area.verb`; `subject` names a row as
  /// `kind:key`; `detail` says what changed, without personal data.
  package func record(
    _ event: String, of subject: String, in organisation: Identifier<Organisation>?, _ detail: String = ""
  ) throws {
    let head = try only("SELECT last, digest FROM journal_head")
    let id = try head["last"] + Int64(1)
    let previous: String = try head["digest"]
    let digest = Journal.digest(
      id: id, at: now, actor: actor.name, organisation: organisation, event: event, subject: subject,
      detail: detail, previous: previous)
    try run(
      """
      INSERT INTO journal (id, at, actor, organisation, event, subject, detail, previous, digest)
      VALUES (\(id), \(now), \(actor.name), \(organisation), \(event), \(subject), \(detail), \(previous), \(digest))
      """)
    try run("UPDATE journal_head SET last = \(id), digest = \(digest)")
  }
}

import Crypto
import Foundation
import Kernel
import Store

/// An opinion link (一次性意见链接): an address by which somebody without an account reads one text of a draft and gives
/// one opinion. It never counts as an approval. Only the digest of its token is kept, so that a copied database opens
/// no draft.
package struct OpinionLink: Equatable, Sendable {
  package typealias ID = Identifier<OpinionLink>

  package let id: ID
  package let item: Item.ID
  package let edition: Edition.ID
  package let revision: Revision.ID
  /// Who was asked, in words: 县局专家.
  package let invited: String
  package let question: String
  package let asksWord: Bool
  /// Who asked, as history writes it.
  package let actor: String
  package let account: Identifier<AccountRow>?
  package let madeAt: Date
  package let expiresAt: Date
  package let failures: Int
  package let openedAt: Date?
  package let usedAt: Date?
  package let revokedAt: Date?

  /// Wrong access words after which it stays closed.
  package static let mostFailures = 10

  init(_ row: Row) throws {
    id = try row["id"]
    item = try row["item"]
    edition = try row["edition"]
    revision = try row["revision"]
    invited = try row["invited"]
    question = try row["question"]
    asksWord = try row.value("word_digest") != .null
    actor = try row["actor"]
    account = try row["account"]
    madeAt = try row["made_at"]
    expiresAt = try row["expires_at"]
    failures = try row["failures"]
    openedAt = try row["opened_at"]
    usedAt = try row["used_at"]
    revokedAt = try row["revoked_at"]
  }

  /// Where it stands (链接状态).
  package enum Stand: Sendable, Equatable { case open, used, revoked, locked, expired }

  package func stand(at now: Date) -> Stand {
    if usedAt != nil { return .used }
    if revokedAt != nil { return .revoked }
    if failures >= Self.mostFailures { return .locked }
    return expiresAt <= now ? .expired : .open
  }

  /// The one with this token. Whoever has none of ours finds nothing.
  package static func find(token: String, _ reader: some Reader) throws -> OpinionLink {
    let row = try reader.first("SELECT * FROM opinion_link WHERE token_digest = \(digest(token))", OpinionLink.init)
    guard let row else { throw Fault.notFound }
    return row
  }

  /// Those of an item, the latest first, each with what came of it.
  package static func list(of item: Item.ID, _ reader: some Reader) throws -> [(link: OpinionLink, opinion: Opinion?)] {
    try reader.all(query(item)) { (try OpinionLink($0), try Opinion(joined: $0)) }
  }

  static func query(_ item: Item.ID) -> SQL {
    """
    SELECT opinion_link.*, opinion.name, opinion.unit, opinion.stand, opinion.text, opinion.at
    FROM opinion_link LEFT JOIN opinion ON opinion.link = opinion_link.id
    WHERE opinion_link.item = \(item) ORDER BY opinion_link.id DESC
    """
  }

  static func digest(_ text: String) -> String { Hex.encode(SHA256.hash(data: Data(text.utf8))) }

  /// Of the word with the token: a copied database does not let anybody try words against it.
  static func digest(word: String, token: String) -> String { digest("\(token):\(word.trimmed)") }
}

/// An opinion (意见) as it was given by such a link.
package struct Opinion: Equatable, Sendable {
  package enum Stand: String, CaseIterable, Sendable, Storable {
    case agree, changes

    package var chinese: String {
      switch self {
      case .agree: "同意"
      case .changes: "有修改意见"
      }
    }
  }

  package let name: String
  package let unit: String
  package let stand: Stand
  package let text: String
  package let at: Date

  init?(joined row: Row) throws {
    guard let name: String = try row["name"] else { return nil }
    self.name = name
    unit = try row["unit"]
    stand = try row["stand"]
    text = try row["text"]
    at = try row["at"]
  }
}

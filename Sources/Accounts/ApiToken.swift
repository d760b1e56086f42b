import Foundation
import Kernel
import Store

/// A key for another program (接口令牌): with it the program asks for proofreading in a town's name. It is shown once, when it
/// is issued; here lies its digest. It reads nothing of the town's and changes nothing.
package struct ApiToken: Hashable, Sendable {
  package typealias ID = Identifier<ApiToken>

  package let id: ID
  package let town: Identifier<Organisation>
  /// Which program has it.
  package let name: String
  package let issuedBy: Identifier<AccountRow>
  package let issuedAt: Date
  /// The last day on which it opens anything.
  package let lastDay: Day
  package let isRevoked: Bool
  package let usedOn: Day?

  /// The longest time that one is good for, in days.
  package static let longest = 730

  private init(_ row: Row) throws {
    id = try row["id"]
    town = try row["town"]
    name = try row["name"]
    issuedBy = try row["issued_by"]
    issuedAt = try row["issued_at"]
    lastDay = try row["last_day"]
    isRevoked = try (row["revoked_at"] as Date?) != nil
    usedOn = try row["used_on"]
  }

  /// Issues one (签发令牌) and gives the key itself, this once.
  package static func issue(
    _ name: String, for town: Identifier<Organisation>, days: Int, _ entropy: Entropy, _ tx: Transaction
  ) throws -> String {
    try tx.actor.require(.systemAdministration, in: town)
    var issues: [Issue] = []
    let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
    if !(1...60).contains(name.count) { issues.append(Issue("name", "请写明给哪个程序用，最多 60 个字。")) }
    if !(1...longest).contains(days) { issues.append(Issue("days", "有效期应为 1 到 \(longest) 天，请修改。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    guard let account = tx.actor.staff?.account else { throw Fault.forbidden("接口令牌由系统管理员在工作台签发。") }
    let key = prefix + entropy.token()
    try tx.run(
      """
      INSERT INTO api_token (town, name, digest, issued_by, issued_at, last_day)
      VALUES (\(town), \(name), \(digest(key)), \(account), \(tx.now), \(tx.today + (days - 1)))
      """)
    try tx.record("api.tokenIssued", of: "organisation:\(town)", in: town, "“\(name)”，\(days) 天")
    return key
  }

  /// From now on it opens nothing (收回令牌). Twice does no harm.
  package static func revoke(_ id: ID, in town: Identifier<Organisation>, _ tx: Transaction) throws {
    try tx.actor.require(.systemAdministration, in: town)
    let row = try tx.first("SELECT name, revoked_at FROM api_token WHERE id = \(id) AND town = \(town)")
    guard let row else { throw Fault.notFound }
    guard try (row["revoked_at"] as Date?) == nil else { return }
    try tx.run("UPDATE api_token SET revoked_at = \(tx.now) WHERE id = \(id)")
    try tx.record("api.tokenRevoked", of: "organisation:\(town)", in: town, "“\(try row["name"] as String)”")
  }

  /// The newest first.
  package static func list(of town: Identifier<Organisation>, _ reader: some Reader) throws -> [ApiToken] {
    try reader.all(listQuery(town), ApiToken.init)
  }

  package static func listQuery(_ town: Identifier<Organisation>) -> SQL {
    "SELECT \(columns) FROM api_token WHERE town = \(town) ORDER BY id DESC LIMIT 200"
  }

  /// The one with this key, if it opens anything today.
  package static func find(_ key: String, on day: Day, _ reader: some Reader) throws -> ApiToken? {
    guard key.hasPrefix(prefix), key.utf8.count == prefix.utf8.count + 64 else { return nil }
    let row = try reader.first("SELECT \(columns) FROM api_token WHERE digest = \(digest(key))")
    return try row.map(ApiToken.init).flatMap { $0.isOpen(on: day) ? $0 : nil }
  }

  package func isOpen(on day: Day) -> Bool { !isRevoked && day <= lastDay }

  /// Notes that it was used (使用日期). Called when `usedOn` is another day, so at most once a day.
  package static func touch(_ id: ID, _ tx: Transaction) throws {
    try tx.run("UPDATE api_token SET used_on = \(tx.today) WHERE id = \(id)")
  }

  private static let prefix = "yd_"
  private static let columns: SQL = "id, town, name, issued_by, issued_at, last_day, revoked_at, used_on"
}

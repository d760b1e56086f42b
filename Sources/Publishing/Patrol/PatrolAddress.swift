import Foundation
import Jobs
import Kernel
import Store

/// What an address outside answered when it was last asked (站外链接状态).
package struct PatrolAddress: Equatable, Sendable {
  let address: String
  let outcome: Outcome
  let status: Int?
  let failedDays: Int

  /// 探测结论.
  enum Outcome: String, Sendable, Storable {
    case fine, walled, gone, broken, softGone, parked, noSuchHost, noConnection, badCertificate, timedOut, garbled
    case refused

    var isFailure: Bool { self != .fine && self != .walled && self != .refused }
  }

  init(_ row: Row) throws {
    (address, outcome) = (try row["address"], try row["outcome"])
    (status, failedDays) = (try row["status"], try row["failed_days"])
  }

  static func known(_ addresses: Set<String>, _ reader: some Reader) throws -> [String: PatrolAddress] {
    let rows = try reader.all(
      "SELECT * FROM patrol_address WHERE address IN \(list: addresses.sorted())", PatrolAddress.init)
    return Dictionary(rows.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// In words, once it has failed on enough different days; nil until then.
  func problem(_ rules: PatrolRules) -> String? {
    guard outcome.isFailure, failedDays >= rules.number("link.failedDays", 2) else { return nil }
    switch outcome {
    case .gone: return "对方回答没有这个页面（\(status ?? 404)）"
    case .broken: return "对方网站出错（\(status ?? 500)）"
    case .softGone: return "打得开，但对方写着内容已不存在"
    case .parked: return "域名可能已过期或者被他人占用，请立即核对"
    case .noSuchHost: return "域名已不存在"
    case .noConnection: return "连接不上对方网站"
    case .badCertificate: return "对方网站的安全证书不对"
    case .timedOut: return "超过 \(rules.number("link.seconds", 15)) 秒没有打开"
    case .garbled: return "对方的回答不是网页"
    case .fine, .walled, .refused: return nil
    }
  }

  /// What an answer amounts to.
  static func judge(_ answer: WebProbe.Answer, _ rules: PatrolRules) -> (outcome: Outcome, status: Int?) {
    switch answer {
    case .noSuchHost: return (.noSuchHost, nil)
    case .noConnection: return (.noConnection, nil)
    case .badCertificate: return (.badCertificate, nil)
    case .timedOut: return (.timedOut, nil)
    case .garbled: return (.garbled, nil)
    case .refused: return (.refused, nil)
    case .page(let status, _, let text):
      switch status {
      case 200...299:
        if rules.words("parked", by: "|").contains(where: { text.localizedCaseInsensitiveContains($0) }) {
          return (.parked, status)
        }
        return (rules.words("softGone", by: "|").contains(where: text.contains) ? .softGone : .fine, status)
      case 401, 403, 407, 429: return (.walled, status)
      case 400...499: return (.gone, status)
      default: return (.broken, status)
      }
    }
  }

  static func note(_ address: String, _ judged: (outcome: Outcome, status: Int?), _ tx: Transaction) throws {
    let failed = judged.outcome.isFailure
    let day: Day? = failed ? tx.today : nil
    try tx.run(
      """
      INSERT INTO patrol_address (address, asked_at, outcome, status, failed_days, failed_on)
      VALUES (\(address), \(tx.now), \(judged.outcome), \(judged.status), \(failed ? 1 : 0), \(day))
      ON CONFLICT (address) DO UPDATE SET asked_at = excluded.asked_at, outcome = excluded.outcome,
        status = excluded.status, failed_on = excluded.failed_on,
        failed_days = CASE WHEN excluded.failed_days = 0 THEN 0
          WHEN patrol_address.failed_on = excluded.failed_on THEN patrol_address.failed_days
          ELSE patrol_address.failed_days + 1 END
      """)
  }

  /// Addresses outside that are due: never asked, failed, or asked too long ago; the longest unasked first. What was asked
  /// since the walk began is not asked again.
  static func due(
    _ rules: PatrolRules, since begun: Date, most: Int, at now: Date, _ reader: some Reader
  ) throws -> [String] {
    let before = now.addingTimeInterval(-Double(rules.number("link.everyDays", 7)) * 86_400)
    let domain = rules.values["site.domain"] ?? ""
    return try reader.all(dueQuery(rules.town, before, since: begun)) { try $0["address"] as String }
      .filter { PatrolInside.host(of: $0) != domain }
      .prefix(max(0, most)).map { $0 }
  }

  static func dueQuery(_ town: Identifier<Organisation>, _ before: Date, since begun: Date) -> SQL {
    """
    SELECT DISTINCT patrol_link.address, COALESCE(patrol_address.asked_at, 0) AS asked
    FROM live_item JOIN patrol_link ON patrol_link.item = live_item.item
    LEFT JOIN patrol_address ON patrol_address.address = patrol_link.address
    WHERE live_item.town = \(town) AND (patrol_link.address LIKE 'http://%' OR patrol_link.address LIKE 'https://%')
      AND (patrol_address.asked_at IS NULL OR patrol_address.failed_days > 0 OR patrol_address.asked_at <= \(before))
      AND (patrol_address.asked_at IS NULL OR patrol_address.asked_at <= \(begun))
    ORDER BY asked, patrol_link.address
    """
  }
}

import Foundation
import Kernel
import Store

extension Item {
  /// Records that what is public was looked at and is still right (复核无误), and when to look again: on the day given,
  /// or after the period of its column. What has ended is not still right.
  package static func confirm(_ id: ID, nextOn: Day? = nil, note: String = "", _ tx: Transaction) throws {
    let item = try visible(id, tx)
    try requireAnswering(tx.actor, for: item)
    let live = try tx.first("SELECT * FROM edition WHERE item = \(id) AND state = 'live'", Edition.init)
    guard let live else { throw Fault.conflict("这条信息现在没有对外发布，不用复核。") }
    let column = try Column.find(item.column, tx)
    let settings = try Setting.all(for: item.town, on: tx.today, tx)
    let next = nextOn ?? tx.today + (CheckRule.days(column.kind, settings) ?? 365)
    let issues = issues(try Revision.of(live, tx)?.content.expiresOn, item.validity, next, note, tx.today)
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    try tx.run(
      """
      INSERT INTO item_check (item, edition, checked_at, next_at, note, actor, account)
      VALUES (\(id), \(live.id), \(tx.now), \(next.start), \(note.trimmed), \(tx.actor.name),
        \(tx.actor.staff?.account))
      ON CONFLICT (item) DO UPDATE SET edition = excluded.edition, checked_at = excluded.checked_at,
        next_at = excluded.next_at, note = excluded.note, actor = excluded.actor, account = excluded.account
      """)
    try tx.record(
      "item.checked", of: "item:\(id)", in: item.organisation,
      "下次复核 \(next)" + (note.trimmed.isEmpty ? "" : "：\(note.trimmed)"))
  }

  private static func issues(
    _ expiresOn: Day?, _ mark: ValidityMark, _ next: Day, _ note: String, _ today: Day
  ) -> [Issue] {
    var issues: [Issue] = []
    if let expiresOn, expiresOn < today, mark.validity.isCurrent {
      issues.append(Issue("next", "有效期已于 \(expiresOn) 届满，不能算“复核无误”。请标明失效，或者另开新版延长有效期。"))
    }
    if next <= today { issues.append(Issue("next", "下次复核的日期要在今天以后，请重新选择。")) }
    if next > today + 5 * 366 { issues.append(Issue("next", "下次复核最多定在五年以内，请核对年份。")) }
    if note.count > 200 { issues.append(Issue("note", "说明最多 200 个字，请删减。")) }
    return issues
  }
}

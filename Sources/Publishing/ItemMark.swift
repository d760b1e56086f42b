import Kernel
import Store

extension Item {
  /// Marks whether a document still holds (有效性标注): since when, why, and by which document. It shows on the page,
  /// in lists, in search and on paper from this moment on (R5).
  package static func markValidity(
    _ id: ID, _ validity: Validity, on day: Day, reason: String, by other: ID? = nil, _ tx: Transaction
  ) throws {
    let item = try visible(id, tx)
    try requireAnswering(tx.actor, for: item)
    let issues = try issues(item, validity, on: day, reason: reason, by: other, tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    try tx.run(
      """
      UPDATE item SET validity = \(validity), validity_on = \(day), validity_reason = \(reason.trimmed),
        validity_by = \(other), changed_at = \(tx.now) WHERE id = \(id)
      """)
    try tx.record(
      "item.validityMarked", of: "item:\(id)", in: item.organisation,
      "\(validity.chinese)，自 \(day) 起" + Vouched.note(reason.trimmed) + (other.map { "（信息 \($0)）" } ?? ""))
    if !validity.isCurrent { try CleanUp.note(.marked, item, tx) }
    if try tx.count("SELECT count(*) FROM live_item WHERE item = \(id)") > 0 { try LiveItem.put(id, tx) }
    tx.touchPages(of: item.town)
  }

  private static func issues(
    _ item: Item, _ validity: Validity, on day: Day, reason: String, by other: ID?, _ tx: Transaction
  ) throws -> [Issue] {
    var issues: [Issue] = []
    if item.publishedAt == nil { issues.append(Issue("", "这条信息还没有发布过，不用标注有效性。")) }
    if validity != .current, reason.trimmed.isEmpty, other == nil {
      issues.append(Issue("reason", "请写明“\(validity.chinese)”的原因，或者指明依据的文件。"))
    }
    if reason.count > 200 { issues.append(Issue("reason", "说明最多 200 个字，请删减。")) }
    if day > tx.today { issues.append(Issue("on", "日期还没有到，请到那一天再标注，或者填写失效日期。")) }
    if let other {
      let town: Identifier<Organisation>? = try tx.value("SELECT town FROM item WHERE id = \(other)")
      if town != item.town || other == item.id { issues.append(Issue("by", "没有找到依据的文件，请重新选择。")) }
    }
    return issues
  }
}

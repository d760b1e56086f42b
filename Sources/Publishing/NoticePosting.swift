import Foundation
import Kernel
import Store

extension EmergencyNotice {
  /// The longest text that still reads as one glance on a phone.
  package static let limit = 120
  /// A notice is for days, not for months: what stays belongs into a column.
  static let longest: TimeInterval = 31 * 86_400

  /// Puts a notice on every public page of a place (发布紧急通知). Who answers for publishing there does it: 签发.
  @discardableResult
  package static func post(
    in place: Identifier<Organisation>, _ level: Level, _ text: String, item: Item.ID? = nil, from: Date? = nil,
    until: Date, _ tx: Transaction
  ) throws -> ID {
    try tx.actor.require(.issue, in: place)
    let (text, start) = (text.trimmed, from ?? tx.now)
    let issues = try issues(place, text, item, start, until, tx)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let id: ID = try tx.insert(
      """
      INSERT INTO emergency_notice (organisation, level, text, item, starts_at, ends_at, actor, account, posted_at)
      VALUES (\(place), \(level), \(text), \(item), \(start), \(until), \(tx.actor.name),
        \(tx.actor.staff?.account), \(tx.now)) RETURNING id
      """)
    try tx.record(
      "notice.posted", of: "notice:\(id)", in: place,
      "\(level.chinese)，\(Beijing.minute(start)) 至 \(Beijing.minute(until))" + Vouched.note(text))
    tx.touchPages(of: place)
    return id
  }

  /// Takes a notice off all pages before its time (撤下紧急通知).
  package static func takeBack(_ id: ID, reason: String, _ tx: Transaction) throws {
    let row = try tx.first("SELECT organisation, taken_back_at, ends_at FROM emergency_notice WHERE id = \(id)")
    guard let row else { throw Fault.notFound }
    let place: Identifier<Organisation> = try row["organisation"]
    guard tx.actor.may(.issue, in: place) else { throw Fault.notFound }
    let (gone, end): (Date?, Date) = (try row["taken_back_at"], try row["ends_at"])
    guard gone == nil, end > tx.now else { throw Fault.conflict("这条紧急通知已经结束，不用再撤下。") }
    guard reason.count <= 200 else { throw Fault.invalid("reason", "理由最多 200 个字，请删减。") }
    try tx.run(
      """
      UPDATE emergency_notice SET taken_back_at = \(tx.now), taken_back_by = \(tx.actor.name),
        taken_back_reason = \(reason.trimmed) WHERE id = \(id)
      """)
    try tx.record("notice.takenBack", of: "notice:\(id)", in: place, "提前撤下" + Vouched.note(reason.trimmed))
    tx.touchPages(of: place)
  }

  private static func issues(
    _ place: Identifier<Organisation>, _ text: String, _ item: Item.ID?, _ start: Date, _ end: Date, _ tx: Transaction
  ) throws -> [Issue] {
    var issues: [Issue] = []
    if text.isEmpty { issues.append(Issue("text", "请写通知的内容，一两句话说清发生了什么、该怎么做。")) }
    if text.count > limit { issues.append(Issue("text", "通知最多 \(limit) 个字，现在有 \(text.count) 个，请删减。")) }
    if end <= tx.now || end <= start { issues.append(Issue("until", "结束时间要晚于现在和开始时间，请核对。")) }
    if end > start.addingTimeInterval(longest) {
      issues.append(Issue("until", "紧急通知最多挂 31 天；长期有效的内容请发到栏目里。"))
    }
    let kind: String? = try tx.value("SELECT kind FROM organisation WHERE id = \(place)")
    if kind != "town", kind != "district" { issues.append(Issue("place", "紧急通知发在乡镇或者全区，请重新选择范围。")) }
    if let item, try tx.count("SELECT count(*) FROM live_item WHERE item = \(item)") == 0 {
      issues.append(Issue("item", "相关信息现在没有公开，请先发布它，或者不填这一项。"))
    }
    return issues
  }
}

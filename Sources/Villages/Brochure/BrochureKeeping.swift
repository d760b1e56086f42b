import Kernel
import Store

/// Keeping the batches (宣传册登记): printed, corrected, called back.
extension Brochure {
  @discardableResult
  package static func add(_ details: Details, in town: Identifier<Organisation>, _ tx: Transaction) throws -> ID {
    try tx.actor.requireKeepingBrochures(of: town)
    try check(details, in: town, but: nil, tx)
    let id: ID = try tx.insert(
      """
      INSERT INTO brochure (town, title, edition, printed_on, copies, valid_until, author, added_at)
      VALUES (\(town), \(details.title), \(details.edition), \(details.printedOn), \(details.copies),
        \(details.validUntil), \(tx.actor.shownName), \(tx.now))
      RETURNING id
      """)
    try tx.record("brochure.added", of: "brochure:\(id)", in: town, "\(details.title)（\(details.edition)），\(details.copies) 本")
    return id
  }

  package static func correct(_ id: ID, _ details: Details, _ tx: Transaction) throws {
    let old = try find(id, tx)
    try tx.actor.requireKeepingBrochures(of: old.town)
    try check(details, in: old.town, but: id, tx)
    if details.copies < old.handedOut {
      throw Fault.invalid("copies", "已经发出 \(old.handedOut) 本，印数不能比这少，请核对。")
    }
    if let retired = old.retiredOn, retired < details.printedOn {
      throw Fault.invalid("printedOn", "这一批 \(retired) 已停用，印制日期不能比这晚，请核对。")
    }
    try tx.run(
      """
      UPDATE brochure SET title = \(details.title), edition = \(details.edition), printed_on = \(details.printedOn),
        copies = \(details.copies), valid_until = \(details.validUntil) WHERE id = \(id)
      """)
    try tx.record("brochure.corrected", of: "brochure:\(id)", in: old.town, "\(details.title)（\(details.edition)）")
  }

  /// Calls a batch back before its day (停用), since what it says holds no more.
  package static func retire(_ id: ID, reason: String, _ tx: Transaction) throws {
    let batch = try find(id, tx)
    try tx.actor.requireKeepingBrochures(of: batch.town)
    guard batch.retiredOn == nil else { throw Fault.conflict("这一批已经停用了。") }
    guard (2...200).contains(reason.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("reason", "请写明为什么停用，2 到 200 个字，例如“补贴标准已调整”。")
    }
    try tx.run("UPDATE brochure SET retired_on = \(tx.today), retired_for = \(reason.trimmed) WHERE id = \(id)")
    try tx.record("brochure.retired", of: "brochure:\(id)", in: batch.town, "\(batch.name)：\(reason.trimmed)")
  }

  private static func check(
    _ details: Details, in town: Identifier<Organisation>, but id: ID?, _ tx: Transaction
  ) throws {
    var issues: [Issue] = []
    if !(2...100).contains(details.title.unicodeScalars.count) { issues.append(Issue("title", "请填写宣传册名称，2 到 100 个字。")) }
    if !(1...40).contains(details.edition.unicodeScalars.count) {
      issues.append(Issue("edition", "请填写版次，例如“2026年第1版”，不超过 40 个字。"))
    }
    if details.printedOn > tx.today { issues.append(Issue("printedOn", "印制日期还没有到，请核对。")) }
    if !(1...1_000_000).contains(details.copies) { issues.append(Issue("copies", "印数请填 1 到 1000000 的整数。")) }
    if let last = details.validUntil, last < details.printedOn {
      issues.append(Issue("validUntil", "有效期早于印制日期，请核对。"))
    }
    let same = try tx.count(
      """
      SELECT count(*) FROM brochure WHERE town = \(town) AND title = \(details.title) AND edition = \(details.edition)
        AND id <> \(id?.value ?? 0)
      """)
    if same > 0 { issues.append(Issue("edition", "这个名称的“\(details.edition)”已经登记过，同一版重印请写明是第几次印。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
  }
}

extension Actor {
  /// Whether he keeps the town's brochures: its handlers and inspectors.
  package func mayKeepBrochures(of town: Identifier<Organisation>) -> Bool {
    may(.draft, in: town) || may(.inspect, in: town)
  }

  func requireKeepingBrochures(of town: Identifier<Organisation>) throws {
    guard mayKeepBrochures(of: town) else { throw Fault.forbidden("宣传册由镇里的经办和检查员登记，您的账号没有这项职责。") }
  }
}

import Kernel
import Store

/// So many of a batch that went to a village (宣传册发放), and when they were taken back.
package struct BrochureDelivery: Equatable, Sendable {
  package typealias ID = Identifier<BrochureDelivery>

  package let id: ID
  package let brochure: Brochure.ID
  package let village: Identifier<Organisation>
  package let villageName: String
  package let copies: Int
  package let day: Day
  package let clearedOn: Day?

  init(_ row: Row) throws {
    (id, brochure, village) = (try row["id"], try row["brochure"], try row["village"])
    (villageName, copies) = (try row["village_name"], try row["copies"])
    (day, clearedOn) = (try row["on_day"], try row["cleared_on"])
  }

  package static func list(of batch: Brochure.ID, _ reader: some Reader) throws -> [BrochureDelivery] {
    try reader.all(
      "SELECT * FROM brochure_delivery WHERE brochure = \(batch) ORDER BY on_day, id LIMIT 500", BrochureDelivery.init)
  }
}

extension Brochure {
  /// Notes that a village got so many (登记发放).
  @discardableResult
  package static func handOut(
    _ id: ID, to village: Identifier<Organisation>, copies: Int, on day: Day, _ tx: Transaction
  ) throws -> BrochureDelivery.ID {
    let (batch, place) = (try find(id, tx), try Village.find(village, tx))
    try tx.actor.requireKeepingBrochures(of: batch.town)
    guard place.town == batch.town else { throw Fault.notFound }
    var issues: [Issue] = []
    if copies < 1 { issues.append(Issue("copies", "请填写发了几本。")) }
    if copies > batch.details.copies - batch.handedOut {
      issues.append(Issue("copies", "这一批印了 \(batch.details.copies) 本，已发 \(batch.handedOut) 本，不够发这么多，请核对。"))
    }
    if day > tx.today { issues.append(Issue("day", "发放日期还没有到，请核对。")) }
    if day < batch.details.printedOn { issues.append(Issue("day", "发放日期早于印制日期（\(batch.details.printedOn)），请核对。")) }
    if !place.stands(on: day) { issues.append(Issue("village", "\(place.name)这一天已经并入别的村，请选并入后的村。")) }
    if batch.state(on: day).isOver { issues.append(Issue("", "这一批在那一天\(batch.state(on: day).chinese)，不能再发，请发新的。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let delivery: BrochureDelivery.ID = try tx.insert(
      """
      INSERT INTO brochure_delivery (brochure, village, village_name, copies, on_day, author, noted_at)
      VALUES (\(id), \(village), \(place.name), \(copies), \(day), \(tx.actor.shownName), \(tx.now))
      RETURNING id
      """)
    try tx.record("brochure.handedOut", of: "brochure:\(id)", in: village, "\(batch.name)，\(place.name) \(copies) 本")
    return delivery
  }

  /// None of them lies there any more (登记收回): by the village or by the town.
  package static func clear(_ delivery: BrochureDelivery.ID, _ tx: Transaction) throws {
    let row = try tx.first("SELECT * FROM brochure_delivery WHERE id = \(delivery)", BrochureDelivery.init)
    guard let row else { throw Fault.notFound }
    let batch = try find(row.brochure, tx)
    guard tx.actor.mayClear(row, of: batch) else { throw Fault.forbidden("收回由这个村的经办或者镇里登记。") }
    guard row.clearedOn == nil else { throw Fault.conflict("这一笔已经登记收回了。") }
    try tx.run("UPDATE brochure_delivery SET cleared_on = \(tx.today) WHERE id = \(delivery)")
    try tx.record("brochure.cleared", of: "brochure:\(row.brochure)", in: row.village, "\(batch.name)，\(row.villageName) \(row.copies) 本")
  }
}

extension Actor {
  /// Whether he may note that they were taken back.
  package func mayClear(_ delivery: BrochureDelivery, of batch: Brochure) -> Bool {
    mayPost(for: delivery.village) || mayKeepBrochures(of: batch.town)
  }
}

import Files
import Foundation
import Kernel
import Sheets
import Store

/// What is uploaded to make a list (上传的名单): the roll, and its original as the file store keeps it sealed.
package struct BenefitUpload: Sendable {
  package let roll: BenefitRoll
  let original: Blob
  let name: String
  let place: String

  /// Reads a workbook and seals the bytes it came from. Throws `invalid` with everything that must be mended in the file.
  package static func receive(
    _ book: Workbook, bytes: [UInt8], named name: String, _ files: FileStore, _ sealing: Sealing, on day: Day
  ) throws -> BenefitUpload {
    let roll = try BenefitRoll.read(book, try BenefitFunds.shipped(), on: day)
    guard roll.problems.isEmpty else { throw Fault.invalid(roll.problems.map { Issue("file", $0) }) }
    let place = "benefit:" + sealing.token()
    let blob = try files.put(try sealing.seal(bytes, place), name: "sealed.bin")
    return BenefitUpload(roll: roll, original: blob, name: String(name.prefix(120)), place: place)
  }
}

extension BenefitList {
  /// Keeps an upload as a draft (上传名单): a second person has to confirm it. A draft of the same slot makes way.
  @discardableResult
  package static func make(
    _ upload: BenefitUpload, for slot: Slot.ID, fund slug: String, _ kind: Kind, _ sealing: Sealing, _ tx: Transaction
  ) throws -> ID {
    let slot = try Slot.find(slot, tx)
    try tx.actor.requirePosting(for: slot.village)
    if let hand = slot.inHand {
      throw Fault.conflict("这一期已经有一份\(hand.state.chinese)的张贴件，请先作废它，再上传新的名单。")
    }
    let fund = try BenefitFunds.shipped().find(slug)
    guard slot.fund == slug || slot.fund.isEmpty else { throw Fault.invalid("fund", "这一期不是\(fund.name)，请重新选择。") }
    for old in try list(of: slot.id, tx) where old.state == .draft { try withdraw(old.id, reason: "重新上传", tx) }
    let policy = try BenefitPolicy.inForce(slug, for: slot.village, on: tx.today, tx)
    let board = BenefitTable.make(upload.roll, fund, as: policy.board, smallest: policy.smallest)
    let web = BenefitTable.make(upload.roll, fund, as: policy.web, smallest: policy.smallest)
    try upload.original.register(tx)
    let id: ID = try tx.insert(
      """
      INSERT INTO benefit_list (slot, village, fund, kind, title, state, board_table, web_table, policy, rows, total,
        remarks, original, original_name, sealed_for, account, author, created_at)
      VALUES (\(slot.id), \(slot.village), \(slug), \(kind), \(title(slot, fund, kind)), 'draft', \(try board.json()),
        \(try web.json()), \(policy.text), \(upload.roll.people.count), \(upload.roll.total),
        \(upload.roll.warnings.joined(separator: "\n")), \(upload.original.digest), \(upload.name), \(upload.place),
        \(tx.actor.staff?.account), \(tx.actor.shownName), \(tx.now)) RETURNING id
      """)
    try BenefitRecord.write(upload.roll, of: id, fund, sealing, tx)
    try tx.record(
      "benefit.uploaded", of: "benefit:\(id)", in: slot.village,
      "\(fund.name)，\(upload.roll.people.count) 行，提示 \(upload.roll.warnings.count) 条")
    return id
  }

  private static func title(_ slot: Slot, _ fund: BenefitFunds.Fund, _ kind: Kind) -> String {
    kind == .notice ? "\(fund.name)拟确认对象公示" : slot.fund.isEmpty ? "\(fund.name)名单" : slot.title
  }

  /// A second person confirms what the public will see (核对确认), and the sheet for the wall is made of it.
  @discardableResult
  package static func confirm(_ id: ID, phone: String, _ tx: Transaction) throws -> Posting.ID {
    let list = try find(id, tx)
    guard tx.actor.mayPost(for: list.village) || tx.actor.may(.firstReview, in: list.village) else {
      throw Fault.forbidden("核对名单由村里或镇里的经办、初审办理，请联系镇里。")
    }
    guard list.state == .draft else { throw Fault.conflict("这份名单\(list.state.chinese)，不用再核对。") }
    if let own = tx.actor.staff?.account, own == list.account {
      throw Fault.forbidden("自己上传的名单要由另一个人核对，请同事或者镇里办理。")
    }
    try tx.run(
      """
      UPDATE benefit_list SET state = 'confirmed', confirmer = \(tx.actor.staff?.account),
        confirmer_name = \(tx.actor.shownName), confirmed_at = \(tx.now),
        posting = \(try sheet(list, phone, tx)) WHERE id = \(id)
      """)
    try tx.record("benefit.confirmed", of: "benefit:\(id)", in: list.village, list.title)
    guard let posting = try find(id, tx).posting else { throw Fault.notFound }
    return posting
  }

  /// The sheet is written in the uploader's name: whoever signs for the town must be another.
  private static func sheet(_ list: BenefitList, _ phone: String, _ tx: Transaction) throws -> Posting.ID {
    let (slot, village) = (try Slot.find(list.slot, tx), try Village.find(list.village, tx))
    let period = try noticePeriod(list, on: tx.today, tx)
    let lead = list.kind == .notice
      ? ["下列对象拟确认为\(try BenefitFunds.shipped().find(list.fund).name)对象，现予公示，公示期 \(period.words)，自张贴次日起算。"] : []
    let call = phone.isEmpty ? "" : "，电话 \(phone)"
    let closing = list.kind == .notice
      ? "有异议的，请在公示期内向村民委员会或者镇人民政府提出\(call)。" : "对公布的内容有疑问的，可以向村民委员会查询，或者向镇人民政府反映\(call)。"
    // What the gate finds in the town's own telephone is none of a person's.
    return try Posting.write(
      slot, village, title: list.title, list.board.manuscript(lead, closing: [closing]), isPublic: true,
      account: list.account, author: list.author, tx)
  }

  /// Takes it back (撤回): nothing of it stands anywhere any more but the stub and the sealed original.
  package static func withdraw(_ id: ID, reason: String, _ tx: Transaction) throws {
    let list = try find(id, tx)
    try tx.actor.requirePosting(for: list.village)
    guard list.state == .draft || list.state == .confirmed else { throw Fault.conflict("这份名单\(list.state.chinese)。") }
    guard (2...200).contains(reason.trimmed.unicodeScalars.count) else {
      throw Fault.invalid("reason", "请写明为什么撤回，2 到 200 个字。")
    }
    try erase(list, as: .withdrawn, reason.trimmed, tx)
  }

  /// Ends everything that the public had of it: the page's table, the lines one could look up. The words on the page
  /// become 公示期已满 by the day itself; this takes the personal data out of the database.
  static func erase(_ list: BenefitList, as state: State, _ reason: String, _ tx: Transaction) throws {
    let none = try BenefitTable(heads: [], rows: [], summary: "").json()
    try tx.run("DELETE FROM benefit_record WHERE list = \(list.id)")
    try tx.run(
      """
      UPDATE benefit_list SET state = \(state), web_table = \(none), board_table = \(none), ended_at = \(tx.now),
        ended_for = \(reason) WHERE id = \(list.id)
      """)
    if state == .ended {
      try tx.record("benefit.ended", of: "benefit:\(list.id)", in: list.village, "\(list.title)：\(reason)")
    } else {
      try tx.record("benefit.withdrawn", of: "benefit:\(list.id)", in: list.village, "\(list.title)：\(reason)")
    }
    tx.touchPages(of: try Village.find(list.village, tx).town)
  }

  /// What the upkeep ends each hour (到期自动撤下): lists whose last day is over. Returns those it ended.
  @discardableResult
  package static func endOver(on day: Day, _ tx: Transaction) throws -> [BenefitList] {
    let over = try tx.all(
      "SELECT * FROM benefit_list WHERE state = 'confirmed' AND shown_until < \(day) ORDER BY id", BenefitList.init)
    for list in over { try erase(list, as: .ended, "公示期满，自动撤下", tx) }
    return over
  }
}

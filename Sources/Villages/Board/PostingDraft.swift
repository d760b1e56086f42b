import Kernel
import Manuscript
import Privacy
import Store

extension Posting {
  /// Begins a sheet for a slot (起稿), or begins it anew after one on the wall turned out wrong.
  @discardableResult
  package static func draft(
    _ slot: Slot.ID, title: String = "", _ manuscript: Manuscript, isPublic: Bool = true, _ tx: Transaction
  ) throws -> ID {
    let slot = try Slot.find(slot, tx)
    try tx.actor.requirePosting(for: slot.village)
    guard slot.inHand == nil else { throw Fault.conflict("这一期已经有一份正在办理，请接着办那一份。") }
    let title = title.trimmed.isEmpty ? slot.title : title.trimmed
    try check(title, manuscript, on: tx.today)
    return try write(
      slot, try Village.find(slot.village, tx), title: title, manuscript, isPublic: isPublic,
      account: tx.actor.staff?.account, author: tx.actor.shownName, tx)
  }

  /// Writes the row. Its words have passed their gate.
  static func write(
    _ slot: Slot, _ village: Village, title: String, _ manuscript: Manuscript, isPublic: Bool,
    account: Identifier<AccountRow>?, author: String, _ tx: Transaction
  ) throws -> ID {
    let rule = try SheetRule.find(slot.rule, tx)
    let id: ID = try tx.insert(
      """
      INSERT INTO posting (slot, village, village_name, board, state, title, manuscript, is_public, account, author,
        created_at, changed_at)
      VALUES (\(slot.id), \(slot.village), \(village.name), \(rule.terms.board), 'draft', \(title),
        \(try manuscript.json()), \(isPublic), \(account), \(author), \(tx.now), \(tx.now))
      RETURNING id
      """)
    try tx.record("posting.drafted", of: "posting:\(id)", in: slot.village, title)
    return id
  }

  /// Writes it anew (改稿) while it is not on the wall. Signatures were given to other words, and are void.
  package static func rewrite(
    _ id: ID, title: String, _ manuscript: Manuscript, isPublic: Bool? = nil, _ tx: Transaction
  ) throws {
    let posting = try inHand(id, tx)
    if try BenefitList.behind(id, tx) != nil {
      throw Fault.conflict("这一份是由名单做成的，不能直接改字；名单有错请作废后重新上传。")
    }
    try check(title.trimmed, manuscript, on: tx.today)
    try tx.run(
      """
      UPDATE posting SET title = \(title.trimmed), manuscript = \(try manuscript.json()),
        is_public = \(isPublic ?? posting.isPublic), state = 'draft', printed_at = NULL, paper = '',
        account = \(tx.actor.staff?.account), author = \(tx.actor.shownName), changed_at = \(tx.now)
      WHERE id = \(id)
      """)
    try tx.run("UPDATE posting_sign SET is_void = 1 WHERE posting = \(id)")
    try tx.record("posting.rewritten", of: "posting:\(id)", in: posting.village, title.trimmed)
  }

  /// Lets go of one that was begun by mistake (作废).
  package static func drop(_ id: ID, _ tx: Transaction) throws {
    let posting = try inHand(id, tx)
    try tx.run("UPDATE posting SET state = 'dropped', changed_at = \(tx.now) WHERE id = \(id)")
    if let list = try BenefitList.behind(id, tx), list.state == .confirmed {
      try BenefitList.erase(list, as: .withdrawn, "张贴件作废", tx)
    }
    try tx.record("posting.dropped", of: "posting:\(id)", in: posting.village, posting.title)
  }

  /// One that is not on the wall yet, and that the actor may work on.
  static func inHand(_ id: ID, _ tx: Transaction) throws -> Posting {
    let posting = try find(id, tx)
    try tx.actor.requirePosting(for: posting.village)
    switch posting.state {
    case .draft, .signing, .ready: return posting
    case .up: throw Fault.conflict("这一份已经上墙，不能再改；有错请另起一份更正后张贴。")
    case .down, .dropped: throw Fault.conflict("这一份已经办结，不能再改。")
    }
  }

  /// 条例 第十五条、个人信息保护法 第二十五条: no sheet hangs on a wall with what is somebody's privacy. What only a person can
  /// judge (`check`) is shown to the one who prints it.
  private static func check(_ title: String, _ manuscript: Manuscript, on day: Day) throws {
    var issues: [Issue] = []
    if !(1...200).contains(title.unicodeScalars.count) { issues.append(Issue("title", "请填写标题，不超过 200 个字。")) }
    if manuscript.plainText.trimmed.isEmpty { issues.append(Issue("body", "内容是空的，请填写要公开的内容；本期没有的，写“本期无”。")) }
    let blocked = SheetPrivacy.found(in: title, manuscript, on: day).filter { $0.severity == .block }
    issues += blocked.prefix(10).map { Issue("body", $0.sentence) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
  }
}

extension Actor {
  /// As colleagues know him.
  var shownName: String {
    switch self {
    case .staff(let staff): staff.displayName
    case .visitor: "访客"
    case .program(let name): name
    }
  }
}

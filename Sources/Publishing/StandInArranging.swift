import Kernel
import Store

extension StandIn {
  /// The longest leave, in days.
  package static let longest = 92

  /// Arranges for a colleague to stand in (安排代办): one arranges it for oneself. The site hands in both persons with
  /// the rights that are theirs.
  @discardableResult
  package static func arrange(
    by deputy: Staff?, from: Day?, to: Day?, note: String, _ tx: Transaction
  ) throws -> ID {
    guard let away = tx.actor.staff?.asHimself else { throw Fault.forbidden }
    let issues = try issues(away, deputy?.asHimself, from, to, note.trimmed, tx)
    guard issues.isEmpty, let deputy, let from, let to else { throw Fault.invalid(issues) }
    let id: ID = try tx.insert(
      """
      INSERT INTO stand_in (account, account_name, deputy, deputy_name, from_day, to_day, note, made_at, made_by)
      VALUES (\(away.account), \(away.displayName), \(deputy.account), \(deputy.displayName), \(from), \(to),
        \(note.trimmed), \(tx.now), \(tx.actor.name)) RETURNING id
      """)
    try Message.send(
      .standIn, to: [deputy.account],
      "\(away.displayName)请假，\(from) 至 \(to) 的经办和审核由您代办。\(note.trimmed)", about: nil, topic: "standIn:\(id)", tx)
    try tx.record(
      "standIn.arranged", of: "account:\(away.account)", in: away.organisation,
      "\(deputy.displayName)代\(away.displayName)，\(from) 至 \(to)")
    return id
  }

  /// Ends it before its time (提前结束): the one who is back, or the one who cannot.
  package static func end(_ id: ID, _ tx: Transaction) throws {
    guard let staff = tx.actor.staff, let found = try tx.first("SELECT * FROM stand_in WHERE id = \(id)", StandIn.init),
      [found.account, found.deputy].contains(staff.account)
    else { throw Fault.notFound }
    guard found.stand(on: tx.today) != .over else { throw Fault.conflict("这次代办已经结束。") }
    try tx.run("UPDATE stand_in SET ended_at = \(tx.now), ended_by = \(tx.actor.name) WHERE id = \(id)")
    let other = staff.account == found.account ? found.deputy : found.account
    try Message.send(
      .standIn, to: [other], "\(staff.displayName)提前结束了\(found.deputyName)代\(found.accountName)的代办。", about: nil,
      topic: "standIn.ended:\(id)", tx)
    try tx.record(
      "standIn.ended", of: "account:\(found.account)", in: staff.organisation,
      "\(found.deputyName)代\(found.accountName)，\(tx.today) 提前结束")
  }

  private static func issues(
    _ away: Staff, _ deputy: Staff?, _ from: Day?, _ to: Day?, _ note: String, _ tx: Transaction
  ) throws -> [Issue] {
    var issues = try people(away, deputy, tx) + days(from, to, tx.today)
    if note.count > 200 { issues.append(Issue("note", "说明最多 200 个字，请删减。")) }
    if issues.isEmpty, let from, let to {
      let others = try tx.count(
        """
        SELECT count(*) FROM stand_in
        WHERE account = \(away.account) AND ended_at IS NULL AND from_day <= \(to) AND to_day >= \(from)
        """)
      if others > 0 { issues.append(Issue("from", "这段时间里您已经安排了代办人，请先结束原来的安排，或换一段时间。")) }
    }
    return issues
  }

  private static func people(_ away: Staff, _ deputy: Staff?, _ tx: Transaction) throws -> [Issue] {
    guard away.grants.contains(where: { Duty.lendable.contains($0.duty) }) else {
      return [Issue("deputy", "您没有经办或审核的职责，不需要安排代办。三个管理员的职责不能由别人代办。")]
    }
    guard let deputy else { return [Issue("deputy", "请选择代办人。")] }
    if deputy.account == away.account { return [Issue("deputy", "代办人不能是您自己，请另选一位同事。")] }
    guard deputy.grants.contains(where: { Duty.lendable.contains($0.duty) }) else {
      return [Issue("deputy", "\(deputy.displayName)没有经办或审核的职责，不能代办，请另选一位同事。")]
    }
    guard try isOfOneHouse(away, deputy, tx) else {
      return [Issue("deputy", "\(deputy.displayName)不在您的乡镇（区县）工作，不能代办，请选择本乡镇的同事。")]
    }
    return []
  }

  /// Within one town, or both in a district's own office: nobody's drafts leave his town.
  private static func isOfOneHouse(_ one: Staff, _ other: Staff, _ reader: some Reader) throws -> Bool {
    func town(_ staff: Staff) throws -> Identifier<Organisation>? {
      do { return try Owner.find(staff.organisation, reader).town } catch is Fault { return nil }
    }
    let (left, right) = (try town(one), try town(other))
    return left == nil && right == nil ? one.organisation == other.organisation : left == right
  }

  private static func days(_ from: Day?, _ to: Day?, _ today: Day) -> [Issue] {
    guard let from else { return [Issue("from", "请填写从哪一天开始，写成 2026-03-09 这样的日期。")] }
    guard let to else { return [Issue("to", "请填写到哪一天为止，写成 2026-03-09 这样的日期。")] }
    if to < today { return [Issue("to", "结束的日子已经过去，请核对日期。")] }
    if to < from { return [Issue("to", "结束的日子早于开始的日子，请核对日期。")] }
    if to.ordinal - from.ordinal >= longest { return [Issue("to", "一次代办最长 \(longest) 天，请缩短。")] }
    return []
  }
}

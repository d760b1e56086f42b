import Kernel
import Store

extension StandIn {
  /// The longest leave, in days.
  package static let longest = 92

  /// Arranges for a colleague to stand in (安排代办): for oneself, or for somebody who is away already, by who answers
  /// for his office. The site hands in both persons with the rights that are theirs.
  @discardableResult
  package static func arrange(
    for absent: Staff? = nil, by deputy: Staff?, from: Day?, to: Day?, note: String, _ tx: Transaction
  ) throws -> ID {
    guard let own = tx.actor.staff?.asHimself else { throw Fault.forbidden }
    let away = absent?.asHimself ?? own
    if away.account != own.account { try requireHead(of: away, tx) }
    if away.account != own.account, deputy?.account == own.account {
      throw Fault.invalid("deputy", "替同事安排时，代办人不能是您自己，请另选一位同事。")
    }
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
    if away.account != own.account {
      try Message.send(
        .standIn, to: [away.account], "\(own.displayName)为您安排了请假代办：\(from) 至 \(to) 由\(deputy.displayName)代办。",
        about: nil, topic: "standIn.for:\(id)", tx)
    }
    try tx.record(
      "standIn.arranged", of: "account:\(away.account)", in: away.organisation,
      "\(deputy.displayName)代\(away.displayName)，\(from) 至 \(to)")
    return id
  }

  /// Who signs for publishing at his office, or keeps its accounts (单位负责人、系统管理员). Not for himself: he would lend
  /// nothing that is his.
  package static let heads: [Duty] = [.issue, .systemAdministration]

  private static func requireHead(of away: Staff, _ tx: Transaction) throws {
    guard heads.contains(where: { tx.actor.asHimself.may($0, in: away.organisation) }) else {
      throw Fault.forbidden("只有\(away.displayName)所在单位的签发人或系统管理员能替他安排代办。")
    }
  }

  /// Ends it before its time (提前结束): the one who is back, or the one who cannot.
  package static func end(_ id: ID, _ tx: Transaction) throws {
    guard let staff = tx.actor.staff, let row = try tx.first("SELECT * FROM stand_in WHERE id = \(id)") else {
      throw Fault.notFound
    }
    let (found, maker): (StandIn, String) = (try StandIn(row), try row["made_by"])
    guard [found.account, found.deputy].contains(staff.account) || maker == tx.actor.name else { throw Fault.notFound }
    guard found.stand(on: tx.today) != .over else { throw Fault.conflict("这次代办已经结束。") }
    try tx.run("UPDATE stand_in SET ended_at = \(tx.now), ended_by = \(tx.actor.name) WHERE id = \(id)")
    let others = [found.account, found.deputy].filter { $0 != staff.account }
    try Message.send(
      .standIn, to: others, "\(staff.displayName)提前结束了\(found.deputyName)代\(found.accountName)的代办。", about: nil,
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
      if others > 0 { issues.append(Issue("from", "这段时间里已经安排了代办人，请先结束原来的安排，或换一段时间。")) }
    }
    return issues
  }

  private static func people(_ away: Staff, _ deputy: Staff?, _ tx: Transaction) throws -> [Issue] {
    let you = away.account == tx.actor.staff?.account ? "您" : away.displayName
    guard away.grants.contains(where: { Duty.lendable.contains($0.duty) }) else {
      return [Issue("deputy", "\(you)没有经办或审核的职责，不需要安排代办。三个管理员的职责不能由别人代办。")]
    }
    guard let deputy else { return [Issue("deputy", "请选择代办人。")] }
    if deputy.account == away.account { return [Issue("deputy", "代办人不能是请假人自己，请另选一位同事。")] }
    guard deputy.grants.contains(where: { Duty.lendable.contains($0.duty) }) else {
      return [Issue("deputy", "\(deputy.displayName)没有经办或审核的职责，不能代办，请另选一位同事。")]
    }
    guard try isOfOneHouse(away, deputy, tx) else {
      return [Issue("deputy", "\(deputy.displayName)不在请假人的乡镇（区县）工作，不能代办，请选择本乡镇的同事。")]
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

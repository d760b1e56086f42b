import Kernel
import Store

extension SheetRule {
  /// The shortest posting that the law allows on a day (村民委员会组织法 第三十五条: “公布期限不少于十五日”).
  package static func minimumDays(
    for village: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> Int {
    try Setting.number("villages.minimumDays", for: village, on: day, within: 1...400, reader) ?? 15
  }

  /// Gives a village the whole catalogue (套用目录) from a day on. Lines it has already stay as they are.
  @discardableResult
  package static func install(
    _ catalogue: VillageCatalogue, in village: Identifier<Organisation>, from day: Day, _ tx: Transaction
  ) throws -> Int {
    try tx.actor.requireKeeping(of: village)
    let minimum = try minimumDays(for: village, on: day, tx)
    let known = Set(try list(of: village, on: day, tx).map(\.item))
    let missing = catalogue.items.filter { !known.contains($0.item) }
    for line in missing {
      let terms = Terms(line, keepDays: minimum, latestDays: line.fund.isEmpty ? 100 : minimum + 16)
      try write(line.item, terms, in: village, from: day, tx)
    }
    try tx.record("sheetRule.installed", of: "organisation:\(village)", in: village, "\(missing.count) 项，自 \(day) 起")
    return missing.count
  }

  /// Sets one line of a village's catalogue from a day on (设定公开事项): what held before ends the day before. Terms that
  /// begin before that day stay as they were expected.
  @discardableResult
  package static func set(
    _ item: String, _ terms: Terms, in village: Identifier<Organisation>, from day: Day,
    _ catalogue: VillageCatalogue, _ tx: Transaction
  ) throws -> ID {
    try tx.actor.requireKeeping(of: village)
    let place = try Village.find(village, tx)
    var issues = try self.issues(terms, catalogue.line(item), in: village, on: day, tx)
    if !place.stands(on: day) { issues.append(Issue("from", "\(place.name)这一天已经并入别的村，不能再设事项。")) }
    let before = try tx.first(
      "SELECT * FROM sheet_rule WHERE village = \(village) AND item = \(item) AND valid_to IS NULL", SheetRule.init)
    if let before, before.validFrom >= day {
      issues.append(Issue("from", "起用日期要晚于现行规定的起用日期（\(before.validFrom)），请修改。"))
    }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    if let before { try Slot.end(before, after: day + -1, "公开要求改为“\(terms.dueWords)”", tx) }
    let id = try write(item, terms, in: village, from: day, tx)
    try tx.record("sheetRule.set", of: "sheetRule:\(id)", in: village, "\(terms.name)：\(terms.dueWords)，自 \(day) 起")
    return id
  }

  /// Ends one (停用公开事项), with the reason why it is no longer due.
  package static func end(_ id: ID, after day: Day, reason: String, _ tx: Transaction) throws {
    let rule = try find(id, tx)
    try tx.actor.requireKeeping(of: rule.village)
    guard rule.validTo == nil else { throw Fault.conflict("这一项已经停用了。") }
    guard !reason.trimmed.isEmpty, reason.count <= 200 else {
      throw Fault.invalid("reason", "请写明为什么停用（200 字以内）；法律要求公开的事项不能停用，只能改频次。")
    }
    try Slot.end(rule, after: day, "停用：\(reason.trimmed)", tx)
    try tx.record("sheetRule.ended", of: "sheetRule:\(id)", in: rule.village, "\(rule.terms.name)：\(reason.trimmed)")
  }

  private static func issues(
    _ terms: Terms, _ line: VillageCatalogue.Line?, in village: Identifier<Organisation>, on day: Day,
    _ tx: Transaction
  ) throws -> [Issue] {
    var issues: [Issue] = []
    if !(1...100).contains(terms.name.unicodeScalars.count) { issues.append(Issue("name", "请填写事项名称，不超过 100 个字。")) }
    if !(1...300).contains(terms.basis.unicodeScalars.count) { issues.append(Issue("basis", "请写明公开依据，不超过 300 个字。")) }
    let floor = line?.floor ?? .quarterly
    if !terms.frequency.meets(floor) {
      issues.append(
        Issue("frequency", "法律要求这一项至少\(floor.chinese)公布（村民委员会组织法第三十五条），不能改为\(terms.frequency.chinese)。"))
    }
    let minimum = try minimumDays(for: village, on: day, tx)
    if terms.keepDays < minimum {
      issues.append(Issue("keepDays", "公布期限不少于 \(minimum) 日（村民委员会组织法第三十五条），请改为 \(minimum) 日以上。"))
    }
    if !(terms.keepDays...800).contains(terms.latestDays) {
      issues.append(Issue("latestDays", "最迟撤下的天数应不少于张贴天数、不超过 800 天，请修改。"))
    }
    if !(1...31).contains(terms.dueDay) || !(0...12).contains(terms.dueMonth) {
      issues.append(Issue("dueDay", "到期日应为 1 到 31 日，请修改。"))
    }
    if let board = terms.board, try Board.find(board, tx).village != village {
      issues.append(Issue("board", "这块公开栏不是本村的，请重新选择。"))
    }
    return issues
  }

  @discardableResult
  static func write(
    _ item: String, _ terms: Terms, in village: Identifier<Organisation>, from day: Day, _ tx: Transaction
  ) throws -> ID {
    let id: ID = try tx.insert(
      """
      INSERT INTO sheet_rule (village, item, name, section, board, frequency, due_month, due_day, keep_days,
        latest_days, by_supervisors, by_town, fund, basis, valid_from)
      VALUES (\(village), \(item), \(terms.name), \(terms.section), \(terms.board), \(terms.frequency),
        \(terms.dueMonth), \(terms.dueDay), \(terms.keepDays), \(terms.latestDays), \(terms.bySupervisors),
        \(terms.byTown), \(terms.fund), \(terms.basis), \(day)) RETURNING id
      """)
    try Slot.unfold(try find(id, tx), through: tx.today + Slot.ahead, tx)
    return id
  }
}

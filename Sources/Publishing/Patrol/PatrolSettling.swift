import Kernel
import Store

/// What was found held against what is known (巡检结果入账): new faults become tasks, repaired ones close, those that return
/// open again.
struct PatrolSettling: Sendable {
  let rules: PatrolRules
  let tree: ColumnTree
  private(set) var opened = 0
  private(set) var reopened = 0
  private(set) var closed = 0

  init(_ rules: PatrolRules, _ tree: ColumnTree) { (self.rules, self.tree) = (rules, tree) }

  /// `known` is every finding of the part that was looked at: what of it is not found any more is repaired.
  mutating func settle(
    _ found: [PatrolFound], against known: [PatrolFinding], _ tx: Transaction
  ) throws {
    let byKey = Dictionary(known.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    for each in found where seen.insert(each.key).inserted {
      if let old = byKey[each.key] { try meet(old, again: each, tx) } else { try open(each, tx) }
    }
    for old in known where old.state != .closed && !seen.contains(old.key) { try close(old, tx) }
  }

  private mutating func open(_ found: PatrolFound, _ tx: Transaction) throws {
    let id: PatrolFinding.ID = try tx.insert(
      """
      INSERT INTO patrol_finding (town, organisation, column_id, item, key, rule, subject, detail, unit, account, state,
        due_on, opened_at)
      VALUES (\(rules.town), \(found.organisation), \(found.column), \(found.item), \(found.key), \(found.check),
        \(found.subject), \(found.detail), \(unit(found)), \(found.account), 'open', \(rules.due(found.check)),
        \(tx.now))
      RETURNING id
      """)
    try PatrolFinding.leave("opened", on: id, found.detail, tx)
    opened += 1
  }

  private mutating func meet(_ old: PatrolFinding, again found: PatrolFound, _ tx: Transaction) throws {
    // An answer was given to what was seen then; a number of places that grew is something else.
    let isNews = old.state == .closed || (old.state == .answered && old.detail != found.detail)
    if isNews {
      try tx.run(
        """
        UPDATE patrol_finding SET state = 'open', closed_at = NULL, times = times + 1, reason = '',
          subject = \(found.subject),
          detail = \(found.detail), due_on = \(rules.due(found.check)), opened_at = \(tx.now), unit = \(unit(found)),
          account = \(found.account), organisation = \(found.organisation), column_id = \(found.column)
        WHERE id = \(old.id)
        """)
      try PatrolFinding.leave("reopened", on: old.id, found.detail, tx)
      reopened += 1
    } else if old.detail != found.detail || old.column != found.column {
      try tx.run(
        """
        UPDATE patrol_finding SET detail = \(found.detail), column_id = \(found.column), unit = \(unit(found))
        WHERE id = \(old.id)
        """)
    }
  }

  private mutating func close(_ old: PatrolFinding, _ tx: Transaction) throws {
    try tx.run(
      "UPDATE patrol_finding SET state = 'closed', closed_at = \(tx.now), reason = '' WHERE id = \(old.id)")
    try PatrolFinding.leave("closed", on: old.id, "", tx)
    closed += 1
  }

  private func unit(_ found: PatrolFound) -> String {
    found.column.flatMap { tree[$0] }.map { column in
      tree.path(to: column).reversed().first { !$0.owner.isEmpty }?.owner ?? ""
    } ?? ""
  }
}

extension PatrolFinding {
  /// Of these items, closed ones too: they may return. What needs the disk or is closed by others is left out.
  static func known(
    of items: [Item.ID], without checks: [PatrolCheck] = [], _ reader: some Reader
  ) throws -> [PatrolFinding] {
    try reader.all("\(selection) WHERE patrol_finding.item IN \(list: items)", PatrolFinding.init)
      .filter { !checks.contains($0.check) }
  }

  /// Of no item: of columns, or questions.
  static func known(
    in town: Identifier<Organisation>, _ checks: [PatrolCheck], _ reader: some Reader
  ) throws -> [PatrolFinding] {
    try reader.all(
      "\(selection) WHERE patrol_finding.town = \(town) AND patrol_finding.rule IN \(list: checks)", PatrolFinding.init)
  }
}

import Foundation
import Kernel
import Store

extension TicketTable {
  /// One row as an order (读一行), or everything that is wrong with it, in sentences that name the column.
  package func order(_ row: Row, _ mapping: [TicketField: Int], at now: Date) throws -> NewTicket {
    func text(_ field: TicketField) -> String {
      guard let column = mapping[field], row.cells.indices.contains(column) else { return "" }
      return row.cells[column].trimmed
    }
    var issues: [Issue] = []
    func moment(_ field: TicketField) -> Date? {
      let words = text(field)
      guard !words.isEmpty else { return nil }
      if let found = LooseMoment.read(words) { return found }
      issues.append(Issue(field.rawValue, "\(field.chinese)“\(words.prefix(30))”看不懂，请写成 2026-03-09 09:30。"))
      return nil
    }
    let dispatched = moment(.dispatchedAt)
    if dispatched == nil, issues.isEmpty { issues.append(Issue("dispatchedAt", "没有派单时间，期限算不出来，请补上。")) }
    var new = NewTicket(dispatchedAt: dispatched ?? now)
    (new.orderNumber, new.title, new.content) = (text(.orderNumber), text(.title), text(.content))
    if new.content.isEmpty { new.content = new.title }
    if new.title.count > 200 { new.title = String(new.title.prefix(200)) }
    new.kind = TicketKind(named: text(.kind)) ?? TicketKind.guess(new.title, new.content)
    new.urgency = TicketUrgency(named: text(.urgency)) ?? .normal
    new.channel = Self.channel(text(.channel))
    (new.category, new.place, new.happened) = (text(.category), text(.place), text(.happened))
    new.contact = Contact(name: text(.name), phone: text(.phone), address: text(.address))
    new.reference = text(.reference)
    new.isConfidential = ["是", "保密", "1", "true"].contains(text(.confidential).lowercased())
    (new.reply, new.basis, new.repliedAt) = (text(.reply), text(.basis), moment(.repliedAt))
    if !new.reply.isEmpty, new.repliedAt == nil, mapping[.repliedAt] == nil { new.reply = "" }
    new.orderedDue = moment(.due).map { Day(at: $0) }
    issues += new.issues(at: now)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    return new
  }

  private static func channel(_ words: String) -> CaseChannel {
    let names: [(String, CaseChannel)] = [
      ("网", .web), ("APP", .web), ("微信", .web), ("信箱", .email), ("邮", .email), ("窗口", .window), ("来访", .window), ("信件", .post),
    ]
    return names.first { words.contains($0.0) }?.1 ?? .hotline
  }
}

/// Takes the rows of a list in (导入工单), a part at a time, and tells what became of each.
package struct TicketImporting: Sendable {
  package let store: Store
  package let town: Identifier<Organisation>
  package let seal: ContactSeal
  package let actor: Actor

  package init(store: Store, town: Identifier<Organisation>, seal: ContactSeal, actor: Actor) {
    (self.store, self.town, self.seal, self.actor) = (store, town, seal, actor)
  }

  /// What became of a list (导入结果).
  package struct Outcome: Equatable, Sendable {
    package var taken = 0
    package var known = 0
    package var refused = 0
    package var kinds: [TicketKind: Int] = [:]
    /// One sentence for each row that was not taken.
    package var told: [String] = []

    package var sentence: String {
      let sorts = TicketKind.allCases.compactMap { kind in kinds[kind].map { "\(kind.chinese) \($0)" } }
      return "导入 \(taken) 件，已有 \(known) 件，没有导入 \(refused) 件。" + (sorts.isEmpty ? "" : "类型：" + sorts.joined(separator: "、") + "。")
    }
  }

  package func run(
    _ table: TicketTable, _ mapping: [TicketField: Int], report: ProgressReport = { _ in }
  ) async throws -> Outcome {
    var outcome = Outcome()
    for start in stride(from: 0, to: table.rows.count, by: 200) {
      try Task.checkCancellation()
      let part = table.rows[start..<min(start + 200, table.rows.count)]
      let before = outcome
      outcome = try await store.write(as: actor) { tx in
        try tx.actor.require(.casework, in: town)
        let calendar = try WorkCalendar.inForce(on: tx.today, tx)
        var outcome = before
        let taking = TicketTaking(town: town, seal: seal)
        for row in part { try taking.take(row, of: table, mapping, calendar, &outcome, tx) }
        return outcome
      }
      report(WorkProgress(start + part.count, of: table.rows.count, "正在导入工单"))
    }
    return outcome
  }
}

/// Takes one row of a list in (导入一行), or tells why not.
struct TicketTaking: Sendable {
  let town: Identifier<Organisation>
  let seal: ContactSeal

  func take(
    _ row: TicketTable.Row, of table: TicketTable, _ mapping: [TicketField: Int], _ calendar: WorkCalendar,
    _ outcome: inout TicketImporting.Outcome, _ tx: Transaction
  ) throws {
    let new: NewTicket
    do { new = try table.order(row, mapping, at: tx.now) } catch let fault as Fault where fault.kind == .invalid {
      outcome.refused += 1
      outcome.told.append("第 \(row.number) 行：" + fault.issues.map(\.sentence).joined())
      return
    }
    if let known = try Ticket.known(new.orderNumber, in: town, tx) ?? Ticket.same(new, in: town, seal, tx) {
      outcome.known += 1
      outcome.told.append("第 \(row.number) 行：已经有了（\(known)），没有重复导入。")
      return
    }
    _ = try Ticket.add(new, in: town, seal, by: calendar, tx)
    outcome.taken += 1
    outcome.kinds[new.kind, default: 0] += 1
  }
}

extension Ticket {
  /// The number of an order by the same person with the same words: told, not given out again (《北京市接诉即办工作条例》
  /// 第十一条第三项).
  static func same(
    _ new: NewTicket, in town: Identifier<Organisation>, _ seal: ContactSeal, _ reader: some Reader
  ) throws -> String? {
    let person = new.contact.isEmpty ? seal.mark(reference: new.reference) : seal.mark(new.contact)
    guard !person.isEmpty else { return nil }
    return try reader.value(
      """
      SELECT number FROM ticket
      WHERE town = \(town) AND person = \(person) AND title = \(new.heading) AND content = \(new.content.trimmed)
      ORDER BY id DESC LIMIT 1
      """)
  }
}

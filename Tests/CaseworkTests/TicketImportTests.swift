import Foundation
import Jobs
import Kernel
import Logging
import Sheets
import Store
import TestKit
import Testing

@testable import Casework

/// Lists of orders as districts send them, and the real messages of the data folder.
@Suite struct TicketImportTests {
  @Test func `columns are found by their headings, bad rows are told and the others taken`() async throws {
    let office = try await Office()
    let csv = """
      工单编号,诉求类型,诉求标题,问题描述,诉求人,联系电话,派单时间,办理期限
      12345-001,咨询,医保怎么交,请问医保怎么交,程小明,13800000000,2026/3/6 10:20,
      12345-002,求助,路灯不亮,老街路灯坏了,胡小红,13900000000,昨天,
      12345-003,投诉,噪声扰民,夜里施工,,,2026-03-09 08:00:00,2026年3月11日
      12345-001,咨询,医保怎么交,请问医保怎么交,程小明,13800000000,2026/3/6 10:20,
      12345-004,投诉,,,,,2026-03-09 08:00:00,
      """
    let table = try TicketTable.read(Array(csv.utf8), name: "a.csv")
    let mapping = TicketField.guess(table.heads)
    #expect(mapping[.content] == 3 && mapping[.phone] == 5 && mapping[.due] == 7)
    let outcome = try await importing(office).run(table, mapping)
    #expect((outcome.taken, outcome.known, outcome.refused) == (2, 1, 2))
    #expect(outcome.told[0].contains("第 3 行") && outcome.told[0].contains("昨天"))
    let tickets = try await office.store.read { try TicketList.fetch(.open, in: office.town, $0).tickets }
    // The day on the order itself binds; three working days after Friday 6 March are counted.
    #expect(tickets.map(\.due.description) == ["2026-03-11", "2026-03-11"])
    #expect(Set(tickets.map(\.kind)) == [.consultation, .complaint])
  }

  @Test func `a sheet whose used range has 65,000 empty rows gives its one row`() throws {
    var rows: [[Sheet.Cell]] = [["诉求内容", "派单时间"].map { .text($0) }, [.text("路灯坏了"), .text("2026-03-09")]]
    rows += Array(repeating: [.text(""), .text(" ")], count: 65_000)
    let bytes = Workbook(sheets: [Sheet(name: "工单", rows: rows)]).xlsx()
    #expect(try TicketTable.read(bytes, name: "空行.xlsx").rows.count == 1)
  }

  @Test(.enabled(if: SharedData.isPresent, "YUDENG_DATA is not there"))
  func `every real message is taken in, or said why not`() async throws {
    let office = try await Office()
    let lines = try SharedData.lines("8_casework/messages.jsonl")
    let table = try TicketTable.read(Array(lines.prefix(600).joined(separator: "\n").utf8), name: "messages.jsonl")
    let outcome = try await importing(office).run(table, TicketField.guess(table.heads))
    #expect(outcome.taken + outcome.known + outcome.refused == 600 && outcome.refused == 0, "\(outcome.told.prefix(3))")
  }

  @Test(.enabled(if: SharedData.isPresent, "YUDENG_DATA is not there"))
  func `answered orders come in as history and their answers are offered for what is like them`() async throws {
    let office = try await Office()
    let lines = try SharedData.lines("8_casework/replied.jsonl").prefix(120)
    let table = try TicketTable.read(Array(lines.joined(separator: "\n").utf8), name: "replied.jsonl")
    let outcome = try await importing(office).run(table, TicketField.guess(table.heads))
    #expect(outcome.taken > 100)
    let closed = try await office.store.read { try TicketList.fetch(.closed, in: office.town, $0) }
    #expect(closed.total == outcome.taken)
    let alike = try await office.store.read { try LikeTicket.fetch(closed.tickets[0], $0) }
    #expect(alike.count == 5 && alike.allSatisfy { $0.reply != nil && $0.ticket.id != closed.tickets[0].id })
  }

  @Test func `a list that was interrupted in the middle goes on where it stopped: nothing lost, nothing twice`() async throws {
    let office = try await Office()
    let rows = (1...450).map { TicketTable.Row(number: $0 + 1, cells: ["A\($0)", "第\($0)户的路灯坏了", "2026-03-06 10:00"]) }
    let odd = [TicketTable.Row(number: 452, cells: ["B1", "", "2026-03-06 10:00"]), rows[0]]
    let table = TicketTable(heads: ["编号", "内容", "时间"], rows: rows + odd)
    let mapping: [TicketField: Int] = [.orderNumber: 0, .content: 1, .dispatchedAt: 2]
    let (id, job) = try await office.store.write(as: office.clerk) { tx in
      let id = try TicketImport.keep(table, name: "三月.csv", in: office.town, office.seal, tx)
      return (id, try TicketImport.order(id, mapping, in: office.town, tx))
    }
    // One part is in when the program dies; and a part that fails in its middle leaves nothing behind.
    let next = try await office.store.write(as: .program("import")) {
      try TicketImport.takePart(of: table, into: id, by: job, office.seal, $0)
    }
    #expect(next == TicketImport.part)
    struct Died: Error {}
    await #expect(throws: Died.self) {
      try await office.store.write(as: .program("import")) {
        _ = try TicketImport.takePart(of: table, into: id, by: job, office.seal, $0)
        throw Died()
      }
    }
    let lock = JobLock(
      seal: { try office.seal.seal(Data($0), for: $1) },
      open: { Array(try office.seal.open($0, for: $1)) }, mark: { text, _ in "m" + String(text.reversed()) })
    let tools = JobTools(files: "", scratch: "", entropy: seededEntropy(), lock: lock)
    let runner = JobRunner(office.store, JobKinds([TicketImportJob.self]), tools: tools, logger: Logger(label: "test"))
    #expect(try await runner.drain(.heavy) == 1)
    let (count, done, told) = try await office.store.read { reader in
      (
        try reader.count("SELECT count(*) FROM ticket"), try TicketImport.find(id, reader),
        try JobReport.page(of: job, reader).map(\.title)
      )
    }
    #expect(count == 450 && done.taken == 450 && done.refused == 1 && done.known == 1 && !done.isWaiting)
    #expect(told == ["第 452 行", "第 2 行"])
    let summary = try await office.store.read { try JobRow.find(job, $0)?.summary }
    #expect(summary == "导入 450 件，已有 1 件，没有导入 1 件。")
    let again = try await office.refusal(as: office.clerk) { _ = try TicketImport.order(id, mapping, in: office.town, $0) }
    #expect(again?.kind == .conflict)
  }

  private func importing(_ office: Office) -> TicketImporting {
    TicketImporting(store: office.store, town: office.town, seal: office.seal, actor: office.clerk)
  }
}

import Foundation
import Kernel
import Manuscript
import Sheets
import Store
import TestKit
import Testing

@testable import Publishing

/// Yearly lists held against what was made public.
@Suite struct ChecklistTests {
  private struct Desk {
    let town: Town
    let list: Checklist.ID

    init() async throws {
      let town = try await Town()
      self.town = town
      list = try await town.store.write(as: town.writer) {
        try Checklist.add(year: 2026, name: "重点工作清单", source: "测试", in: town.id, $0)
      }
    }

    func add(
      _ title: String, column: String = "notices", _ frequency: ChecklistFrequency = .monthly, due: String = "期末后10个工作日",
      words: String = "", elements: String = "", village: Bool = false
    ) async throws -> ChecklistTask.ID {
      var content = ChecklistTask.Content()
      (content.title, content.column, content.frequency) = (title, try await town.column(column).id, frequency)
      (content.dueRule, content.words, content.elements) = (due, words, elements)
      (content.isEachVillage, content.unit) = (village, "财政所")
      return try await town.store.write(as: town.writer) { [content] in
        try ChecklistTask.add(content, to: list, in: town.id, $0)
      }
    }

    func stands() async throws -> [String: ChecklistOccurrence.Stand] {
      let survey = try await survey()
      return Dictionary(survey.occurrences.map { ($0.period.code, survey.stand($0)) }, uniquingKeysWith: { first, _ in first })
    }

    func survey() async throws -> ChecklistSurvey {
      try await town.store.read { try ChecklistSurvey.fetch(2026, in: town.id, on: town.store.today(), $0) }
    }

    func turn(to day: String) throws {
      let wanted = try #require(Day(day))
      town.clock.advance(by: wanted.start.addingTimeInterval(10 * 3600).timeIntervalSince(town.clock.now))
    }
  }

  @Test func `a month is missing the day after its last working day of grace and not before`() async throws {
    let desk = try await Desk()
    _ = try await desk.add("惠民资金发放公示")
    // After 28 February: made-up day on the 28th itself, ten working days from 2 March end on 13 March.
    try desk.turn(to: "2026-03-13")
    #expect(try await desk.stands()["2026-02"] == .waiting)
    try desk.turn(to: "2026-03-14")
    let stands = try await desk.stands()
    #expect(stands["2026-02"] == .missing && stands["2026-01"] == .missing && stands["2026-03"] == .ahead)
  }

  @Test func `an item goes to the month that its title names, else to the earliest open one`() async throws {
    let desk = try await Desk()
    _ = try await desk.add("惠民资金发放公示", words: "惠民资金")
    try desk.turn(to: "2026-03-10")
    try await desk.town.publish(Town.content("2026年1月惠民资金发放公示"))
    try await desk.town.publish(Town.content("惠民资金发放公示"))
    try await desk.town.publish(Town.content("关于防汛的通知"))
    let stands = try await desk.stands()
    // January was due on 13 February, so it came late; the one without a month still makes February.
    #expect(stands["2026-01"] == .late && stands["2026-02"] == .onTime && stands["2026-03"] == .ahead)
  }

  @Test func `what lacks an element is of the wrong form until another edition has it`() async throws {
    let desk = try await Desk()
    _ = try await desk.add("惠民资金发放公示", elements: "发放总额、监督电话")
    try desk.turn(to: "2026-03-10")
    try await desk.town.publish(Town.content("2026年2月惠民资金发放公示", "发放总额100元。"))
    let survey = try await desk.survey()
    let occurrence = try #require(survey.occurrences.first { $0.period.code == "2026-02" })
    #expect(survey.stand(occurrence) == .wrongForm && occurrence.items.first?.missing == ["监督电话"])
    try await desk.town.publish(Town.content("2026年2月惠民资金发放补充公示", "监督电话见公示栏。"))
    #expect(try await desk.stands()["2026-02"] == .onTime)
  }

  @Test func `people say with a reason that an item counts or does not, and nobody else may`() async throws {
    let desk = try await Desk()
    let task = try await desk.add("惠民资金发放公示", words: "惠民")
    try desk.turn(to: "2026-03-10")
    let right = try await desk.town.publish(Town.content("2026年2月惠民资金发放公示"))
    let other = try await desk.town.publish(Town.content("补贴情况"))
    let (town, home) = (desk.town, desk.town.id)
    func decide(_ isMatch: Bool, _ item: Item.ID, _ reason: String, as actor: Actor) async throws -> Fault? {
      try await town.refusal(as: actor) {
        try ChecklistTask.decide(isMatch, item: item, for: task, period: "2026-02", of: home, reason: reason, in: home, $0)
      }
    }
    #expect(try await decide(false, right.item, "", as: town.writer)?.issues.first?.field == "reason")
    #expect(try await decide(false, right.item, "是别的资金", as: town.first)?.kind == .forbidden)
    #expect(try await decide(false, right.item, "是别的资金", as: town.writer) == nil)
    #expect(try await desk.stands()["2026-02"] == .waiting)
    #expect(try await decide(true, other.item, "标题没有写", as: town.writer) == nil)
    let found = try #require(try await desk.survey().occurrences.first { $0.period.code == "2026-02" })
    #expect(found.items.map(\.item) == [other.item] && found.items[0].isManual && found.items[0].reason == "标题没有写")
  }

  @Test func `every village owes its own`() async throws {
    let desk = try await Desk()
    _ = try await desk.add("村务公开", .quarterly, village: true)
    try desk.turn(to: "2026-03-10")
    let column = try await desk.town.column("notices")
    let (town, north) = (desk.town, desk.town.north)
    let edition = try await town.store.write(as: town.writer) { tx in
      try Item.draft(Town.content("北村村务公开"), in: north, column: column.id, tx)
    }
    try await town.review(edition.id)
    try await town.store.write(as: town.issuer) { try Edition.approve(edition.id, $0) }
    let survey = try await desk.survey()
    #expect(survey.occurrences.count == 8)
    let first = survey.occurrences.filter { $0.period.code == "2026-03" }
    #expect(first.first { $0.organisation == north }.map(survey.stand) == .onTime)
    #expect(first.first { $0.organisation == town.south }.map(survey.stand) == .ahead)
  }

  @Test(arguments: [
    ("期末", "2026-02", "2026-02-28"), ("", "2026-02", "2026-02-28"), ("期末后10个工作日", "2026-02", "2026-03-13"),
    // Ten days after 31 January is 10 February; twenty-two days falls into the Spring Festival and rolls to the 24th.
    ("期末后10日", "2026-01", "2026-02-10"), ("期末后22日", "2026-01", "2026-02-24"), ("次月10日前", "2026-01", "2026-02-10"),
    // 10 October 2026 is a Saturday that is worked.
    ("次月10日前", "2026-09", "2026-10-10"), ("1月31日前", "2026-12", "2026-02-02"), ("年底前", "2026-12", "2026-12-31"),
    ("2026-12-20", "2026-12", "2026-12-21"), ("6月底前", "2026-12", "2026-06-30"),
  ])
  func `due days go by the working calendar`(rule: String, period: String, due: String) throws {
    let month = try #require(Int(period.suffix(2)))
    let each = ChecklistPeriod(year: 2026, month: month, frequency: .monthly)
    #expect(try #require(ChecklistDue(rule)).day(of: each, by: .builtIn).description == due)
  }

  @Test func `a deadline beyond the known holidays is provisional`() async throws {
    let desk = try await Desk()
    _ = try await desk.add("惠民资金发放公示")
    let survey = try await desk.survey()
    #expect(survey.occurrences.last?.isProvisional == true && survey.occurrences.first?.isProvisional == false)
  }

  @Test func `a table is read with its columns guessed, bad rows are told by number, and nothing is made of a bad table`()
    async throws
  {
    let town = try await Town()
    let rows = [
      ["2026年重点工作清单"], ["工作任务", "具体任务", "栏目", "内容要素", "频次", "时限要求", "责任单位", "责任人"],
      ["民生", "惠民资金发放公示", "惠民惠农资金", "发放总额", "每月", "次月10日前", "财政所", "方小鱼"],
      ["", "社会救助公示", "社会救助", "", "每季度", "期末后5个工作日", "民政办", ""], [],
      ["", "办一次宣传活动", "不存在的栏目", "", "偶尔", "", "", ""],
    ]
    let table = try await keep(rows, town)
    #expect(table.guess[.title] == 1 && table.guess[.part] == 0 && table.guess[.person] == 7 && table.guess[.dueRule] == 5)
    let tree = try await town.store.read { try ColumnTree.fetch(town.id, $0) }
    let reading = ChecklistImport(table, table.guess, tree)
    #expect(reading.tasks.map(\.part) == ["民生", "民生"] && reading.tasks.map(\.frequency) == [.monthly, .quarterly])
    #expect(reading.problems.count == 1 && reading.problems[0].hasPrefix("第 6 行：") && reading.problems[0].contains("不存在的栏目"))
    func make(_ skipping: Bool) async throws -> Fault? {
      try await town.refusal(as: town.writer) {
        _ = try reading.make(
          year: 2026, name: "重点工作清单", source: "", skippingProblems: skipping, from: table.id, in: town.id, $0)
      }
    }
    #expect(try await make(false)?.issues.first?.field == "rows")
    #expect(try await town.store.read { try Checklist.list(in: town.id, $0) }.isEmpty)
    #expect(try await make(true) == nil)
    #expect(try await town.store.read { try Checklist.list(in: town.id, $0) }.map(\.tasks) == [2])
    let refused = try await town.refusal(as: town.first) { _ = try ChecklistTable.keep([], named: "x", in: town.id, $0) }
    #expect(refused?.kind == .forbidden)
    let junk = try await town.refusal(as: town.writer) { _ = try ChecklistTable.keep([0, 1, 2], named: "x", in: town.id, $0) }
    #expect(junk?.issues.first?.field == "file")
  }

  private func keep(_ rows: [[String]], _ town: Town) async throws -> ChecklistTable {
    let sheet = Sheet(name: "清单", rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
    let bytes = Workbook(sheets: [sheet]).xlsx()
    return try await town.store.write(as: town.writer) { tx in
      try ChecklistTable.find(ChecklistTable.keep(bytes, named: "清单.xlsx", in: town.id, tx), in: town.id, tx)
    }
  }

  @Test func `lists are read along their index`() async throws {
    let town = try await Town()
    for (sql, index) in [
      (Checklist.query(town.id), "checklist_name"), (ChecklistTask.query(Identifier(1)), "checklist_task_list"),
      (ChecklistSurvey.query([Identifier(1)], Day(at: monday), Day(at: monday) + 365), "live_place"),
    ] as [(SQL, String)] {
      let steps: [String] = try await town.store.read { try $0.all("EXPLAIN QUERY PLAN \(sql)") { try $0["detail"] } }
      #expect(steps.joined().contains(index) && !steps.contains { $0.hasPrefix("SCAN") }, "\(steps)")
    }
  }
}

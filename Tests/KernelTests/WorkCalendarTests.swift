import Foundation
import TestKit
import Testing

@testable import Kernel

/// The working calendar against the worked examples of the town's law notes and against laws that hold for any calendar.
@Suite struct WorkCalendarTests {
  private let calendar = WorkCalendar.builtIn

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test(arguments: [
    // received, first working day, 20 working days, 20 more
    ("2025-03-03", "2025-03-04", "2025-03-31", "2025-04-28"),
    ("2025-01-20", "2025-01-21", "2025-02-21", "2025-03-21"),
    ("2025-09-22", "2025-09-23", "2025-10-24", "2025-11-21"),
    ("2025-04-25", "2025-04-27", "2025-05-27", "2025-06-25"),
    ("2026-02-13", "2026-02-14", "2026-03-19", "2026-04-17"),
    ("2026-02-14", "2026-02-24", "2026-03-20", "2026-04-20"),
    ("2025-06-03", "2025-06-04", "2025-07-01", "2025-07-29"),
    ("2025-10-05", "2025-10-09", "2025-11-04", "2025-12-02"),
    ("2025-10-10", "2025-10-11", "2025-11-06", "2025-12-04"),
    ("2024-09-10", "2024-09-11", "2024-10-14", "2024-11-11"),
    ("2024-02-02", "2024-02-04", "2024-03-06", "2024-04-03"),
    ("2023-09-25", "2023-09-26", "2023-10-27", "2023-11-24"),
    ("2025-12-15", "2025-12-16", "2026-01-13", "2026-02-10"),
    ("2026-04-30", "2026-05-06", "2026-06-01", "2026-06-30"),
    ("2026-09-16", "2026-09-17", "2026-10-20", "2026-11-17"),
  ])
  func `twenty working days, and twenty more, end when the worked example says`(
    received: String, first: String, due: String, extended: String
  ) throws {
    let start = try day(received)
    #expect(calendar.adding(1, to: start).due == (try day(first)))
    #expect(calendar.adding(20, to: start).due == (try day(due)))
    #expect(calendar.adding(40, to: start).due == (try day(extended)))
    #expect(!calendar.adding(40, to: start).isProvisional)
  }

  @Test(arguments: [
    ("2025-06-03", 7, "2025-06-12"), ("2025-06-20", 20, "2025-07-18"), ("2025-11-03", 20, "2025-12-01"),
    ("2025-11-20", 20, "2025-12-18"), ("2025-09-26", 20, "2025-10-30"), ("2025-09-26", 10, "2025-10-16"),
    ("2025-09-26", 7, "2025-10-13"), ("2026-02-10", 20, "2026-03-16"), ("2026-02-10", 10, "2026-03-02"),
    ("2026-02-10", 7, "2026-02-26"), ("2025-12-31", 20, "2026-01-29"), ("2025-12-31", 10, "2026-01-15"),
    ("2025-12-31", 7, "2026-01-12"), ("2026-04-01", 7, "2026-04-13"), ("2025-04-30", 3, "2025-05-08"),
    ("2025-04-30", 10, "2025-05-19"), ("2026-02-12", 10, "2026-03-04"),
  ])
  func `every other period ends when the worked example says`(from: String, count: Int, due: String) throws {
    #expect(calendar.adding(count, to: try day(from)).due == (try day(due)))
  }

  @Test(arguments: [("2025-10-04", "2025-10-09"), ("2026-10-02", "2026-10-08"), ("2026-04-08", "2026-04-08")])
  func `a period in calendar days that ends on a day off ends on the next working day`(end: String, due: String) throws {
    #expect(calendar.rolled(try day(end)) == (try day(due)))
  }

  @Test func `what reaches a year without a notice is provisional, and says which`() throws {
    #expect(!calendar.adding(20, to: try day("2026-11-23")).isProvisional)
    let extended = calendar.adding(40, to: try day("2026-11-23"))
    #expect(extended.unknownYears == [2027])
    #expect(extended.due == (try day("2027-01-18")))
    #expect(calendar.adding(20, to: try day("2026-12-07")).isProvisional)
    #expect(calendar.adding(1, to: try day("2017-06-01")).unknownYears == [2017])
  }

  @Test func `the last days of December are known only with the next year's notice`() throws {
    // 2018-12-29 was a Saturday that was worked, and 12-31 a Monday off: both by the notice for 2019.
    let before = WorkCalendar(HolidayNotice.builtIn.filter { $0.year <= 2018 })
    #expect(before.adding(1, to: try day("2018-12-28")).isProvisional)
    #expect(calendar.adding(1, to: try day("2018-12-28")).due == (try day("2018-12-29")))
    #expect(!calendar.isWorkday(try day("2018-12-31")))
  }

  @Test func `the arithmetic names every holiday and make-up day on the way`() throws {
    let count = calendar.adding(20, to: try day("2025-09-22"))
    #expect(
      count.lines == [
        "起算日 2025-09-22（周一），当日不计入。",
        "2025-09-23（周二）至 2025-09-26（周五）：工作日，计第 1 至 4 天",
        "2025-09-27（周六）：周末，不计",
        "2025-09-28（周日）：国庆节、中秋节补班，计第 5 天",
        "2025-09-29（周一）至 2025-09-30（周二）：工作日，计第 6 至 7 天",
        "2025-10-01（周三）至 2025-10-08（周三）：国庆节、中秋节放假，不计",
        "2025-10-09（周四）至 2025-10-10（周五）：工作日，计第 8 至 9 天",
        "2025-10-11（周六）：国庆节、中秋节补班，计第 10 天",
        "2025-10-12（周日）：周末，不计",
        "2025-10-13（周一）至 2025-10-17（周五）：工作日，计第 11 至 15 天",
        "2025-10-18（周六）至 2025-10-19（周日）：周末，不计",
        "2025-10-20（周一）至 2025-10-24（周五）：工作日，计第 16 至 20 天",
        "第 20 个工作日是 2025-10-24（周五），期限到这一天届满。",
        "依据：国务院办公厅关于2025年部分节假日安排的通知（https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm）",
      ])
  }

  @Test func `nothing of the table is lost in reading, and each year has its number of working days`() throws {
    let expected = zip(2018...2026, [250, 250, 249, 250, 249, 249, 251, 248, 248])
    #expect(HolidayNotice.builtIn.map(\.year) == Array(2018...2026))
    for notice in HolidayNotice.builtIn {
      #expect(!notice.sources.isEmpty && notice.off.count >= 6, "\(notice.year)")
      #expect(notice.madeUp.allSatisfy { $0.day.weekday > 5 }, "\(notice.year)")
    }
    for (year, count) in expected {
      let (last, end) = (try day("\(year - 1)-12-31"), try day("\(year)-12-31"))
      #expect(calendar.count(after: last, through: end) == count, "\(year)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the laws of counting hold for any day and any number`(seed: UInt64) throws {
    var chance = Seeded(seed: seed)
    let first = try day("2017-01-01")
    for _ in 0..<100 {
      let start = first + Int.random(in: 0..<4000, using: &chance)
      let (a, b) = (Int.random(in: 0...40, using: &chance), Int.random(in: 1...40, using: &chance))
      let sum = calendar.adding(a + b, to: start)
      #expect(calendar.isWorkday(sum.due))
      #expect(calendar.adding(b, to: calendar.adding(a, to: start).due).due == sum.due)
      #expect(calendar.count(after: start, through: sum.due) == a + b)
      #expect(calendar.adding(a + b + 1, to: start).due > sum.due)
      #expect(sum.days.count { $0.ordinal != nil } == a + b && sum.days.last?.day == sum.due)
    }
  }

  @Test func `a later notice for the same year takes the place of the earlier`() throws {
    let changed = HolidayNotice.read("年 2026 某处\n休 2026-03-09 2026-03-09 试验节\n班 2026-03-14 试验节\n胡言乱语")
    let calendar = WorkCalendar(HolidayNotice.builtIn + changed)
    #expect(!calendar.isWorkday(try day("2026-03-09")))
    #expect(calendar.isWorkday(try day("2026-03-14")))
    // A Thursday that the changed notice does not free.
    #expect(calendar.isWorkday(try day("2026-10-01")))
  }
}

/// Working hours: when a reminder may go out, and how long something has waited.
@Suite struct WorkHoursTests {
  private let calendar = WorkCalendar.builtIn

  private func at(_ text: String) throws -> Date { try #require(Beijing.instant(text)) }

  @Test(arguments: [
    ("2026-03-09 09:30", "2026-03-09 09:30"), ("2026-03-09 12:00", "2026-03-09 14:30"),
    ("2026-03-09 17:30", "2026-03-10 08:00"), ("2026-02-13 18:00", "2026-02-14 08:00"),
    ("2026-02-14 20:00", "2026-02-24 08:00"), ("2026-03-06 23:59", "2026-03-09 08:00"),
  ])
  func `the office opens next when it does`(from: String, next: String) throws {
    #expect(calendar.nextWorkingMoment(from: try at(from), .usual) == (try at(next)))
    #expect(calendar.isWorking(at: try at(next), .usual))
  }

  @Test func `eight working hours run over lunch, night, weekend and holiday`() throws {
    let late = try at("2026-02-14 16:30")
    #expect(calendar.adding(seconds: 8 * 3600, to: late, .usual) == (try at("2026-02-24 17:30")))
    #expect(calendar.seconds(from: late, to: try at("2026-02-25 08:00"), .usual) == 8 * 3600)
  }

  @Test(arguments: ["", "8-12", "08:00-08:00", "09:00-12:00,11:00-13:00", "08:00-25:00", "08:00", "08:60-12:00"])
  func `hours that make no sense are refused`(text: String) { #expect(WorkHours(text) == nil) }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `what is added is what has passed`(seed: UInt64) throws {
    var chance = Seeded(seed: seed)
    let hours = try #require(WorkHours("08:00-11:30,13:00-18:00"))
    for _ in 0..<50 {
      let start = try at("2025-01-01").addingTimeInterval(Double(Int.random(in: 0..<600 * 86_400, using: &chance)))
      let seconds = Double(Int.random(in: 0...200 * 3600, using: &chance))
      let end = calendar.adding(seconds: seconds, to: start, hours)
      #expect(calendar.seconds(from: start, to: end, hours) == seconds)
      #expect(calendar.nextWorkingMoment(from: start, hours) >= start)
    }
  }
}

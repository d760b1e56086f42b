import Foundation
import Testing

@testable import Kernel

/// Deadlines that something happened to: begun anew, paused, extended (law.md §3.3).
@Suite struct DeadlineTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func due(_ period: Period, _ start: String, _ events: [Deadline.Event] = []) throws -> String? {
    try #require(Deadline(period, from: day(start), events, by: .builtIn)).due?.description
  }

  @Test(arguments: [("2025-07-22", "2025-08-12", "2025-09-09"), ("2025-07-31", "2025-08-21", "2025-09-18")])
  func `asking a third party pauses the period until he answers or his time is over`(
    through: String, first: String, extended: String
  ) throws {
    let pause = Deadline.Event.paused(
      Pause(after: try day("2025-07-08"), through: try day(through), reason: "征求第三方意见"))
    #expect(try due(.workingDays(20), "2025-07-01", [pause]) == first)
    #expect(try due(.workingDays(20), "2025-07-01", [pause, .extended(by: 20, reason: "延期答复")]) == extended)
  }

  @Test func `a corrected application and a paid fee begin the period anew`() throws {
    let corrected = Deadline.Event.restarted(on: try day("2025-06-20"), reason: "收到补正材料")
    #expect(try due(.workingDays(20), "2025-06-03", [corrected]) == "2025-07-18")
    let paid = Deadline.Event.restarted(on: try day("2025-11-20"), reason: "缴清费用")
    #expect(try due(.workingDays(20), "2025-11-03", [paid]) == "2025-12-18")
  }

  @Test func `pauses that overlap are left out once`() throws {
    let one = Deadline.Event.paused(
      Pause(after: try day("2025-07-08"), through: try day("2025-07-16"), reason: "征求第三方意见"))
    let other = Deadline.Event.paused(
      Pause(after: try day("2025-07-10"), through: try day("2025-07-22"), reason: "征求共同制作机关意见"))
    #expect(try due(.workingDays(20), "2025-07-01", [one, other]) == "2025-08-12")
  }

  @Test func `while a pause lasts nobody is told a day`() throws {
    let pause = Deadline.Event.paused(Pause(after: try day("2025-07-08"), through: nil, reason: "征求第三方意见"))
    let deadline = try #require(Deadline(.workingDays(20), from: try day("2025-07-01"), [pause], by: .builtIn))
    #expect(deadline.due == nil)
    #expect(deadline.lines.last == "期限正在暂停，恢复以后才能算出届满的日子。")
  }

  @Test(arguments: [
    (60, "2025-08-05", "2025-10-09"), (60, "2026-08-03", "2026-10-08"), (7, "2026-04-01", "2026-04-08"),
    (15, "2026-04-01", "2026-04-16"),
  ])
  func `calendar days run through, and end on a working day`(count: Int, start: String, end: String) throws {
    #expect(try due(.calendarDays(count), start) == end)
  }

  @Test func `the arithmetic tells the pause, the roll-over and the days that did not count`() throws {
    let pause = Deadline.Event.paused(
      Pause(after: try day("2025-07-08"), through: try day("2025-07-22"), reason: "征求第三方意见"))
    let lines = try #require(Deadline(.workingDays(20), from: try day("2025-07-01"), [pause], by: .builtIn)).lines
    #expect(lines.contains("2025-07-09（周三）至 2025-07-11（周五）：工作日，不计（征求第三方意见）"))
    let rolled = try #require(Deadline(.calendarDays(60), from: try day("2025-08-05"), by: .builtIn)).lines
    #expect(rolled.contains("第 60 日是 2025-10-04（周六），遇休息日顺延，期限到 2025-10-09（周四） 届满。"))
  }

  @Test func `hours have no day to end on`() throws {
    #expect(Deadline(.hours(24), from: try day("2025-07-01"), by: .builtIn) == nil)
  }

  @Test(arguments: [Period.workingDays(20), .calendarDays(15), .hours(24)])
  func `a period reads back what it says`(period: Period) { #expect(Period(period.words) == period) }

  @Test(arguments: ["", "20", "0日", "-3日", "20工", "１０日", "10001天"])
  func `a period without a unit or out of bounds is none`(text: String) { #expect(Period(text) == nil) }

  @Test(arguments: UInt64(1)...20)
  func `a pause moves the end by the working days it holds`(seed: UInt64) throws {
    let start = Day(ordinal: try day("2018-01-02").ordinal + Int(seed * 139))
    let calendar = WorkCalendar.builtIn
    let plain = calendar.adding(20, to: start)
    let pause = Pause(after: start + Int(seed % 9), through: start + Int(seed % 9 + seed), reason: "征求意见")
    let through = try #require(pause.through)
    try #require(through < plain.due)
    let moved = calendar.adding(20, to: start, without: [pause])
    #expect(moved.due == calendar.adding(20 + calendar.count(after: pause.after, through: through), to: start).due)
  }
}

import Foundation
import Kernel
import Store
import TestKit
import Testing

/// A holiday notice that came after the program was made.
@Suite struct NoticeImportTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func notice(_ lines: String) throws -> HolidayNotice {
    try #require(HolidayNotice.read("年 2027 https://example.test/2027\n" + lines).first)
  }

  @Test func `a notice that is taken in settles what was provisional, from that day on`() async throws {
    let store = try emptyStore()
    let (start, october, november) = try (day("2026-12-20"), day("2026-10-31"), day("2026-11-01"))
    let (fourth, ninth) = try (day("2027-01-04"), day("2027-01-09"))
    let before = try await store.read { try WorkCalendar.inForce(on: day("2026-11-23"), $0) }
    #expect(before.adding(15, to: start).isProvisional)
    #expect(before.missingYear(on: october) == nil)
    #expect(before.missingYear(on: november) == 2027)
    let notice = try notice("休 2027-01-01 2027-01-04 元旦\n班 2027-01-09 元旦")
    try await store.write(as: .program("test")) { try notice.takeIn($0) }
    let today = store.today()
    let after = try await store.read { try WorkCalendar.inForce(on: today, $0) }
    let count = after.adding(15, to: start)
    #expect(!count.isProvisional)
    #expect(count.lines.contains { $0.contains("https://example.test/2027") })
    #expect(!after.isWorkday(fourth) && after.isWorkday(ninth))
    #expect(after.missingYear(on: november) == nil)
  }

  @Test func `a notice that mends another takes its place, and both stand in the journal`() async throws {
    let store = try emptyStore()
    let (first, second) = (try notice("休 2027-01-01 2027-01-01 元旦"), try notice("休 2027-01-01 2027-01-03 元旦"))
    for notice in [first, second] { try await store.write(as: .program("test")) { try notice.takeIn($0) } }
    let today = store.today()
    let found = try await store.read { try HolidayNotice.imported(by: today, $0) }
    #expect(found == [second])
    let told = try await store.read { try $0.count("SELECT count(*) FROM journal WHERE event = 'holidays.takenIn'") }
    #expect(told == 2)
  }
}

import Casework
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The list of the morning: how a deadline stands on each day, who is told, and what a calendar program reads.
@Suite struct MorningTests {
  private let rules = MorningRules(calendar: .builtIn)

  private func duty(_ start: String, _ due: String) -> MorningDuty {
    MorningDuty(
      kind: "在线咨询", key: "consultation:1", number: "ZX2026-0001", title: "几点上班？", owed: "答复",
      address: DeskAddress.consultation(1), start: Day(start), due: Day(due))
  }

  @Test(arguments: [
    // Twenty working days from 22 September 2025 over the National Day: due on 24 October; the tenth is 11 October, worked.
    ("2025-10-10", MorningDuty.Standing.later), ("2025-10-11", .inner), ("2025-10-20", .inner), ("2025-10-21", .soon),
    ("2025-10-23", .soon), ("2025-10-24", .today), ("2025-10-25", .overdue),
  ])
  func `a deadline of twenty working days stands as the calendar says`(day: String, standing: MorningDuty.Standing) throws {
    let duty = duty("2025-09-22", "2025-10-24")
    #expect(rules.draftDay(duty) == Day("2025-10-11"))
    #expect(rules.standing(duty, on: try #require(Day(day))) == standing)
  }

  @Test func `the day of escalation lies so many working days before, whatever holidays lie between`() throws {
    for ordinal in 19_000..<20_500 {
      let due = Day(ordinal: ordinal)
      let day = rules.escalationDay(due)
      #expect(rules.calendar.isWorkday(day) && day <= due)
      #expect(rules.calendar.count(after: day, through: due) == 3, "\(due)")
    }
  }

  @Test func `what stands still or waits for others is neither late nor near`() throws {
    var paused = duty("2026-03-09", "2026-03-12")
    paused.due = nil
    var waiting = duty("2026-03-09", "2026-03-12")
    waiting.isWaiting = true
    let day = try #require(Day("2026-03-20"))
    #expect(rules.standing(paused, on: day) == .paused && rules.standing(waiting, on: day) == .waiting)
    #expect(DeadlineCall(paused, rules, day) == nil && DeadlineCall(waiting, rules, day) == nil)
  }

  @Test func `a calendar folds its lines at 75 bytes, never inside a character, and escapes what it must`() {
    let event = ICalendar.Event(
      id: "a:1@yudeng", day: Day(ordinal: 20_000), title: String(repeating: "依申请公开，答复；", count: 12) + "\u{7}\n完",
      note: "a\\b,c;d")
    let text = String(
      decoding: ICalendar(name: "期限", stamp: monday, events: [event]).bytes, as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let whole = text.replacing("\r\n ", with: "")
    #expect(whole.contains("DESCRIPTION:a\\\\b\\,c\\;d\r\n"))
    #expect(whole.contains("\\n完\r\n") && !whole.contains("\u{7}"))
    #expect(whole.contains("DTSTAMP:20260309T013000Z\r\n"))
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
  }

  @Test func `people are told of a deadline once for each step, in working hours only, the chiefs as it grows late`() async throws {
    let kit = try await DeskKit()
    let (clerk, chief) = (try await kit.person("clerk", .caseworker), try await kit.person("chief", .caseApprover))
    let town = kit.town.id
    let seal = kit.site.contactSeal
    var new = NewConsultation()
    new.question = "几点上班？"
    let asked = new
    _ = try await kit.store.write(as: .visitor) { try Consultation.ask(asked, code: "12345678", in: town, seal, $0) }
    // Three working days: on the day itself the deadline is near already.
    #expect(try await kit.site.remindOfDeadlines() == 2)
    #expect(try await kit.site.remindOfDeadlines() == 0)
    kit.clock.advance(by: 12 * 3600)
    // Half past nine in the evening: nobody is told anything.
    #expect(try await kit.site.remindOfDeadlines() == 0)
    kit.clock.advance(by: 60 * 3600)
    // Thursday morning: it is the last day.
    #expect(try await kit.site.remindOfDeadlines() == 2)
    let texts = try await kit.store.read { reader in
      (
        try Message.list(for: clerk.id, reader).map(\.text), try Message.list(for: chief.id, reader).map(\.text)
      )
    }
    #expect(texts.0.count == 2 && texts.1.count == 2)
    #expect(texts.0.first == "在线咨询 ZX2026-0001：答复，今天到期。")
  }

  @Test func `the list shows what is owed, and the address for a calendar works until a new one is made`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.person("clerk", .caseworker)
    let token = try await kit.session(clerk)
    let (town, seal) = (kit.town.id, kit.site.contactSeal)
    var new = NewConsultation()
    (new.question, new.contact) = ("高龄津贴怎么申请？", Contact(name: "程小禾", phone: "13800000001"))
    let asked = new
    _ = try await kit.store.write(as: .visitor) { try Consultation.ask(asked, code: "12345678", in: town, seal, $0) }
    let list = try await kit.ask("/desk/morning", token)
    #expect(list.status == .ok && list.text.contains("ZX2026-0001") && list.text.contains("2026-03-12（周四）"))
    let month = try await kit.ask("/desk/morning/calendar?month=2026-03", token)
    #expect(month.text.contains("ZX2026-0001"))
    func address() async throws -> String {
      let page = try await kit.ask("/desk/morning/subscription", token, [])
      let key = try #require(page.text.firstMatch(of: #/calendars/([0-9a-f]+)/deadlines\.ics/#)?.1)
      return "/calendars/\(key)/deadlines.ics"
    }
    let old = try await address()
    let feed = try await kit.ask(old)
    #expect(feed.status == .ok && feed.text.contains("DTSTART;VALUE=DATE:20260312"))
    #expect(!feed.text.contains("程小禾") && !feed.text.contains("高龄津贴"))
    let new2 = try await address()
    #expect(try await kit.ask(old).status == .notFound)
    #expect(try await kit.ask(new2).status == .ok)
  }
}

import Foundation
import Testing

@testable import Kernel

@Suite struct DayTests {
  @Test func `every day from 1900 to 2100 reads back as it was written`() throws {
    let first = try #require(Day("1900-01-01"))
    for offset in 0..<73_414 {
      let day = first + offset
      #expect(Day(day.description) == day)
    }
  }

  @Test(arguments: ["2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "２０２６-01-01", "2026-01-01 ", ""])
  func `a date that does not exist, or is written otherwise, is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `the day begins at midnight in Beijing, not in Greenwich`() throws {
    let instant = Date(timeIntervalSince1970: 1_773_019_800)  // 2026-03-09 01:30 UTC
    #expect(Beijing.minute(instant) == "2026-03-09 09:30")
    #expect(Day(at: instant).weekday == 1)
    #expect(Beijing.minute(try #require(Day("2026-03-09")).start) == "2026-03-09 00:00")
    #expect(Day(at: try #require(Beijing.instant("2026-03-08 23:59:59"))).description == "2026-03-08")
  }

  @Test(arguments: ["2026-03-09 24:00", "2026-03-09 09:3", "2026-03-09 09", "2026-02-30 10:00", "昨天"])
  func `a time that does not exist is refused`(text: String) { #expect(Beijing.instant(text) == nil) }

  @Test func `an instant written for people is read back to the second`() {
    for seconds in stride(from: -3_000_000_000.0, through: 3_000_000_000, by: 7_777_777) {
      let instant = Date(timeIntervalSince1970: seconds)
      #expect(Beijing.instant(Beijing.second(instant)) == instant)
    }
  }
}

@Suite struct ActorTests {
  let town = Identifier<Organisation>(1)
  let village = Identifier<Organisation>(2)
  let notices = Identifier<ColumnRow>(7)

  private func staff(_ grants: Grant...) -> Actor {
    .staff(Staff(account: .init(1), name: "jingban", displayName: "经办员", organisation: town, grants: grants))
  }

  @Test func `a duty holds only in the organisations it was granted in`() {
    let actor = staff(Grant(.draft, in: [village]))
    #expect(actor.may(.draft, in: village) == true)
    #expect(actor.may(.draft, in: town) == false)
    #expect(actor.may(.issue, in: village) == false)
  }

  @Test func `a duty limited to a column holds in no other`() {
    let actor = staff(Grant(.issue, in: [town], columns: [notices]))
    #expect(actor.may(.issue, in: town, column: notices) == true)
    #expect(actor.may(.issue, in: town, column: .init(8)) == false)
  }

  @Test func `a refusal says which duty is missing`() {
    #expect(throws: Fault.forbidden("您没有这个单位或栏目的“签发”权限，请联系系统管理员。")) {
      try Actor.visitor.require(.issue, in: town)
    }
  }
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// A holiday notice is pasted, read, looked at and confirmed.
@Suite struct HolidaysTests {
  private static let text = """
    国务院办公厅关于2027年部分节假日安排的通知
    一、元旦：1月1日（周五）至3日（周日）放假，共3天。
    二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
    三、清明节：4月3日（周六）至5日（周一）放假，共3天。
    四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
    五、端午节：6月9日（周三）放假1天。
    六、中秋节：9月15日（周三）放假1天。
    七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
    """
  private static let source = "https://www.gov.cn/example-2027"

  @Test func `what was read is shown first, and counts only when it is confirmed`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let fields = [("text", Self.text), ("source", Self.source)]
    let read = try await kit.ask("/desk/holidays", token, fields)
    #expect(read.status == .ok && read.text.contains("2027-02-20（周六）") && read.text.contains("核对无误，收录"))
    let day = try #require(Day("2027-02-08"))
    #expect(try await kit.store.read { try WorkCalendar.inForce(on: day, $0).isWorkday(day) })
    let kept = try await kit.ask("/desk/holidays", token, fields + [("confirmed", "yes")])
    #expect(kept.location == "/desk/holidays?done=holidays-taken-in")
    #expect(try await kit.store.read { try !WorkCalendar.inForce(on: day, $0).isWorkday(day) })
    #expect(try await kit.ask("/desk/holidays", token).text.contains("2027 年"))
  }

  @Test func `a text that is wrong or no notice comes back as it was pasted, with what is wrong`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let wrong = Self.text.replacing("1月1日（周五）", with: "1月1日（周四）")
    let answer = try await kit.ask("/desk/holidays", token, [("text", wrong), ("source", "gov"), ("confirmed", "yes")])
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("2027-01-01是周五") && answer.text.contains("请填写通知的网址"))
    #expect(answer.text.contains("端午节：6月9日"))
    let other = try await kit.ask("/desk/holidays", token, [("text", "会议通知"), ("source", Self.source)])
    #expect(other.status == .unprocessableContent && other.text.contains("不知道是哪一年"))
    let before = try await kit.store.read { try HolidayNotice.imported(by: Day(at: monday), $0) }
    #expect(before.isEmpty)
  }

  @Test func `whose provisional day moves is told, with the old day and the new, and a way to the case`() async throws {
    let kit = try await DeskKit()
    kit.clock.advance(by: try #require(Day("2026-12-07")).start.timeIntervalSince(kit.clock.now) + 9.5 * 3600)
    let clerk = try await kit.person("dafu", .caseworker)
    let order = [("content", "路灯坏了。"), ("kind", "help"), ("urgency", "normal"), ("dispatchedAt", "2026-12-07T09:00")]
    let token = try await kit.session(clerk)
    #expect(try await kit.ask("/desk/tickets", token, order + [("title", "路灯")]).status == .seeOther)
    let entry = [
      ("kind", "person"), ("name", "方小鱼"), ("paper", "other"), ("paper-number", "演示"), ("phone", "13000000000"),
      ("address", "某某镇东村1号"), ("content", "验收报告"), ("form", "paper"), ("delivery", "post"), ("channel", "window"),
      ("arrived", "2026-12-07"), ("key", "holiday-key-1"), ("origin", ""),
    ]
    #expect(try await kit.ask("/desk/applications", token, entry).status == .seeOther)
    let before = try await kit.ask("/desk/applications/1", token).text
    #expect(before.contains("暂定"))
    let chief = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let fields = [("text", Self.text), ("source", Self.source), ("confirmed", "yes")]
    #expect(try await kit.ask("/desk/holidays", chief, fields).status == .seeOther)
    let told = try await kit.store.read { reader in
      try reader.all("SELECT text, link FROM message WHERE account = \(clerk.id) ORDER BY id") {
        (try $0["text"] as String, try $0["link"] as String)
      }
    }
    // Twenty working days after 7 December 2026: 4 January without the notice, for 元旦 is not known to be off.
    let found = try #require(told.first { $0.0.contains("2026-0001") })
    #expect(found.0.contains("原来暂定 2027-01-01（周五）") || found.0.contains("原来暂定 2027-01-04（周一）"), "\(told)")
    #expect(found.1 == "/desk/applications/1" && found.0.contains("收录2027年放假安排后改为 2027-01-"))
    let opened = try await kit.ask("/desk/messages/1/reading", token, [("then", "open")])
    #expect(opened.location?.hasPrefix("/desk/") == true && opened.location != "/desk/messages")
    let again = try await kit.ask("/desk/holidays", chief, fields)
    #expect(again.status == .seeOther)
    let count = try await kit.store.read { try $0.count("SELECT count(*) FROM message WHERE account = \(clerk.id)") }
    #expect(count == told.count)
  }

  @Test func `only who administers the whole district takes one in; everybody may look`() async throws {
    let kit = try await DeskKit()
    let token = try await kit.session(try await kit.person("fang", .handler))
    let page = try await kit.ask("/desk/holidays", token)
    #expect(page.status == .ok && !page.text.contains("读一读"))
    let fields = [("text", Self.text), ("source", Self.source), ("confirmed", "yes")]
    #expect(try await kit.ask("/desk/holidays", token, fields).status == .forbidden)
  }
}

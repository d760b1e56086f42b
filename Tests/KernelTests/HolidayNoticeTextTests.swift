import Foundation
import TestKit
import Testing

@testable import Kernel

/// A holiday notice, pasted in as it was published.
@Suite struct HolidayNoticeTextTests {
  /// The arrangement of 2026, in the notice's usual form of words.
  private static let lines = [
    "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。",
    "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。",
    "三、清明节：4月4日（周六）至6日（周一）放假，共3天。",
    "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。",
    "五、端午节：6月19日（周五）至21日（周日）放假，共3天。",
    "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。",
    "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。",
  ]

  private func days(_ notice: HolidayNotice) -> (off: Set<Day>, worked: Set<Day>) {
    (
      Set(notice.off.flatMap { ($0.first.ordinal...$0.last.ordinal).map(Day.init(ordinal:)) }),
      Set(notice.madeUp.map(\.day))
    )
  }

  @Test func `a whole notice comes out as the table has it`() throws {
    let text = "国务院办公厅关于2026年部分节假日安排的通知\n各省、自治区：\n" + Self.lines.joined(separator: "\n") + "\n请妥善安排。"
    let year = try #require(HolidayNoticeText.year(in: text))
    let read = HolidayNoticeText(text, year: year)
    #expect(read.issues == [])
    let notice = try #require(read.notice(source: "https://example.test/notice"))
    let known = try #require(HolidayNotice.builtIn.first { $0.year == 2026 })
    #expect(days(notice) == days(known))
  }

  @Test func `what contradicts itself is said and not guessed`() {
    func issues(_ line: Int, _ text: String) -> [String] {
      var lines = Self.lines
      lines[line] = text
      return HolidayNoticeText(lines.joined(separator: "\n"), year: 2026).issues.map(\.sentence)
    }
    #expect(issues(0, "一、元旦：1月1日（周五）至3日（周六）放假，共3天。").first?.contains("2026-01-01是周四") == true)
    #expect(issues(0, "一、元旦：1月1日至3日放假，共4天。").first?.contains("共 4 天") == true)
    #expect(issues(0, "一、元旦：1月1日放假。1月5日上班。").first?.contains("本来就是工作日") == true)
    #expect(issues(0, "一、元旦：2月30日放假。").first?.contains("不存在") == true)
    #expect(issues(0, "").first?.contains("没有读到元旦的安排") == true)
  }

  private struct Case: Decodable {
    let year: Int
    let description: String
    let expected: [Expected]

    struct Expected: Decodable {
      let date: String
      let isOffDay: Bool
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "the shared data is not here"))
  func `every published line since 2009 is read as people read it`() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: SharedData.url("5_holidays/notice_text_cases.json")))
    #expect(cases.count > 40)
    // Before 2009 the notices told make-up days in other words and are not in the table.
    for each in cases where each.year >= 2009 {
      let read = HolidayNoticeText("元旦：" + each.description, year: each.year)
      let off = read.off.flatMap { ($0.first.ordinal...$0.last.ordinal).map { Day(ordinal: $0).description } }
      #expect(Set(off) == Set(each.expected.filter(\.isOffDay).map(\.date)), "\(each.description)")
      let worked = read.madeUp.map(\.day.description)
      #expect(Set(worked) == Set(each.expected.filter { !$0.isOffDay }.map(\.date)), "\(each.description)")
    }
  }
}

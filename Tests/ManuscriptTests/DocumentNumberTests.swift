/// Document numbers and dates, as people type them.
import Foundation
import Manuscript
import TestKit
import Testing

@Suite struct DocumentNumberTests {
  @Test(arguments: [
    ("国办发〔2023〕15号", "国办发〔2023〕15号"), ("发文字号：渝府发〔2022〕32 号", "渝府发〔2022〕32号"),
    ("豫政办 〔2013〕17号", "豫政办〔2013〕17号"), ("晋政办发[2004]49号", "晋政办发〔2004〕49号"),
    ("呈政【２０２５】００８号", "呈政〔2025〕8号"), ("\u{200B}皖政（2020）6号", "皖政〔2020〕6号"),
    ("晋政发〔2020〕23", "晋政发〔2020〕23号"), ("呈政 〔 2024 〕 第 3 号", "呈政〔2024〕3号"),
    ("国令第711号", "国令第711号"), ("省政府令 第218号", "省政府令第218号"), ("山西省人民政府令第231号", "山西省人民政府令第231号"),
    ("工业和信息化部公告2015年第80号", "工业和信息化部公告2015年第80号"),
  ])
  func `a number is read however it was typed`(_ raw: String, _ normal: String) {
    #expect(DocumentNumber.parse(raw)?.text == normal)
    #expect(DocumentNumber.parse(normal)?.text == normal)
  }

  @Test(arguments: ["", "文号：", "发文字号：", "第3号", "二〇二五年", "〔2023〕5号", "国办发〔23〕5号", "国办发〔2023〕号", "各村：现将第3号"])
  func `what is no number is refused`(_ raw: String) {
    #expect(DocumentNumber.parse(raw) == nil)
  }

  @Test(.enabled(if: SharedData.isPresent, "needs the shared data"))
  func `nearly all numbers of four governments are read`() throws {
    let file = try String(contentsOf: SharedData.url("1_policies/docnumbers.csv"), encoding: .utf8)
    let rows = file.split(whereSeparator: \.isNewline).dropFirst()
    var missed: [String] = []
    var count = 0
    for row in rows {
      guard let raw = row.split(separator: ",", omittingEmptySubsequences: false).last, !raw.isEmpty else { continue }
      count += 1
      if DocumentNumber.parse(String(raw)) == nil { missed.append(String(raw)) }
    }
    print("numbers not read: \(missed.count) of \(count):", missed.prefix(20))
    #expect(missed.count * 200 < count)
  }
}

@Suite struct ChineseDateTests {
  @Test(arguments: [
    ("2026年3月9日", 2026, 3, 9), ("二〇二五年十一月三十日", 2025, 11, 30), ("二○○六年十月十八日", 2006, 10, 18),
    ("2019/2/28 11:25:05", 2019, 2, 28), ("成文日期 ：2023-08-01", 2023, 8, 1), ("20230516093000", 2023, 5, 16),
    ("2024/02/29", 2024, 2, 29), ("（2023年4月12日）", 2023, 4, 12), ("２０２６年１月２日", 2026, 1, 2),
    ("2023-08-01 09:00", 2023, 8, 1),
    ("2019/2/8 1:25:05", 2019, 2, 8),
  ])
  func `a date is read however it was written`(_ text: String, _ year: Int, _ month: Int, _ day: Int) throws {
    let date = try #require(ChineseDate.parse(text))
    #expect(date.year == year && date.month == month && date.day == day)
  }

  @Test(arguments: ["", "2023年2月29日", "2023-13-01", "3月9日", "2023", "今年3月9日起", "20231301000000", "2023年5月"])
  func `what is no date is refused`(_ text: String) {
    #expect(ChineseDate.parse(text) == nil)
  }
}

import Foundation
import Kernel
import Manuscript
import Sheets
import TestKit
import Testing

@testable import Villages

/// Reading a list as villages really send it: two rows of heads, merged cells, totals, notes below, numbers as text.
@Suite struct BenefitRollTests {
  static let today = day("2026-03-09")

  static func read(_ rows: [[String]], _ change: (inout Sheet) -> Void = { _ in }) throws -> BenefitRoll {
    var sheet = Sheet(name: "名单", rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
    change(&sheet)
    return try BenefitRoll.read(Workbook(sheets: [sheet]), try BenefitFunds.shipped(), on: today)
  }

  @Test(arguments: [
    ("户主姓名", BenefitField.name), ("姓 名", .name), ("户主身份证号码", .identity), ("身份证件号", .identity), ("残疾人证号", .disabilityCertificate),
    ("开户银行账号", .bank), ("一卡通卡号", .bank), ("联系人电话", .phone), ("家庭住址", .address), ("残疾等级", .disability), ("致贫原因", .health),
    ("家庭年收入", .income), ("代领人姓名", .guardian), ("保障人数", .persons), ("低保类别", .category), ("补差金额（元）", .amount), ("月保障标准", .standard),
    ("村民组", .group), ("补贴面积（亩）", .area), ("备注", .note), ("出生年月", .birth), ("年龄段", .ageBand), ("周岁", .age), ("救助原因", .cause),
    ("供养方式", .mode), ("鉴定等级", .grade), ("所在村", .village), ("序号", .index), ("其他", .unknown), ("监护人", .guardian),
  ])
  func `a column is known by its head, and what must never go out wins`(head: String, field: BenefitField) throws {
    #expect(BenefitColumns(funds: try BenefitFunds.shipped(), day: Self.today).head(head) == field)
  }

  @Test func `a column full of numbers that lead to a person is never public, whatever its head says`() throws {
    let roll = try Self.read([
      ["姓名", "类别", "金额"], ["程某甲", MadeUp.identity(1), "420"], ["罗某乙", MadeUp.identity(2), "360"],
    ])
    #expect(roll.columns.map(\.field) == [.name, .identity, .amount])
    #expect(roll.people.allSatisfy { $0.values[.category] == nil })
  }

  @Test func `titles above, two rows of heads, merged groups, totals, page heads and signatures below are understood`() throws {
    let rows = [
      ["呈坎村2026年3月低保发放名单", "", "", "", "", ""], ["序号", "户主", "", "村民组", "保障人数", "金额"],
      ["", "姓名", "身份证号", "", "", ""], ["1", "程某甲", MadeUp.identity(1), "3组", "2", "860.50"],
      ["2", "罗某乙", MadeUp.identity(2), "", "1", "420"], ["序号", "姓名", "身份证号", "村民组", "保障人数", "金额"],
      ["3", "胡某丙", MadeUp.identity(3), "前街组", "1人", "￥1,000.00元"], ["合 计", "", "", "", "4", "2280.5"],
      ["制表人：某某", "", "审核：某某", "", "", ""],
    ]
    let roll = try Self.read(rows) { sheet in
      sheet.merges = [
        .init(rows: 0...0, columns: 0...5), .init(rows: 1...1, columns: 1...2), .init(rows: 3...4, columns: 3...3),
      ]
    }
    #expect(roll.problems.isEmpty && roll.warnings.isEmpty)
    #expect(roll.people.map(\.name) == ["程某甲", "罗某乙", "胡某丙"])
    #expect(roll.people.map { $0.values[.group] } == ["3组", "3组", "前街组"])
    #expect(roll.people.map { $0.values[.amount] } == ["860.50", "420", "1000"] && roll.total == 228_050)
  }

  @Test func `a second row of heads in a plain file is no person`() throws {
    let roll = try Self.read([
      ["姓名", "证件信息", "", "发放情况", ""], ["", "身份证号", "住址", "月标准", "金额"],
      ["程某甲", MadeUp.identity(1), "3组5号", "700", "420"],
    ])
    #expect(roll.people.count == 1 && roll.columns.map(\.field) == [.name, .identity, .address, .standard, .amount])
  }

  @Test func `what is wrong is told with its row, all of it at once, and nothing is taken in`() throws {
    let roll = try Self.read([
      ["姓名", "身份证号", "村民组", "金额"], ["程某甲1", MadeUp.identity(1), "3组", "很多"], ["", MadeUp.identity(2), "3组", "5"],
      ["罗某乙", "341004199001011235", "这个组的名字实在太长了不像组名", "-3"],
    ])
    #expect(roll.problems.count == 5, "\(roll.problems)")
    #expect(roll.problems[0].hasPrefix("第 2 行“姓名”不像姓名"))
    #expect(roll.problems.contains { $0.hasPrefix("第 3 行没有姓名") })
    #expect(roll.warnings.contains { $0.hasPrefix("第 4 行身份证号位数或校验码不对") })
  }

  @Test func `hidden rows stop it, hidden sheets are left alone and told`() throws {
    let hidden = try Self.read([["姓名", "金额"], ["程某甲", "1"], ["罗某乙", "2"]]) { $0.hiddenRows = [2] }
    #expect(hidden.problems.first?.contains("第 3 行是隐藏的") == true)
    var other = Sheet(name: "银行", rows: [[.text("姓名"), .text("卡号")], [.text("程某甲"), .text("6217000000000000")]])
    other.isHidden = true
    let sheet = Sheet(name: "名单", rows: [[.text("姓名"), .text("金额")], [.text("程某甲"), .number(12.5)]])
    let roll = try BenefitRoll.read(Workbook(sheets: [sheet, other]), try BenefitFunds.shipped(), on: Self.today)
    #expect(roll.people.count == 1 && roll.warnings.contains { $0.contains("隐藏的工作表") })
  }

  @Test func `sixty-five thousand empty rows cost nothing, a web page that calls itself XLS is read, other files are refused`() throws {
    var sheet = Sheet(name: "名单", heads: ["姓名", "金额"], rows: [[.text("程某甲"), .number(420)]])
    sheet.rows += Array(repeating: [], count: 65_000)
    let back = try Workbook.read(Workbook(sheets: [sheet]).xlsx())
    #expect(try BenefitRoll.read(back, try BenefitFunds.shipped(), on: Self.today).people.count == 1)
    let page = "<html><body><table><tr><td>姓名</td><td>金额</td></tr><tr><td>程某甲</td><td>420</td></tr></table></body></html>"
    let web = try Workbook.read(Array(page.utf8), name: "名单.xls")
    #expect(try BenefitRoll.read(web, try BenefitFunds.shipped(), on: Self.today).total == 42_000)
    #expect(throws: Fault.self) { try Self.read([["村", "电话"], ["北村", "1"]]) }
  }

  @Test func `a child's name is on no list, an age is only a band`() throws {
    let roll = try Self.read([
      ["姓名", "身份证号", "金额"], ["程某甲", MadeUp.identity(7, born: "20150304"), "420"],
      ["罗某乙", MadeUp.identity(8, born: "19400304"), "60"],
    ])
    let fund = try BenefitFunds.shipped().find("gaoling")
    let table = BenefitTable.make(roll, fund, as: .list([.name, .ageBand, .amount]), smallest: 3)
    #expect(table.rows == [["1", "未成年人（姓名不公开）", "", "420"], ["2", "罗某乙", "80—89岁", "60"]])
    #expect(roll.warnings.contains { $0.contains("未成年人") })
    let masked = BenefitTable.make(roll, fund, as: .masked([.name, .amount]), smallest: 3)
    #expect(masked.rows[1] == ["2", "罗*", "60"])
    #expect(BenefitTable.make(roll, fund, as: .totals, smallest: 3).summary == "少于 3 人，为保护个人信息不公布人数和金额。")
  }

  /// Whatever the list looks like: no value of a column that must not go out stands in anything that goes out.
  @Test(arguments: 0..<120)
  func `no masked field ever appears in any public output`(seed: Int) throws {
    var chance = Seeded(seed: UInt64(seed))
    let (rows, secrets) = MadeUp.list(&chance)
    let sheet = Sheet(name: "名单", rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
    let book = try Workbook.read(Workbook(sheets: [sheet]).xlsx())
    let funds = try BenefitFunds.shipped()
    let roll = try BenefitRoll.read(book, funds, on: Self.today)
    let fields = BenefitField.publishable.sorted { $0.rawValue < $1.rawValue }
    var out = roll.warnings.joined()
    for fund in funds.funds {
      for shape in [BenefitPolicy.Shape.list(fields), .masked(fields), .totals, .none] {
        let table = BenefitTable.make(roll, fund, as: shape, smallest: 1)
        out += try table.json() + table.manuscript([], closing: []).plainText
      }
    }
    for secret in secrets { #expect(!out.contains(secret), "\(secret)") }
  }

  @Test(arguments: ["list:name,identity", "list:amount", "list:", "masked:name,phone", "list:name,name", "全部", "list:name,note"])
  func `a policy can never name what must not be published`(text: String) {
    #expect(BenefitPolicy.Shape(text) == nil)
  }
}

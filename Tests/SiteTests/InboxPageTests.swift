import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The inbox, the workload and the list of items, asked for as a browser does.
@Suite struct InboxPageTests {
  private func office() async throws -> (kit: DeskKit, clerk: String, reviewer: String) {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("jingban", .handler))
    let reviewer = try await kit.session(try await kit.person("chushen", .firstReviewer))
    let columns = try await kit.store.read { try ColumnTree.fetch(kit.town.id, $0).columns }
    let column = try #require(columns.first { $0.kind == .notice }).slug
    let made = try await kit.ask(
      "/desk/items", clerk,
      [
        ("title", "关于防汛的通知"), ("column", column), ("kind", "通知"), ("openness", "active"), ("issuer", "某某镇人民政府"),
        ("source", "某某镇人民政府"), ("body", "请各村做好准备。"), ("then", "submit"),
      ])
    #expect(made.location == "/desk/items/1?done=submitted", "\(made.text.prefix(500))")
    return (kit, clerk, reviewer)
  }

  @Test func `what waits can be ticked, and is passed with an opinion for the batch`() async throws {
    let (kit, clerk, reviewer) = try await office()
    let page = try await kit.ask("/desk/", reviewer).text
    let pick = try #require(page.firstMatch(of: /name="pick" value="(\d+:\d+)"/)).1
    #expect(page.contains("等我办（1）") && page.contains("缺保密审查"))
    let bare = try await kit.ask("/desk/inbox/approvals", reviewer, [("pick", String(pick))])
    #expect(bare.text.contains("通过 0 条，跳过 1 条") && bare.text.contains("保密审查"))
    let passed = try await kit.ask("/desk/inbox/approvals", reviewer, [("pick", String(pick)), ("secrecy", "yes")])
    #expect(passed.text.contains("通过 1 条，跳过 0 条") && passed.text.contains("转到复审"))
    #expect(try await kit.ask("/desk/", reviewer).text.contains("没有等您办的信息"))
    let sent = try await kit.ask("/desk/inbox/sent", clerk).text
    #expect(sent.contains("现在等复审") && sent.contains("收回修改"))
  }

  @Test func `ticking nothing says what to do`() async throws {
    let (kit, _, reviewer) = try await office()
    let answer = try await kit.ask("/desk/inbox/approvals", reviewer, [])
    #expect(answer.status == .unprocessableContent && answer.text.contains("先勾选"))
  }

  @Test(arguments: ["returned", "drafts", "scheduled", "calendar", "checks"])
  func `an empty list says what to do next`(list: String) async throws {
    let (kit, clerk, _) = try await office()
    let answer = try await kit.ask("/desk/inbox/\(list)", clerk)
    #expect(answer.status == .ok)
    #expect(answer.text.contains("没有"))
  }

  @Test func `the workload counts, opens its records and goes into a spreadsheet`() async throws {
    let (kit, clerk, _) = try await office()
    let page = try await kit.ask("/desk/workload", clerk).text
    let address = try #require(page.firstMatch(of: /href="(\/desk\/workload\/records[^"]*what=submitted[^"]*)"/)).1
    let records = try await kit.ask(String(address).replacing("&amp;", with: "&"), clerk).text
    #expect(records.contains("共 1 条") && records.contains("关于防汛的通知"))
    let csv = try await kit.ask("/desk/workload?format=csv", clerk)
    #expect(csv.text.contains("人员,某人,1,1,0,0,0,0"), "\(csv.text)")
    let book = try await kit.ask("/desk/workload?format=xlsx", clerk)
    #expect(book.body.readableBytes > 1000 && book.headers[.contentDisposition]?.contains(".xlsx") == true)
  }

  @Test func `the list of items is narrowed by writer, days and unit, and keeps it in the address`() async throws {
    let (kit, clerk, _) = try await office()
    let writer = try #require(try await kit.account("jingban")).id
    func count(_ query: String) async throws -> Bool {
      try await kit.ask("/desk/items?\(query)", clerk).text.contains("共 1 条")
    }
    #expect(try await count("writer=\(writer)&from=2026-03-09&to=2026-03-09"))
    #expect(try await !count("writer=999"))
    #expect(try await !count("from=2026-03-10"))
    #expect(try await !count("order=published"))
    #expect(try await count("organisation=\(kit.town.id)&order=number"))
  }
}

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
@testable import Casework
@testable import Site

/// The duty line, the window, agency and concerns as pages.
@Suite struct LogPageTests {
  @Test func `a call is one form, an emergency reaches the leader, and wrong input comes back filled in`() async throws {
    let kit = try await DeskKit()
    let officer = try await kit.session(try await kit.person("zhiban", .dutyOfficer))
    let leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    let blank = try await kit.ask("/desk/duty", officer, [("matter", "问社保"), ("answer", ""), ("outcome", "answered")])
    #expect(blank.status == .unprocessableContent && blank.text.contains("问社保") && blank.text.contains("请写答复了什么"))
    let noted = try await kit.ask(
      "/desk/duty", officer, [("matter", "河水漫堤"), ("kind", "emergency"), ("outcome", "open"), ("phone", "13800000000")])
    #expect(noted.location == "/desk/duty?done=emergency-noted")
    #expect(try await kit.ask("/desk/messages", leader).text.contains("河水漫堤"))
    let page = try await kit.ask("/desk/duty", officer).text
    #expect(page.contains("138****0000") && !page.contains("13800000000"))
    #expect(try await kit.ask("/desk/duty/calls/1/caller", officer, [("reason", "回电核实")]).text.contains("13800000000"))
    #expect(try await kit.ask("/desk/duty/calls/1/closing", officer, [("result", "已转移群众")]).status == .seeOther)
    #expect(try await kit.ask("/desk/duty/log", leader).text.contains("已转移群众"))
  }

  @Test func `a rating needs no account, is taken once, and another code leads nowhere`() async throws {
    let kit = try await DeskKit()
    let (a, b) = (try await kit.person("chuang-a", .windowClerk), try await kit.person("chuang-b", .windowClerk))
    let clerk = try await kit.session(a), leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    let same = try await kit.ask("/desk/window/posts", leader, [("id", ""), ("name", "社保"), ("a", "\(a.id)"), ("b", "\(a.id)")])
    #expect(same.status == .unprocessableContent && same.text.contains("不能是同一个人"))
    let post = [("id", ""), ("name", "社保"), ("a", "\(a.id)"), ("b", "\(b.id)")]
    #expect(try await kit.ask("/desk/window/posts", leader, post).status == .seeOther)
    let noted = try await kit.ask("/desk/window", clerk, [("post", "1"), ("matter", "办社保"), ("outcome", "handled")])
    #expect(noted.location == "/desk/window/visits/1?done=visit-noted", "\(noted.text.suffix(400))")
    let token = try await kit.store.read { try WindowVisit.find(Identifier(1), $0).token }
    #expect(try await kit.ask("/rating/\(token)").text.contains("不用写姓名"))
    #expect(try await kit.ask("/rating/\(token)", nil, [("rating", "9")]).status == .unprocessableContent)
    #expect(try await kit.ask("/rating/\(token)", nil, [("rating", "5"), ("words", "好")]).text.contains("非常满意"))
    #expect(try await kit.ask("/rating/\(token)", nil, [("rating", "1")]).status == .conflict)
    #expect(try await kit.ask("/rating/nothing").status == .notFound)
    #expect(try await kit.ask("/desk/window/visits/1", clerk).text.contains("非常满意（扫码）"))
  }

  @Test func `a day without A and B is red and told to the leader`() async throws {
    let kit = try await DeskKit()
    let (a, b) = (try await kit.person("chuang-a", .windowClerk), try await kit.person("chuang-b", .windowClerk))
    let leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    _ = try await kit.ask("/desk/window/posts", leader, [("id", ""), ("name", "社保"), ("a", "\(a.id)"), ("b", "\(b.id)")])
    func away(_ who: String) async throws -> String? {
      try await kit.ask(
        "/desk/window/absences", leader,
        [("post", "1"), ("who", who), ("first", "2026-03-10"), ("last", "2026-03-10"), ("reason", "下村"), ("handover", "无")]
      ).location
    }
    #expect(try await away("a") == "/desk/window?done=absence-noted")
    #expect(try await away("b") == "/desk/window?done=absence-red")
    #expect(try await kit.ask("/desk/window", leader).text.contains("无人值守"))
    #expect(try await kit.ask("/desk/messages", leader).text.contains("A、B 岗都不在"))
  }

  @Test func `a commission's paper opens the client and the journal keeps it`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("chuangkou", .windowClerk))
    let sent = try await kit.ask(
      "/desk/agency", clerk,
      [
        ("place", "\(kit.town.id)"), ("service", "参保登记"), ("scope", "代交材料"), ("name", "程老人"), ("document", "11010519491231002X"),
        ("consent", "signature"), ("consentedOn", "2026-03-09"), ("validUntil", "2026-06-01"), ("materials", "身份证 复印件 1"),
      ])
    #expect(sent.location == "/desk/agency/1?done=agency-opened", "\(sent.text.suffix(500))")
    #expect(!(try await kit.ask("/desk/agency/1", clerk).text.contains("11010519491231002X")))
    let paper = try await kit.ask("/desk/agency/1/forms/entrustment", clerk, [])
    #expect(paper.text.contains("11010519491231002X") && paper.headers[.cacheControl] == "no-store")
    let entry = try await kit.store.read { try Journal.entries(of: "agency:1", $0).first }
    #expect(entry?.event == "contact.opened" && entry?.detail.contains("打印委托书") == true)
    #expect(try await kit.ask("/desk/agency/1/acceptance", clerk, [("promised", "2026-03-16")]).status == .seeOther)
    #expect(try await kit.ask("/desk/agency/1/flying", clerk, []).status == .notFound)
  }

  @Test func `a concern becomes a draft that is linked, and is answered when that is public`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    let leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    let noted = try await kit.ask(
      "/desk/concerns", clerk,
      [("topic", "老桥能不能走"), ("facts", "多人来问"), ("source", "window"), ("kind", "interest"), ("foundAt", "2026-03-09T09:00")])
    #expect(noted.location == "/desk/concerns/1?done=concern-noted", "\(noted.text.suffix(400))")
    let judged = try await kit.ask("/desk/concerns/1/judgement", leader, [("decision", "respond"), ("opinion", "属实")])
    #expect(judged.status == .seeOther)
    let columns = try await kit.store.read { try ColumnTree.fetch(kit.town.id, $0).columns }
    let column = try #require(columns.first { $0.kind == .notice }).slug
    let drafted = try await kit.ask(
      "/desk/concerns/1/draft", writer, [("column", column), ("title", "关于老桥的回应"), ("text", "可以步行。\n机动车绕行。")])
    #expect(drafted.status == .seeOther, "\(drafted.text.suffix(400))")
    #expect(try await kit.ask("/desk/concerns/1", clerk).text.contains("关于老桥的回应"))
    // And the other way: the item leads to the concern.
    let item = try await kit.ask("/desk/items/1", writer).text
    #expect(item.contains("回应的关切") && item.contains("/desk/concerns/1\""))
    try await kit.site.settleConcerns()
    #expect(try await kit.store.read { try Concern.find(Identifier(1), in: kit.town.id, $0).state } == .responding)
    try await kit.store.write(as: DeskKit.program) { tx in
      let edition = Edition.ID(1)
      try Edition.submit(edition, tx)
      try Edition.recordSecrecyReview(edition, .mayBePublic, basis: "不涉密", tx)
      for _ in 0..<3 { try Edition.approve(edition, tx) }
    }
    try await kit.site.settleConcerns()
    let concern = try await kit.store.read { try Concern.find(Identifier(1), in: kit.town.id, $0) }
    #expect(concern.state == .answered && concern.answeredAt == kit.clock.now)
    #expect(try await kit.ask("/desk/case-counts?count=publishedConcerns", clerk).text.contains("老桥能不能走"))
  }
}

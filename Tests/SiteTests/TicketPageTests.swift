import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Kernel
import Logging
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Casework
@testable import Site

/// Orders of the hotline as pages.
@Suite struct TicketPageTests {
  @Test func `a clerk takes, signs and answers an order and the leader signs it off`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    let leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    let taken = try await kit.ask("/desk/tickets", clerk, Self.order)
    #expect(taken.location == "/desk/tickets/1?done=ticket-taken", "\(taken.text.suffix(900))")
    let page = try await kit.ask("/desk/tickets/1", clerk)
    #expect(page.text.contains("怎么算的") && page.text.contains("起算日 2026-03-09") && page.text.contains("程**，138****0000"))
    #expect(!page.text.contains("13800000000"))
    #expect(try await kit.ask("/desk/tickets/1/signing", clerk, [("kind", "help")]).location?.contains("ticket-signed") == true)
    let blank = try await kit.ask("/desk/tickets/1/reply", clerk, [("text", ""), ("basis", "呈政办〔2026〕3号")])
    #expect(blank.status == .unprocessableContent && blank.text.contains("请写答复内容") && blank.text.contains("呈政办〔2026〕3号"))
    #expect(try await kit.ask("/desk/tickets/1/reply", clerk, [("text", "已更换路灯。")]).status == .seeOther)
    #expect(try await kit.ask("/desk/tickets/1/approval", clerk, []).status == .forbidden)
    #expect(try await kit.ask("/desk/tickets/1/approval", leader, []).status == .seeOther)
    let list = try await kit.ask("/desk/tickets?view=answered", clerk)
    #expect(list.text.contains("老街路灯不亮") && list.text.contains("已答复"))
  }

  @Test func `what was typed wrong comes back filled in`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    let answer = try await kit.ask("/desk/tickets", clerk, [("content", ""), ("title", "只有标题"), ("dispatchedAt", "2026-03-09T09:00")])
    #expect(answer.status == .unprocessableContent && answer.text.contains("只有标题") && answer.text.contains("没有诉求内容"))
    let future = try await kit.ask("/desk/tickets", clerk, [("content", "甲"), ("dispatchedAt", "2027-03-09T09:00")])
    #expect(future.text.contains("派单时间在将来"))
  }

  @Test func `a list is uploaded, its columns are shown and corrected, and it is taken in`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    let csv = "编号,反映的事,什么时候\nA1,路灯坏了,2026-03-06 10:00\nA2,,2026-03-06 10:00\n"
    let sent = try await kit.upload("/desk/tickets/imports", clerk, [], "三月.csv", Data(csv.utf8), field: "file")
    #expect(sent.location == "/desk/tickets/imports/1", "\(sent.text.suffix(500))")
    #expect(try await kit.ask("/desk/tickets/imports/1", clerk).text.contains("反映的事"))
    let missing = try await kit.ask("/desk/tickets/imports/1", clerk, [("orderNumber", "0")])
    #expect(missing.status == .unprocessableContent && missing.text.contains("请选择“诉求内容”是哪一列"))
    let done = try await kit.ask(
      "/desk/tickets/imports/1", clerk, [("orderNumber", "0"), ("content", "1"), ("dispatchedAt", "2")])
    let job = try #require(done.location)
    #expect(job.hasPrefix("/desk/jobs/"))
    #expect(try await kit.ask("/desk/tickets/imports/1", clerk).text.contains("看任务进展"))
    let columns = [("orderNumber", "0"), ("content", "1"), ("dispatchedAt", "2")]
    #expect(try await kit.ask("/desk/tickets/imports/1", clerk, columns).status == .conflict)
    let tools = JobTools(
      files: kit.folder.path + "/files", scratch: kit.folder.path, entropy: kit.entropy, lock: JobLock(kit.site.box, kit.entropy))
    _ = try await JobRunner(kit.store, Site.jobs, tools: tools, logger: Logger(label: "test")).drain(.heavy)
    let progress = try await kit.ask(job, clerk).text
    #expect(progress.contains("导入 1 件，已有 0 件，没有导入 1 件") && progress.contains("第 3 行") && progress.contains("/desk/tickets/imports/1"))
    let report = try await kit.ask("/desk/tickets/imports/1", clerk)
    #expect(report.text.contains("导入 1 件，已有 0 件，没有导入 1 件") && report.text.contains("第 3 行：没有诉求内容"))
    let kept: Data? = try await kit.store.read { try $0.value("SELECT rows FROM ticket_import WHERE id = 1") }
    #expect(kept == nil)
  }

  @Test func `the caller is opened with a reason and the urging reaches the handler`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    let leader = try await kit.session(try await kit.person("fuze", .caseApprover))
    _ = try await kit.ask("/desk/tickets", clerk, Self.order)
    _ = try await kit.ask("/desk/tickets/1/signing", clerk, [("kind", "help")])
    let refused = try await kit.ask("/desk/tickets/1/caller", clerk, [("reason", "")])
    #expect(refused.status == .unprocessableContent && !refused.text.contains("13800000000"))
    let opened = try await kit.ask("/desk/tickets/1/caller", clerk, [("reason", "核实地点")])
    #expect(opened.text.contains("13800000000") && opened.headers[.cacheControl] == "no-store")
    #expect(try await kit.ask("/desk/tickets/1/urging", leader, [("kind", "urge"), ("note", "请今天办完")]).status == .seeOther)
    #expect(try await kit.ask("/desk/messages", clerk).text.contains("请今天办完"))
  }

  @Test func `an order that asks for a document becomes an application without typing`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    _ = try await kit.ask("/desk/tickets", clerk, Self.order)
    let sent = try await kit.ask("/desk/tickets/1/conversion", clerk, [])
    #expect(sent.location == "/desk/tickets/1?done=ticket-converted", "\(sent.text.suffix(400))")
    let row = try await kit.store.read { try $0.only("SELECT content, origin, channel, applicant_name FROM application") }
    let words: [String] = [try row["content"], try row["origin"], try row["channel"], try row["applicant_name"]]
    #expect(words == ["老街口三盏路灯坏了一周。", "ticket:1", "hotline", "程小明"])
    let ticket = try await kit.store.read { try Ticket.find(Identifier(1), $0) }
    #expect(ticket.state == .converted && ticket.application == 1)
    #expect(try await kit.ask("/desk/tickets/1/conversion", clerk, []).status == .conflict)
  }

  @Test func `another town's order is not found`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("dafu", .caseworker))
    let other = try await kit.store.write(as: DeskKit.program) { tx in
      let town = try Organisation.add(.town, slug: "xixinan", name: "别镇人民政府", shortName: "别镇", below: kit.district.id, tx)
      var new = NewTicket(dispatchedAt: tx.now)
      new.content = "别镇的事"
      return try Ticket.take(new, in: town.id, kit.site.contactSeal, tx)
    }
    #expect(try await kit.ask("/desk/tickets/\(other)", clerk).status == .notFound)
    #expect(try await kit.ask("/desk/tickets/\(other)/signing", clerk, [("kind", "help")]).status == .notFound)
  }

  static let order = [
    ("content", "老街口三盏路灯坏了一周。"), ("title", "老街路灯不亮"), ("kind", "unsorted"), ("urgency", "normal"),
    ("dispatchedAt", "2026-03-09T09:00"), ("name", "程小明"), ("phone", "13800000000"),
  ]
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import Jobs
import Kernel
import Logging
import Manuscript
import NIOCore
import Publishing
import Sheets
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The patrol at the desk, as its users go through it.
@Suite struct PatrolPageTests {
  private func run(_ kit: DeskKit) async throws {
    let tools = JobTools(files: kit.folder.path + "/files", scratch: kit.folder.path, entropy: kit.entropy)
    let kinds = JobKinds([PatrolJob.self])
    try await JobRunner(kit.store, kinds, tools: tools, logger: Logger(label: "test")).drain(.heavy)
  }

  private func publish(_ kit: DeskKit, _ title: String, link: String) async throws {
    _ = try await kit.store.write(as: DeskKit.program) { tx in
      let column = try #require(try ColumnTree.fetch(kit.town.id, tx).find("notices"))
      var content = Content(
        title: title, manuscript: Manuscript(blocks: [.paragraph(Paragraph([.link(address: link, [.text("附表")])]))]))
      content.issuer = "某某镇人民政府"
      let edition = try Item.draft(content, in: kit.town.id, column: column.id, tx)
      try Edition.submit(edition.id, tx)
      try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", tx)
      for _ in column.steps { try Edition.approve(edition.id, note: "", tx) }
    }
  }

  @Test func `a run is ordered, its findings are listed, narrowed, taken away and answered by a reviewer`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("jingban", .handler))
    #expect(try await kit.ask("/desk/patrol", clerk).text.contains("还没有巡检过"))
    try await publish(kit, "关于防汛的通知", link: "/chengkan/notices/99")
    let ordered = try await kit.ask("/desk/patrol", clerk, [])
    #expect(ordered.status == .seeOther && ordered.location?.hasPrefix("/desk/jobs/") == true)
    #expect(try await kit.ask("/desk/patrol", clerk).text.contains("看这次巡检的进展"))
    try await run(kit)

    let page = try await kit.ask("/desk/patrol?check=deadInside", clerk).text
    #expect(page.contains("站内链接失效") && page.contains("关于防汛的通知") && page.contains("共 1 处"))
    #expect(page.contains("单项否决") && page.contains("暂定"))
    let link = try #require(page.firstMatch(of: #/\/desk\/patrol\/findings\/(\d+)"/#)?.1)
    let book = try await kit.ask("/desk/patrol/findings.xlsx?check=deadInside", clerk)
    let sheet = try Workbook.read(Array(book.body.readableBytesView)).sheets[0]
    #expect(sheet.rows.count == 2 && sheet[1, 5].shown == "/chengkan/notices/99")

    let address = "/desk/patrol/findings/\(link)"
    #expect(try await !kit.ask(address, clerk).text.contains("保存说明"))
    #expect(try await kit.ask(address + "/answer", clerk, [("reason", "可以")]).status == .forbidden)
    let reviewer = try await kit.session(try await kit.person("chushen", .firstReviewer))
    let empty = try await kit.ask(address + "/answer", reviewer, [("reason", "")])
    #expect(empty.status == .unprocessableContent && empty.text.contains("请写明为什么"))
    #expect(try await kit.ask(address + "/answer", reviewer, [("reason", "对方正在改版")]).status == .seeOther)
    #expect(try await kit.ask("/desk/patrol?check=deadInside", clerk).text.contains("共 0 处"))
    #expect(try await kit.ask("/desk/patrol?check=deadInside&state=answered", clerk).text.contains("共 1 处"))
  }

  @Test func `thresholds are changed by the administrator alone, with a ground, and bad ones come back`() async throws {
    let kit = try await DeskKit()
    let clerk = try await kit.session(try await kit.person("jingban", .handler))
    #expect(try await kit.ask("/desk/patrol/rules", clerk).text.contains("国办秘函〔2019〕19号"))
    #expect(try await kit.ask("/desk/patrol/rules", clerk, [("key", "patrol.profile")]).status == .forbidden)
    let admin = try await kit.session(try await kit.person("xitong", .systemAdministrator))
    let fields = [("key", "patrol.profile"), ("value", "最严"), ("validFrom", "2026-03-09"), ("source", "区里通知")]
    let refused = try await kit.ask("/desk/patrol/rules", admin, fields)
    #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"最严\""))
    let right = fields.map { $0.0 == "value" ? ($0.0, "strict") : $0 }
    #expect(try await kit.ask("/desk/patrol/rules", admin, right).status == .seeOther)
    #expect(try await kit.ask("/desk/patrol", clerk).text.contains("区县加严"))
  }

  @Test func `the year's clean-ups open their records`() async throws {
    let kit = try await DeskKit()
    try await publish(kit, "过期的通知", link: "https://www.gov.cn/")
    try await kit.store.write(as: DeskKit.program) { tx in
      let item: Item.ID = try #require(try tx.value("SELECT id FROM item"))
      try Item.withdraw(item, reason: "过期", tx)
    }
    let clerk = try await kit.session(try await kit.person("jingban", .handler))
    let page = try await kit.ask("/desk/patrol/clean-ups?year=2026", clerk).text
    #expect(page.contains("共 <strong>1</strong> 条次") && page.contains("过期的通知"))
    #expect(try await kit.ask("/desk/patrol/clean-ups?year=2025", clerk).text.contains("还没有清理更新的记录"))
  }
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import Jobs
import Kernel
import Publishing
import Store
import TestKit
import Testing

@testable import Accounts
@testable import Site

/// The forms of a public item at their addresses.
@Suite struct RenditionPageTests {
  @Test func `a page offers its forms, each is a download, and taken down all of them answer 410`() async throws {
    let kit = try await DeskKit()
    let writer = try await kit.session(try await kit.person("jingban", .handler))
    let saved = try await kit.ask(
      "/desk/items", writer,
      [
        ("title", "防火通知"), ("column", "notices"), ("openness", "active"), ("source", "某镇"), ("issuer", "某镇"),
        ("body", "各村每天巡查。"),
      ])
    let number = try #require(saved.headers[.location]?.firstMatch(of: /items\/(\d+)/)).1
    let item = Item.ID(try #require(Int64(number)))
    try await publish(kit, item)
    #expect(try await kit.ask("/chengkan/notices/1/docx").status == .notFound)
    try await work(kit)
    let page = try await kit.ask("/chengkan/notices/1")
    #expect(page.status == .ok && page.text.contains("下载本文") && page.text.contains("/chengkan/notices/1/txt"))
    let text = try await kit.ask("/chengkan/notices/1/txt")
    #expect(text.status == .ok && text.text.contains("各村每天巡查。"))
    #expect(text.headers[.contentDisposition]?.contains("attachment") == true)
    #expect(try await kit.ask("/chengkan/notices/1/exe").status == .notFound)
    #expect(try await kit.ask("/chengkan/rules/1/txt").headers[.location] == "/chengkan/notices/1/txt")
    try await kit.store.write(as: DeskKit.program) { try Item.withdraw(item, reason: "内容有误", $0) }
    for form in ["docx", "txt", "html", "zip"] {
      #expect(try await kit.ask("/chengkan/notices/1/\(form)").status == .gone, "\(form)")
    }
  }

  private func publish(_ kit: DeskKit, _ item: Item.ID) async throws {
    try await kit.store.write(as: DeskKit.program) { tx in
      try tx.run("UPDATE organisation SET code = '003001234' WHERE id = \(kit.town.id)")
      try Edition.submit(try #require(try Desk.item(item, as: tx.actor, tx).newest).id, tx)
    }
    for step in 0..<3 {
      try await kit.store.write(as: .program("reviewer\(step)")) { tx in
        let edition = try #require(try Desk.item(item, as: tx.actor, tx).newest)
        guard edition.state.name == .inReview else { return }
        if step == 0 { try Edition.recordSecrecyReview(edition.id, .mayBePublic, basis: "不涉密", tx) }
        try Edition.approve(edition.id, tx)
      }
    }
  }

  private func work(_ kit: DeskKit) async throws {
    let tools = JobTools(files: kit.folder.path + "/files", scratch: kit.folder.path, entropy: kit.entropy)
    let payloads: [String] = try await kit.store.read {
      try $0.all("SELECT payload FROM job WHERE kind = \(RenditionJob.kind)") { try $0["payload"] }
    }
    for payload in payloads {
      let job = try JSONDecoder().decode(RenditionJob.self, from: Data(payload.utf8))
      try await job.run(JobContext(store: kit.store, id: Identifier(1), tools: tools, report: { _ in }))
    }
  }
}

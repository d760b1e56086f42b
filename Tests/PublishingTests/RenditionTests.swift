import Files
import Foundation
import Jobs
import Kernel
import Logging
import Rendering
import Store
import TestKit
import Testing

@testable import Publishing

/// A public item is offered in every form, and only what is public is.
@Suite struct RenditionTests {
  private struct Works {
    let town: Town
    let files: FileStore
    let runner: JobRunner

    init() async throws {
      town = try await Town()
      let folder = FileManager.default.temporaryDirectory.appending(path: "renditions-\(UUID().uuidString)").path
      files = try FileStore(folder: folder)
      let tools = JobTools(files: folder, scratch: folder, entropy: seededEntropy(), origin: "https://town.example")
      runner = JobRunner(
        town.store, JobKinds([RenditionJob.self, RenditionSweep.self]), tools: tools, logger: Logger(label: "test"))
    }

    func page(_ number: Int = 1) async throws -> PublicItem? {
      try await town.store.read { try PublicItem.fetch(number, in: town.id, $0) }
    }

    func text(_ form: String, _ number: Int = 1) async throws -> String? {
      guard case .file(let made, _, _) = try await town.store.read({ try Rendition.fetch(form, of: number, in: town.id, $0) })
      else { return nil }
      return String(decoding: try files.read(made.digest), as: UTF8.self)
    }
  }

  @Test func `publishing puts the forms in line, and soon they are on the page with their sizes`() async throws {
    let works = try await Works()
    try await works.town.publish()
    #expect(try await works.page()?.renditions == [])
    #expect(try await works.runner.drain(.quick) == 1)
    let made = try #require(try await works.page()?.renditions)
    #expect(made.map(\.form) == Renderer.offered.map(\.rawValue) + ["zip"])
    #expect(made.allSatisfy { $0.size > 0 && works.files.holds($0.digest) })
    #expect(try await works.text("txt")?.contains("各村要做好防汛准备。") == true)
    #expect(try await works.text("html")?.contains("https://town.example/town/notices/1") == true)
  }

  @Test func `a sheet for the wall says whom to call and how long it hangs, as the town has set it`() async throws {
    let works = try await Works()
    let (town, item) = (works.town, try await works.town.publish().item)
    func document() async throws -> Document {
      let source = try await town.store.read { try RenditionSource.fetch(item, origin: "", $0) }
      return try #require(source).complete(from: works.files)
    }
    #expect(try await document().posted == nil)
    try await town.store.write(as: town.writer) { tx in
      for (name, value) in [("board.phone", "0559-0000001"), ("board.days", "15")] {
        try Setting.set(name, to: value, for: town.id, from: Day(at: tx.now), source: "测试", tx)
      }
    }
    let made = try await document()
    let day = try #require(made.published)
    #expect(made.phone == "0559-0000001")
    #expect(made.posted == (day + 1)...(day + 15))
  }

  @Test func `what bears the number of a series is set under its red head, and nothing else is`() async throws {
    let works = try await Works()
    let town = works.town
    var content = Town.content()
    content.documentNumber = "呈政〔2026〕3号"
    let items = [try await town.publish(content).item, try await town.publish().item]
    func heads() async throws -> [Document.Head?] {
      try await town.store.read { reader in
        try items.map { try RenditionSource.fetch($0, origin: "", reader)?.complete(from: works.files).head }
      }
    }
    #expect(try await heads() == [nil, nil])
    try await town.store.write(as: town.writer) { tx in
      try Setting.set(
        RedHeads.setting, to: "呈政=呈坎镇人民政府文件\n呈党 ＝ 中共呈坎镇委员会文件", for: town.id, from: Day(at: tx.now), source: "测试", tx)
    }
    #expect(try await heads() == [Document.Head(issuer: "呈坎镇人民政府文件"), nil])
    let known = try #require(RedHeads("呈政=呈坎镇人民政府文件\n呈党 ＝ 中共呈坎镇委员会文件"))
    #expect(known.head(for: "呈政〔2026〕3号")?.issuer == "呈坎镇人民政府文件")
    #expect(known.head(for: "呈党[2026]12号")?.issuer == "中共呈坎镇委员会文件")
    for other in [nil, "", "区政〔2026〕3号", "呈政公告第3号", "不是文号"] { #expect(known.head(for: other) == nil) }
    for wrong in ["呈政", "呈政=", "=文件", "呈政=甲文件\n呈政=乙文件", "呈政=" + String(repeating: "长", count: 31)] {
      #expect(RedHeads(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `a new version takes the place of the old one in every form, and the old files go`() async throws {
    let works = try await Works()
    let first = try await works.town.publish()
    try await works.runner.drain(.quick)
    let before = Set(try #require(try await works.page()).renditions.map(\.digest))
    let town = works.town
    let next = try await town.store.write(as: town.writer) { tx in
      let next = try Item.openEdition(first.item, tx)
      var content = Town.content("关于防汛的通知", "各村要立即转移群众。")
      content.isMajor = false
      _ = try Edition.save(next.id, content, expecting: next.revision, tx)
      return next
    }
    try await town.review(next.id)
    try await town.store.write(as: town.issuer) { try Edition.approve(next.id, $0) }
    // The page never offers the old words as the new ones.
    #expect(try await works.page()?.renditions == [])
    try await works.runner.drain(.quick)
    #expect(try await works.text("txt")?.contains("立即转移") == true)
    let after = Set(try #require(try await works.page()).renditions.map(\.digest))
    for digest in before.subtracting(after) { #expect(!works.files.holds(digest)) }
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM rendition") } == after.count)
  }

  @Test func `what is taken down has no form any more, and a job that comes too late leaves nothing`() async throws {
    let works = try await Works()
    let edition = try await works.town.publish()
    let town = works.town
    try await town.store.write(as: town.writer) { try Item.withdraw(edition.item, reason: "内容有误", $0) }
    try await works.runner.drain(.quick)
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM rendition") } == 0)
    guard case .gone = try await town.store.read({ try Rendition.fetch("txt", of: 1, in: town.id, $0) }) else {
      Issue.record("a form of a withdrawn item is still to be had")
      return
    }
  }

  @Test func `after an upgrade everything public is gone through once, a part at a time`() async throws {
    let works = try await Works()
    let town = works.town
    for index in 1...3 { try await town.publish(Town.content("通知\(index)")) }
    try await works.runner.drain(.quick)
    _ = try await town.store.write(as: .program("test")) {
      try $0.run("UPDATE rendition SET renderer = 0 WHERE revision IN (SELECT revision FROM live_item WHERE number < 3)")
    }
    try await RenditionSweep.order(town.store)
    try await RenditionSweep.order(town.store)
    #expect(try await works.runner.drain(.heavy) == 1)
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM rendition WHERE renderer = 0") } == 0)
    try await RenditionSweep.order(town.store)
    #expect(try await works.runner.drain(.heavy) == 0)
  }

  @Test func `everything is made anew when the administrator says so, and nobody else may say so`() async throws {
    let works = try await Works()
    let town = works.town
    try await town.publish()
    try await works.runner.drain(.quick)
    let before = try #require(try await works.page()?.renditions.first?.madeAt)
    #expect(try await town.refusal(as: town.writer) { _ = try RenditionSweep.order(makesAll: true, $0) } != nil)
    town.clock.advance(by: 60)
    _ = try await town.store.write(as: .program("test")) { try RenditionSweep.order(makesAll: false, $0) }
    try await works.runner.drain(.heavy)
    #expect(try await works.page()?.renditions.first?.madeAt == before)
    _ = try await town.store.write(as: .program("test")) { try RenditionSweep.order(makesAll: true, $0) }
    try await works.runner.drain(.heavy)
    #expect(try #require(try await works.page()?.renditions.first?.madeAt) > before)
  }

  @Test func `going through everything gives way to whoever waits for other work`() async throws {
    let works = try await Works()
    let town = works.town
    try await town.publish()
    _ = try await town.store.write(as: .program("test")) {
      try RenditionSweep().enqueue($0)
      try $0.run(
        """
        INSERT INTO job (queue, kind, payload, label, state, due_at, max_attempts, created_at, created_by)
        VALUES ('heavy', 'somebody.else', '{}', '别的任务', 'waiting', \($0.now), 1, \($0.now), 'test')
        """)
    }
    try await works.runner.drain(.heavy)
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM rendition_sweep") } == 0)
    town.clock.advance(by: 11)
    try await works.runner.drain(.heavy)
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM rendition_sweep") } == 1)
    #expect(try await works.page()?.renditions.isEmpty == false)
  }
}

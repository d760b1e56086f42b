import Files
import Foundation
import Jobs
import Kernel
import Logging
import Store
import TestKit
import Testing

@testable import Publishing

private let fonts = "/usr/share/fonts/opentype/noto"

/// What a column made public in a period, as one file.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: fonts), "no Chinese fonts: run bin/setup"))
struct CompilationTests {
  private struct Press {
    let town: Town
    let files: FileStore
    let runner: JobRunner
    let folder: TemporaryFolder

    init() async throws {
      town = try await Town()
      folder = try TemporaryFolder()
      files = try FileStore(folder: folder.path)
      let tools = JobTools(
        files: folder.path, scratch: folder.path, entropy: seededEntropy(), fonts: [fonts])
      runner = JobRunner(town.store, JobKinds([CompilationJob.self]), tools: tools, logger: Logger(label: "test"))
    }

    func order(_ format: Compilation.Format = .pdf, as actor: Actor? = nil) async throws -> Compilation.ID {
      let today = town.store.today()
      return try await town.store.write(as: actor ?? town.writer) { tx in
        let column: Column.ID = try #require(try tx.value("SELECT id FROM site_column WHERE slug = 'notices'"))
        let id = try Compilation.order(column, from: today, through: today, as: format, tx)
        _ = try CompilationJob(Compilation.find(id, tx)).enqueue(tx)
        return id
      }
    }

    func made(_ id: Compilation.ID) async throws -> Compilation {
      try await town.store.read { try Compilation.find(id, $0) }
    }
  }

  @Test func `what is public in the column stands in it, in the order it was published`() async throws {
    let press = try await Press()
    try await press.town.publish(Town.content("关于防汛的通知", "各村要做好防汛准备。"))
    try await press.town.publish(Town.content("关于防火的通知", "各村要做好防火准备。"))
    _ = try await press.town.draft(Town.content("没有公开的通知", "草稿。"))
    let id = try await press.order()
    try await press.runner.drain(.heavy)
    let made = try await press.made(id)
    let file = try #require(made.file)
    #expect(file.items == 2 && file.pages >= 4 && made.outdated == 0)
    #expect(String(decoding: try press.files.read(file.digest).prefix(5), as: UTF8.self) == "%PDF-")
    let ofd = try await press.made(press.order(.ofd))
    try await press.runner.drain(.heavy)
    #expect(try await press.made(ofd.id).file?.items == 2)
  }

  @Test func `what is taken down makes it out of date`() async throws {
    let press = try await Press()
    let edition = try await press.town.publish(Town.content("关于防汛的通知", "各村要做好防汛准备。"))
    let id = try await press.order()
    try await press.runner.drain(.heavy)
    try await press.town.store.write(as: press.town.writer) { try Item.withdraw(edition.item, reason: "更正", $0) }
    #expect(try await press.made(id).outdated == 1)
  }

  @Test func `an erasure takes the file too`() async throws {
    let press = try await Press()
    let edition = try await press.town.publish(Town.content("误公开的名单", "各村名单。"))
    let id = try await press.order()
    try await press.runner.drain(.heavy)
    let digest = try #require(try await press.made(id).file?.digest)
    let sealer = Sealer(
      seal: { bytes, _ in Data(bytes.map { $0 ^ 90 }) }, open: { bytes, _ in bytes.map { $0 ^ 90 } })
    let erasing = Erasing(press.town.store, press.files, sealer)
    let target = ErasureTarget(edition.item)
    let erased = try await erasing.erase(target, reason: "误公开", typed: "1", as: press.town.issuer)
    #expect(try await erasing.clear(erased))
    #expect(try await press.made(id).file == nil)
    #expect(!press.files.holds(digest))
  }

  @Test func `nothing in the period, days turned round and strangers are refused`() async throws {
    let press = try await Press()
    await #expect(throws: Fault.self) { try await press.order() }
    try await press.town.publish()
    await #expect(throws: Fault.self) { try await press.order(as: .visitor) }
    let today = press.town.store.today()
    let refusal = try await press.town.refusal(as: press.town.writer) { tx in
      let column: Column.ID = try #require(try tx.value("SELECT id FROM site_column WHERE slug = 'notices'"))
      _ = try Compilation.order(column, from: today, through: today + -1, as: .pdf, tx)
    }
    #expect(refusal?.issues.first?.sentence == "结束日期早于开始日期，请修改。")
  }
}

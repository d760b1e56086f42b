import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Files
@testable import Publishing

/// Erasing one file only, what lies beside the item, and a crash between any two steps.
@Suite struct ErasureTests {
  static let marker = "zzqmarkerqzz"

  /// A town on disk with its file store and a lock that any byte search sees through no more.
  struct House {
    let folder: TemporaryFolder
    let town: Town
    let files: FileStore
    let erasing: Erasing

    init() async throws {
      folder = try TemporaryFolder()
      town = try await Town(path: folder.path + "/town.sqlite")
      files = try FileStore(folder: folder.path + "/files")
      let sealer = Sealer(
        seal: { bytes, _ in Data(bytes.map { $0 ^ 90 }) }, open: { bytes, _ in bytes.map { $0 ^ 90 } })
      erasing = Erasing(town.store, files, sealer)
    }

    /// Public, with these files.
    func publish(
      _ title: String, files attached: [(name: String, bytes: String)]
    ) async throws -> (Edition, [Publishing.Attachment]) {
      let edition = try await town.draft(Town.content(title, "正文\(title)。"))
      let blobs = try attached.map { try files.put(Data($0.bytes.utf8), name: $0.name) }
      let rows = try await town.store.write(as: town.writer) { tx in
        let rows = try zip(attached, blobs).map { try Item.attach($1, named: $0.name, to: edition.item, tx) }
        var content = Town.content(title, "正文\(title)。")
        content.attachments = rows.map(\.id)
        _ = try Edition.save(edition.id, content, expecting: 1, tx)
        return rows
      }
      try await town.review(edition.id)
      try await town.store.write(as: town.issuer) { try Edition.approve(edition.id, $0) }
      return (edition, rows)
    }

    func holding(_ words: String) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
        FileManager.default.contents(atPath: folder.path + "/" + $0)?.range(of: Data(words.utf8)) != nil
      }
    }

    func finish(_ id: Erasure.ID) async throws -> Erasure {
      #expect(try await erasing.clear(id))
      try await erasing.settle(id, [])
      return try await town.store.read { try Erasure.find(id, as: town.issuer, $0) }
    }
  }

  @Test func `one file is erased and the item stands with its other file`() async throws {
    let house = try await House()
    let (edition, files) = try await house.publish(
      "关于公示的通知", files: [("\(Self.marker).txt", "名单\(Self.marker)"), ("说明.txt", "可以公开的说明")])
    let target = ErasureTarget(edition.item, attachment: files[0].id)
    let id = try await house.erasing.erase(target, reason: "名单有误", typed: "1", as: house.town.issuer)
    let proof = try await house.finish(id)
    #expect(proof.files == 1 && proof.checks.allSatisfy(\.isClean), "\(proof.checks)")
    #expect(try house.holding(Self.marker) == [])
    let shown = try await house.town.store.read { try PublicItem.fetch(1, in: house.town.id, $0) }
    #expect(shown?.line.title == "关于公示的通知")
    #expect(house.files.holds(files[1].digest) && !house.files.holds(files[0].digest))
    await #expect(throws: Fault.self) {
      try await house.erasing.erase(target, reason: "再来一次", typed: "1", as: house.town.issuer)
    }
    let auditor = house.town.staff(30, .auditAdministration)
    let opened = try await house.erasing.open(id, file: 1, reason: "复议", as: auditor)
    #expect(opened.file.name == "\(Self.marker).txt" && String(decoding: opened.bytes, as: UTF8.self) == "名单\(Self.marker)")
    // The whole item can still be erased afterwards, and the sealed file is not sealed a second time.
    let whole = try await house.erasing.erase(
      ErasureTarget(edition.item), reason: "全部误公开", typed: "1", as: house.town.issuer)
    #expect(try await house.finish(whole).files == 1)
    _ = try await house.erasing.open(id, file: 1, reason: "复议", as: auditor)
  }

  @Test func `the same bytes at another item stay, and the proof says so`() async throws {
    let house = try await House()
    let (edition, files) = try await house.publish("第一份通知", files: [("表.txt", "同一份表")])
    _ = try await house.publish("第二份通知", files: [("表.txt", "同一份表")])
    let target = ErasureTarget(edition.item, attachment: files[0].id)
    let id = try await house.erasing.erase(target, reason: "误公开", typed: "1", as: house.town.issuer)
    let proof = try await house.finish(id)
    #expect(house.files.holds(files[0].digest))
    #expect(proof.checks.contains { !$0.isClean && $0.place.contains("别的信息") }, "\(proof.checks)")
  }

  @Test func `an erasure reaches who was asked, notices, exported tables and the file of the old site`() async throws {
    let house = try await House()
    let (edition, _) = try await house.publish("关于名单的公示", files: [])
    let town = house.town
    let table = try house.files.put(Data("表\(Self.marker)".utf8), name: "a.csv")
    let source = try house.files.put(Data("旧站\(Self.marker)".utf8), name: "b.jsonl")
    try await town.store.write(as: town.issuer) { tx in
      try EmergencyNotice.post(
        in: town.id, .urgent, "请看\(Self.marker)", item: edition.item, until: tx.now.addingTimeInterval(3600), tx)
      try table.register(tx)
      try source.register(tx)
      let account = try Self.account(town, tx)
      try tx.run(
        """
        INSERT INTO opinion_link (item, edition, revision, token_digest, invited, question, actor, made_at, expires_at)
        SELECT \(edition.item), \(edition.id), max(id), \(String(repeating: "a", count: 64)), \(Self.marker), '', 'x',
          \(tx.now), \(tx.now) FROM revision
        """)
      try tx.run(
        "INSERT INTO opinion (link, name, unit, stand, text, at) VALUES (1, \(Self.marker), \(Self.marker), 'agree', '', 0)")
      try tx.run(
        """
        INSERT INTO bulk (id, town, account, verb, orders, state, created_at, workbook, sheet)
        VALUES (1, \(town.id), \(account), 'export', '{}', 'done', \(tx.now), \(table.digest), \(table.digest))
        """)
      try tx.run("INSERT INTO bulk_item (bulk, position, item, title, outcome) VALUES (1, 1, \(edition.item), '', 'done')")
      try tx.run(
        """
        INSERT INTO legacy_import (id, town, account, name, digest, size, state, created_at, created_by)
        VALUES (1, \(town.id), \(account), '旧站.jsonl', \(source.digest), \(source.size), 'done', \(tx.now), 'x')
        """)
      try tx.run(
        """
        INSERT INTO legacy_record (import, phase, position, record, title, outcome, reasons, url, item)
        VALUES (1, 'run', 1, '1', \(Self.marker), 'taken', '', '', \(edition.item))
        """)
    }
    let target = ErasureTarget(edition.item)
    let id = try await house.erasing.erase(target, reason: "误公开", typed: "1", as: town.issuer)
    let proof = try await house.finish(id)
    #expect(proof.checks.allSatisfy { $0.isClean }, "\(proof.checks.filter { !$0.isClean })")
    #expect(try house.holding(Self.marker) == [])
    #expect(try await town.store.read { try EmergencyNotice.standing(for: town.id, at: town.clock.now, $0) }.isEmpty)
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM bulk WHERE workbook IS NOT NULL") } == 0)
    let auditor = town.staff(30, .auditAdministration)
    let original = try await house.erasing.open(id, reason: "复议", as: auditor)
    #expect(original.files.map(\.name) == ["旧站导入的源文件"])
    #expect(original.tables["opinion_link"]?.first?["invited"] == .text(Self.marker))
  }

  /// The row of an account, which imports and bulk work point at.
  private static func account(_ town: Town, _ tx: Transaction) throws -> Identifier<AccountRow> {
    try tx.insert(
      """
      INSERT INTO account (organisation, name, display_name, created_at, password, password_set_at)
      VALUES (\(town.id), 'aa', '某人', 0, 'scrypt$1', 0) RETURNING id
      """)
  }

  @Test func `a crash between any two steps is made up for by the next start`() async throws {
    let house = try await House()
    let (edition, _) = try await house.publish(
      "标题\(Self.marker)", files: [("\(Self.marker).txt", "附件\(Self.marker)")])
    // Died after the words were gone from the database, before anything on disk was removed.
    let id = try await house.erasing.erase(
      ErasureTarget(edition.item), reason: "误公开", typed: "1", as: house.town.issuer)
    #expect(try await house.town.store.read { try PublicItem.fetch(1, in: house.town.id, $0) } == nil)
    #expect(try await house.town.store.read { try Erasure.unfinished($0) }.map(\.id) == [id])
    // Died while clearing: one file is gone from disk, its row still waits.
    let waiting: [BlobDigest] = try await house.town.store.read {
      try $0.all("SELECT digest FROM erasure_file WHERE erasure = \(id)") { try $0["digest"] }
    }
    for digest in waiting { try house.files.remove(digest) }
    // Died after clearing, before the proof was written.
    #expect(try await house.erasing.clear(id))
    #expect(try await house.town.store.read { try Erasure.unfinished($0) }.map(\.id) == [id])
    let proof = try await house.finish(id)
    #expect(proof.checks.allSatisfy { $0.isClean } && proof.finishedAt != nil)
    #expect(try await house.town.store.read { try Erasure.unfinished($0) }.isEmpty)
    #expect(try house.holding(Self.marker) == [])
    // Settling once more changes nothing that is evidence.
    try await house.erasing.settle(id, [Erasure.Check("别的", "不该写进去", isClean: false)])
    #expect(try await house.town.store.read { try Erasure.find(id, as: house.town.issuer, $0) }.checks == proof.checks)
  }

  @Test func `the proof names the backups that were made meanwhile, until their last day`() async throws {
    let house = try await House()
    let town = house.town
    try await town.store.write(as: .program("backup")) { try KeptBackup.record("从前.tar", $0) }
    town.clock.advance(by: 86_400)
    let (edition, _) = try await house.publish("关于名单的公示", files: [])
    town.clock.advance(by: 86_400)
    try await town.store.write(as: .program("backup")) { try KeptBackup.record("其间.tar", $0) }
    town.clock.advance(by: 86_400)
    let id = try await house.erasing.erase(
      ErasureTarget(edition.item), reason: "误公开", typed: "1", as: town.issuer)
    let proof = try await house.finish(id)
    town.clock.advance(by: 60)
    try await town.store.write(as: .program("backup")) { try KeptBackup.record("以后.tar", $0) }
    let kept = try await town.store.read { try KeptBackup.holding(proof, $0) }
    #expect(kept.map(\.name) == ["其间.tar"])
    #expect(kept.first.map { $0.until.ordinal - Day(at: $0.madeAt).ordinal } == 180)
    let steps: [String] = try await town.store.read {
      try $0.all("EXPLAIN QUERY PLAN \(KeptBackup.query(from: .distantPast, to: .distantFuture))") { try $0["detail"] }
    }
    #expect(steps.joined().contains("journal_by_event") && !steps.joined().contains("TEMP B-TREE"), "\(steps)")
  }
}

import Foundation
import Kernel
import Store
import TestKit
import Testing

@testable import Files
@testable import Publishing

/// Publishing ahead of the review, notices on every page, and erasing what should never have been public.
@Suite struct EmergencyTests {
  @Test func `what is forced is live at once and waits until others have made up for it`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    let missing = try await town.refusal(as: town.issuer) { try Edition.force(edition.id, reason: " ", $0) }
    #expect(missing?.issues.map(\.field) == ["reason", "secrecy"])
    try await town.store.write(as: town.issuer) {
      try Edition.force(edition.id, reason: "暴雨", secrecy: .init(.mayBePublic, basis: "不涉密"), $0)
    }
    #expect(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) } != nil)
    let open = try await town.store.read { try ForcedRelease.open(edition.id, $0) }
    #expect(open?.open == [.firstReview, .secondReview])
    guard case .staff(let writer) = town.writer else { return }
    #expect(try await town.store.read { try AwaitingLater.list(for: writer, $0).count } == 1)

    let forcer = town.staff(4, .firstReview, .secondReview, .issue)
    #expect(try await town.refusal(as: forcer) { try Edition.approveLater(edition.id, $0) }?.kind == .forbidden)
    let isFirstAll = try await town.store.write(as: town.first) { try Edition.approveLater(edition.id, $0) }
    #expect(!isFirstAll)
    #expect(try await town.refusal(as: town.staff(2, .secondReview)) { try Edition.approveLater(edition.id, $0) } != nil)
    let isAll = try await town.store.write(as: town.second) { try Edition.approveLater(edition.id, $0) }
    #expect(isAll)
    #expect(try await town.store.read { try AwaitingLater.list(for: writer, $0).isEmpty })
    let rows = try await town.store.read { try $0.count("SELECT count(*) FROM journal") }
    #expect(try await Journal.verify(town.store) == .whole(rows))
  }

  @Test func `the secrecy review knows no emergency, and nobody forces what only waits for him`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    let fault = try await town.refusal(as: town.issuer) { try Edition.force(edition.id, reason: "暴雨", $0) }
    #expect(fault?.issues.map(\.field) == ["secrecy"])
    #expect(try await town.refusal(as: town.writer) { try Edition.force(edition.id, reason: "暴雨", $0) }?.kind == .forbidden)
    try await town.review(edition.id)
    #expect(try await town.refusal(as: town.issuer) { try Edition.force(edition.id, reason: "暴雨", $0) }?.kind == .conflict)
  }

  @Test func `what is forced is settled by taking it down, and overdue after its days`() async throws {
    let town = try await Town()
    let edition = try await town.draft()
    try await town.store.write(as: town.issuer) {
      try Edition.force(edition.id, reason: "暴雨", secrecy: .init(.mayBePublic, basis: "不涉密"), $0)
    }
    town.clock.advance(by: 4 * 86_400)
    let forced = try #require(try await town.store.read { try ForcedRelease.open(edition.id, $0) })
    #expect(forced.isOverdue(at: town.clock.now))
    try await town.store.write(as: town.issuer) { try Item.withdraw(edition.item, reason: "更正", $0) }
    #expect(try await town.store.read { try ForcedRelease.open(edition.id, $0) } == nil)
  }

  @Test func `a notice stands from its beginning to its end, or until it is taken back`() async throws {
    let town = try await Town()
    let until = town.clock.now.addingTimeInterval(3600)
    let id = try await town.store.write(as: town.issuer) {
      try EmergencyNotice.post(in: town.id, .urgent, "今晚有暴雨", until: until, $0)
    }
    let shown: () async throws -> [EmergencyNotice] = {
      try await town.store.read { try EmergencyNotice.standing(for: town.north, at: town.clock.now, $0) }
    }
    #expect(try await shown().map(\.text) == ["今晚有暴雨"])
    #expect(EmergencyNotice.nextChange(try await shown(), after: town.clock.now) == until)
    let fault = try await town.refusal(as: town.writer) {
      try EmergencyNotice.post(in: town.id, .hint, "停水", until: until, $0)
    }
    #expect(fault?.kind == .forbidden)
    let long = try await town.refusal(as: town.issuer) {
      try EmergencyNotice.post(in: town.id, .hint, String(repeating: "长", count: 121), until: .distantPast, $0)
    }
    #expect(long?.issues.map(\.field) == ["text", "until"])
    try await town.store.write(as: town.issuer) { try EmergencyNotice.takeBack(id, reason: "", $0) }
    #expect(try await shown().isEmpty)
    #expect(try await town.store.read { try EmergencyNotice.history(in: [town.id], $0).count } == 1)
  }

  @Test func `what is erased is nowhere, in no row and on no page of the file, and only the auditor opens it`()
    async throws
  {
    let folder = try TemporaryFolder()
    let town = try await Town(path: folder.path + "/town.sqlite")
    let files = try FileStore(folder: folder.path + "/files")
    let marker = "zzqmarkerqzz"
    let edition = try await town.draft(Town.content("标题\(marker)", "正文\(marker)。"))
    let blob = try files.put(Data("附件\(marker)".utf8), name: "a.txt")
    try await town.store.write(as: town.writer) { tx in
      var content = Town.content("标题\(marker)", "正文\(marker)改。")
      content.attachments = [try Item.attach(blob, named: "\(marker).txt", to: edition.item, tx).id]
      content.changeNote = marker
      _ = try Edition.save(edition.id, content, expecting: 1, tx)
    }
    try await town.review(edition.id)
    try await town.store.write(as: town.issuer) { try Edition.approve(edition.id, note: marker, $0) }

    let key = UInt8(90)
    let sealer = Sealer(seal: { bytes, _ in Data(bytes.map { $0 ^ key }) }, open: { bytes, _ in bytes.map { $0 ^ key } })
    let erasing = Erasing(town.store, files, sealer)
    let target = ErasureTarget(edition.item)
    await #expect(throws: Fault.self) { try await erasing.erase(target, reason: "误公开", typed: "7", as: town.issuer) }
    await #expect(throws: Fault.self) { try await erasing.erase(target, reason: "误公开", typed: "1", as: town.writer) }
    let id = try await erasing.erase(target, reason: "误公开", typed: "1", as: town.issuer)
    #expect(try await erasing.clear(id))
    try await erasing.settle(id, [])

    let proof = try await town.store.read { try Erasure.find(id, as: town.issuer, $0) }
    #expect(proof.checks.allSatisfy(\.isClean) && proof.revisions == 2 && proof.files == 1, "\(proof.checks)")
    #expect(try await town.store.read { try PublicItem.fetch(1, in: town.id, $0) } == nil)
    #expect(try await town.store.read { try Gone.fetch(1, in: town.id, $0) }?.reason == Erasure.publicWords)
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let bytes = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
      #expect(bytes.range(of: Data(marker.utf8)) == nil, "\(name)")
    }
    #expect(try await town.refusal(as: town.writer) { _ = try Item.openEdition(edition.item, $0) }?.kind == .conflict)

    let auditor = town.staff(30, .auditAdministration)
    await #expect(throws: Fault.self) { try await erasing.open(id, reason: "查", as: town.issuer) }
    let original = try await erasing.open(id, reason: "行政复议", as: auditor)
    #expect(original.tables["revision"]?.count == 2)
    #expect(original.tables["revision"]?.last?["title"] == .text("标题\(marker)"))
    let opened = try await erasing.open(id, file: 1, reason: "行政复议", as: auditor)
    #expect(String(decoding: opened.bytes, as: UTF8.self) == "附件\(marker)")
    let told = try await town.store.read { try Journal.entries($0).prefix(6).map(\.event) }
    #expect(told.contains("erasure.opened") && told.contains("item.erased"))
  }

  @Test func `nothing but an erasure takes words away`() async throws {
    let town = try await Town()
    let edition = try await town.publish()
    await #expect(throws: (any Error).self) {
      try await town.store.write(as: .program("test")) {
        try $0.run("UPDATE revision SET title = '（已清除）', body = '', plain_text = '' WHERE edition = \(edition.id)")
      }
    }
  }
}

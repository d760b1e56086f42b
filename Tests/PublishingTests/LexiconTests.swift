import Foundation
import Kernel
import Proofing
import Store
import TestKit
import Testing

@testable import Publishing

/// The town's own words: typed, learned from what is public, or the names that its records hold.
@Suite struct LexiconTests {
  private static let local = "依法公开政府信西，接受社会监督。"
  private let today = Day(at: monday)

  private func doubts(_ town: Town) async throws -> [String] {
    let day = today
    let house = try await town.store.read { try ItemProof.House.fetch(town.id, item: nil, on: day, $0) }
    return ProgramProof.findings(in: Self.local, house, level: .sensitive, withSpelling: true, on: today)
      .filter { $0.rule == "spelling" }.map(\.message)
  }

  private func learn(_ town: Town, atLeast least: Int = 2) async throws -> LexiconTeaching.Outcome {
    let read = try await LexiconTeaching(town.store).read(town.id, inAtLeast: least) { _ in }
    return try await town.store.write(as: .program("proof-learn")) {
      try LexiconTeaching.keep(read.words, ofTexts: read.texts, in: town.id, $0)
    }
  }

  private func words(_ town: Town, isStruck: Bool = false) async throws -> [LexiconWord] {
    try await town.store.read { try LexiconWord.list(in: town.id, isStruck: isStruck, $0) }
  }

  @Test func `a word that is typed is doubted no more, and is doubted again once it is struck out`() async throws {
    let town = try await Town()
    #expect(try await doubts(town).count == 1)
    let added = try await town.store.write(as: town.writer) {
      try LexiconWord.add("政府信西\n 坎 上、政府信西", note: "本地写法", in: town.id, $0)
    }
    #expect(added == 2)
    #expect(try await words(town).map(\.word) == ["坎上", "政府信西"].sorted())
    #expect(try await doubts(town).isEmpty)
    try await town.store.write(as: town.writer) { try LexiconWord.strike("政府信西", in: town.id, $0) }
    #expect(try await doubts(town).count == 1)
    let struck = try #require(try await words(town, isStruck: true).first)
    try await town.store.write(as: town.writer) { try LexiconWord.restore(struck.id, in: town.id, $0) }
    #expect(try await doubts(town).isEmpty)
    let events = try await town.store.read {
      try $0.all("SELECT event FROM journal WHERE event LIKE 'lexicon.%' ORDER BY id") { try $0["event"] as String }
    }
    #expect(events == ["lexicon.added", "lexicon.struck", "lexicon.restored"])
  }

  @Test func `what several public texts write is learned with where it stands, and a struck word is not learned again`()
    async throws
  {
    let town = try await Town()
    let items = [
      try await town.publish(Town.content("关于公开的通知一", Self.local)).item,
      try await town.publish(Town.content("关于公开的通知二", Self.local)).item,
    ]
    #expect(try await learn(town, atLeast: 3).learned == 0)
    let outcome = try await learn(town)
    #expect(outcome.texts == 2 && outcome.learned == 1 && outcome.new == 1)
    let word = try #require(try await words(town).first)
    #expect(word.origin == .learned && word.texts == 2)
    #expect(try await town.store.read { try LexiconWord.sources(of: [word], $0) } == [word.id: items])
    #expect(try await doubts(town).isEmpty)
    // The same again is nothing new; struck out, it stays out.
    #expect(try await learn(town).new == 0)
    try await town.store.write(as: town.writer) { try LexiconWord.strike(word.word, in: town.id, $0) }
    #expect(try await learn(town).learned == 0)
    #expect(try await words(town).isEmpty)
    #expect(try await doubts(town).count == 1)
  }

  @Test func `what stands in too few texts by now is forgotten`() async throws {
    let town = try await Town()
    let items = [
      try await town.publish(Town.content("关于公开的通知一", Self.local)).item,
      try await town.publish(Town.content("关于公开的通知二", Self.local)).item,
    ]
    _ = try await learn(town)
    try await town.store.write(as: town.writer) { try Item.withdraw(items[0], reason: "内容有误", $0) }
    #expect(try await learn(town).forgotten == 1)
    #expect(try await words(town).isEmpty)
    #expect(try await town.store.read { try $0.count("SELECT count(*) FROM lexicon_source") } == 0)
  }

  @Test func `an erased text takes the words that were learned from it, and what people typed stays`() async throws {
    let house = try await ErasureTests.House()
    let town = house.town
    let item = try await town.publish(Town.content("关于公开的通知一", Self.local)).item
    try await town.publish(Town.content("关于公开的通知二", Self.local))
    #expect(try await learn(town).learned == 1)
    _ = try await town.store.write(as: town.writer) { try LexiconWord.add("坎上", note: "", in: town.id, $0) }
    let id = try await house.erasing.erase(ErasureTarget(item), reason: "误公开", typed: "1", as: town.issuer)
    let proof = try await house.finish(id)
    #expect(proof.checks.allSatisfy { $0.isClean }, "\(proof.checks)")
    #expect(try await words(town).map(\.word) == ["坎上"])
    let struck = try await words(town, isStruck: true)
    #expect(struck.count == 1 && struck.allSatisfy { $0.isErased })
  }

  @Test func `people, villages and offices of the town's records are words of it unless somebody strikes them out`()
    async throws
  {
    let town = try await Town()
    let day = today
    try await town.store.write(as: town.writer) {
      try Setting.set(
        "proofing.leaders", to: "镇长 信西\n书记 王小满", for: town.id, from: day, source: "测试", $0)
    }
    let names = try await town.store.read { try HouseNames.fetch(town.id, on: day, $0) }
    #expect(names.people.contains("信西") && names.people.contains("王小满"))
    #expect(!names.places.isEmpty)
    #expect(try await doubts(town).isEmpty)
    try await town.store.write(as: town.writer) { try LexiconWord.strike("信西", in: town.id, $0) }
    #expect(try await doubts(town).count == 1)
    let fault = try await town.refusal(as: town.writer) { try LexiconWord.strike("没有这个词", in: town.id, $0) }
    #expect(fault?.issues.map(\.field) == ["word"])
  }

  @Test func `bad words are refused with what is wrong, and nobody without the duty changes the list`() async throws {
    let town = try await Town()
    for (typed, note, field) in [
      ("", "", "words"), ("甲", "", "words"), ("坎<b>上", "", "words"), ("坎上", String(repeating: "长", count: 101), "note"),
      ((1...101).map { "坎上\($0)" }.joined(separator: "\n"), "", "words"),
    ] {
      let fault = try await town.refusal(as: town.writer) {
        try LexiconWord.add(typed, note: note, in: town.id, $0)
      }
      #expect(fault?.issues.map(\.field) == [field], "\(typed.prefix(10))")
    }
    for actor in [town.first, Actor.visitor] {
      #expect(try await town.refusal(as: actor) { try LexiconWord.add("坎上", note: "", in: town.id, $0) }?.kind == .forbidden)
    }
    #expect(try await words(town).isEmpty)
  }

  @Test func `the nightly patrol leaves the town's words alone, and reads again what was read with another list`()
    async throws
  {
    let walk = try await PatrolTests.Walk()
    try await walk.set("patrol.spelling", "yes")
    let item = try await walk.town.publish(Town.content("关于公开的通知", "各村要依法公开政府信西，接受社会监督。")).item
    try await walk.run()
    let town = walk.town
    let before = try await walk.checks(item).contains(.spelling)
    _ = try await town.store.write(as: town.writer) { try LexiconWord.add("信西", note: "", in: town.id, $0) }
    #expect(try await walk.run().texts == 1)
    #expect(try await !walk.checks(item).contains(.spelling))
    #expect(before, "the corrector's strictest level says nothing of this sentence any more: choose another")
    #expect(try await walk.run().texts == 0)
  }
}

import TestKit
import Testing

@testable import Manuscript

/// Differences and merges: whatever the texts, nothing is lost and nothing is invented.
@Suite struct DiffTests {
  private static let characters = Array("各村防汛通知一二三，。（）20a b\n")

  private func text(_ chance: inout Seeded, _ most: Int = 40) -> String {
    String((0..<Int.random(in: 0...most, using: &chance)).map { _ in Self.characters.randomElement(using: &chance) ?? "各" })
  }

  private func list(_ chance: inout Seeded) -> [Int] {
    (0..<Int.random(in: 0...12, using: &chance)).map { _ in Int.random(in: 0...6, using: &chance) }
  }

  /// A list with a few elements changed, taken out or put in.
  private func edited(_ list: [Int], _ chance: inout Seeded) -> [Int] {
    var list = list
    for _ in 0..<Int.random(in: 0...3, using: &chance) {
      let at = Int.random(in: 0...list.count, using: &chance)
      switch Int.random(in: 0...2, using: &chance) {
      case 0: list.insert(Int.random(in: 7...12, using: &chance), at: at)
      case 1 where at < list.count: list.remove(at: at)
      case 2 where at < list.count: list[at] = Int.random(in: 7...12, using: &chance)
      default: break
      }
    }
    return list
  }

  @Test func `the differences applied to the old text give the new one, and back`() {
    var chance = Seeded(seed: 31)
    for _ in 0..<2_000 {
      let (old, new) = (text(&chance), text(&chance))
      let diff = TextDiff(from: old, to: new)
      #expect(Array(diff.old.utf8) == Array(old.utf8))
      #expect(Array(diff.new.utf8) == Array(new.utf8))
      #expect(TextDiff(from: old, to: old).isSame)
    }
  }

  @Test func `a changed month is shown as one change, the rest as it was`() {
    let diff = TextDiff(from: "请于3月底前完成。", to: "请于4月底前完成。")
    #expect(diff.pieces == [.same("请于"), .removed("3"), .added("4"), .same("月底前完成。")])
  }

  @Test func `every script runs through both lists from end to end, by shared elements`() {
    var chance = Seeded(seed: 32)
    for _ in 0..<2_000 {
      let (old, new) = (list(&chance), list(&chance))
      let runs = EditScript(from: old, to: new).runs
      #expect(runs.flatMap { Array($0.old) } == Array(old.indices))
      #expect(runs.flatMap { Array($0.new) } == Array(new.indices))
      for run in runs where run.isSame { #expect(Array(old[run.old]) == Array(new[run.new])) }
    }
  }

  @Test func `who alone changed something has it; the same change twice counts once`() {
    var chance = Seeded(seed: 33)
    for _ in 0..<2_000 {
      let base = list(&chance)
      let changed = edited(base, &chance)
      for (mine, theirs) in [(changed, base), (base, changed), (changed, changed)] {
        let merge = Merge(base: base, mine: mine, theirs: theirs) { $0 }
        #expect(merge.contests == 0)
        #expect(merge.resolved([]) == changed, "\(base) \(mine) \(theirs)")
      }
    }
  }

  @Test func `turning the sides round contests the same places, and all of one side can be had`() {
    var chance = Seeded(seed: 34)
    for _ in 0..<2_000 {
      let base = list(&chance)
      let (mine, theirs) = (edited(base, &chance), edited(base, &chance))
      let merge = Merge(base: base, mine: mine, theirs: theirs) { $0 }
      let turned = Merge(base: base, mine: theirs, theirs: mine) { $0 }
      #expect(merge.contests == turned.contests)
      let (own, other) = (Array(repeating: Merge<Int>.Choice.mine, count: merge.contests),
        Array(repeating: Merge<Int>.Choice.theirs, count: merge.contests))
      #expect(merge.resolved(own) == turned.resolved(other))
    }
  }

  @Test func `neighbouring paragraphs changed by two people do not contest, the same one does`() {
    let apart = Merge(base: ["甲", "乙"], mine: ["甲一", "乙"], theirs: ["甲", "乙二"]) { $0 }
    #expect(apart.resolved([]) == ["甲一", "乙二"])
    let clash = Merge(base: ["甲"], mine: ["甲一"], theirs: ["甲二"]) { $0 }
    #expect(clash.contests == 1)
    #expect(clash.resolved([]) == nil)
    #expect(clash.resolved([.both]) == ["甲二", "甲一"])
  }
}

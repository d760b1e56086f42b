import Foundation
import Kernel
import Proofing
import Store

/// An item proofread (稿件校对): everything found in one revision, with what was answered.
package struct ItemProof: Sendable {
  package let paper: ProofPaper
  package var marks: [ProofMark]

  /// What a town knows that decides what is said (校对设置): how much it wants to hear, and what it has silenced.
  package struct House: Sendable {
    package let level: Level
    package let silences: [ProofSilence]
    package var answers: [String: ProofAnswer]

    package static func fetch(
      _ town: Identifier<Organisation>, item: Item.ID?, on day: Day, _ reader: some Reader
    ) throws -> House {
      let level = try Setting.value("proofing.level", for: town, on: day, reader)
      return House(
        level: level.flatMap(Level.init(rawValue:)) ?? .standard,
        silences: try ProofSilence.list(in: town, reader),
        answers: try item.map { try ProofAnswer.list(of: $0, reader) } ?? [:])
    }
  }

  /// Reads a text. It takes some tens of milliseconds for 1,000 characters, so never inside a transaction.
  package static func read(
    _ content: Content, _ house: House, rules: [any Rule] = Proofreader.allRules, on day: Day
  ) -> ItemProof {
    let paper = ProofPaper(content)
    let silenced = house.silences.keys
    let marks = paper.findings(rules, level: house.level, on: day).map { finding -> ProofMark in
      var mark = ProofMark(finding, on: paper)
      mark.answer = house.answers[mark.key]
      return mark
    }
    return ItemProof(paper: paper, marks: marks.filter { !$0.isSilenced(by: silenced) })
  }

  /// What one key mends (自动纠错).
  package var safe: [ProofMark] { marks.filter { $0.isSafe(on: paper) } }

  /// Makes the first fix of these marks, or the one that was chosen, in a new revision of the draft.
  package func mend(
    _ chosen: [(mark: ProofMark, fix: String)], in id: Edition.ID, of content: Content, expecting revision: Int,
    _ tx: Transaction
  ) throws {
    let piece = try Workpiece.load(id, tx)
    let made = paper.mended(content, by: chosen.map { ($0.mark.finding.range, $0.fix) })
    guard made != content else { throw Fault.conflict("这一处不能自动改，请在编辑页改正。") }
    _ = try Edition.save(id, made, expecting: revision, tx)
    let rules = Dictionary(grouping: chosen, by: \.mark.finding.rule).mapValues(\.count).sorted { $0.key < $1.key }
    try tx.record(
      "proof.mended", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "采纳 \(chosen.count) 处：" + rules.map { "\($0.key) \($0.value) 处" }.joined(separator: "、"))
  }
}

/// The proofreader at the gate (校对把关): errors of the rules and private matter are mended or answered before a text
/// goes on. What the corrector supposes stops nobody.
enum ProofGate {
  static let rules = Proofreader.allRules.filter { $0.name != "spelling" }

  static func issues(_ revision: Revision?, _ piece: Workpiece, on day: Day, _ tx: some Reader) throws -> [Issue] {
    guard let revision else { return [] }
    let house = try ItemProof.House.fetch(piece.item.town, item: piece.item.id, on: day, tx)
    let open = ItemProof.read(revision.content, house, rules: rules, on: day).marks.filter(\.isOpen)
    guard let first = open.first else { return [] }
    let shown = first.isPrivate ? first.finding.message : "“\(first.words.prefix(20))”：\(first.finding.message)"
    let count = open.count == 1 ? "1 处错误：" : "\(open.count) 处错误，第一处："
    return [Issue("proof", "校对发现 \(count)\(shown)请在校对页改正，或者写明理由。")]
  }
}

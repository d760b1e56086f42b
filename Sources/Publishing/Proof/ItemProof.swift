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
    /// The town's leaders in their order; empty where the town keeps no list.
    package var leaders: [Leader] = []
    /// The texts that the item interprets.
    package var policies: [String] = []
    /// The town's own words, which the corrector leaves alone.
    package var lexicon: Lexicon?

    package static func fetch(
      _ town: Identifier<Organisation>, item: Item.ID?, on day: Day, _ reader: some Reader
    ) throws -> House {
      let level = try Setting.value("proofing.level", for: town, on: day, reader)
      return House(
        level: level.flatMap(Level.init(rawValue:)) ?? .standard,
        silences: try ProofSilence.list(in: town, reader),
        answers: try item.map { try ProofAnswer.list(of: $0, reader) } ?? [:],
        leaders: Leader.list(try Setting.value("proofing.leaders", for: town, on: day, reader) ?? ""),
        policies: try item.map { try policies(of: $0, reader) } ?? [],
        lexicon: try Lexicon.inForce(in: town, on: day, reader))
    }

    private static func policies(of item: Item.ID, _ reader: some Reader) throws -> [String] {
      try reader.all(policyQuery(item)) { try $0["plain_text"] }
    }

    static func policyQuery(_ item: Item.ID) -> SQL {
      """
      SELECT revision.plain_text FROM item_link
      JOIN edition ON edition.item = item_link.policy
        AND edition.ordinal = (SELECT max(newest.ordinal) FROM edition AS newest WHERE newest.item = item_link.policy)
      JOIN revision ON revision.edition = edition.id AND revision.ordinal = edition.revision
      WHERE item_link.interpretation = \(item) ORDER BY item_link.policy LIMIT 5
      """
    }
  }

  /// Reads a text; `known` is what a job found in it before. It takes some tens of milliseconds for 1,000 characters, so never inside a transaction.
  package static func read(
    _ content: Content, _ house: House, rules: [any Rule] = Proofreader.allRules, and known: [Finding] = [], on day: Day
  ) -> ItemProof {
    let paper = ProofPaper(content)
    let silenced = house.silences.keys
    let marks = paper.findings(rules, house, and: known, on: day).map { finding -> ProofMark in
      var mark = ProofMark(finding, on: paper)
      mark.answer = house.answers[mark.key]
      return mark
    }
    return ItemProof(paper: paper, marks: marks.filter { !$0.isSilenced(by: silenced) })
  }

  /// What one key mends (自动纠错).
  package var safe: [ProofMark] { marks.filter { $0.isSafe(on: paper) } }

  /// The content with everything safe mended (自动纠错), and how often each rule was followed: a mended text is read again, since
  /// one fault may stand behind another, `,,` behind `，，`.
  package static func mendedAll(
    _ content: Content, _ house: House, on day: Day
  ) -> (content: Content, counts: [String: Int]) {
    var (content, counts) = (content, [String: Int]())
    for _ in 0..<8 {
      let proof = read(content, house, rules: ProofGate.rules, on: day)
      let safe = proof.safe
      let made = proof.paper.mended(content, by: safe.map { ($0.finding.range, $0.finding.fixes[0]) })
      guard made != content else { break }
      for mark in safe { counts[mark.finding.rule, default: 0] += 1 }
      content = made
    }
    return (content, counts)
  }

  /// Keeps what was mended as a new revision of the draft.
  package static func keep(
    _ mended: (content: Content, counts: [String: Int]), in id: Edition.ID, expecting revision: Int, _ tx: Transaction
  ) throws {
    let piece = try Workpiece.load(id, tx)
    guard !mended.counts.isEmpty else { throw Fault.conflict("没有可以一键改正的问题了。") }
    _ = try Edition.save(id, mended.content, expecting: revision, tx)
    let rules = mended.counts.sorted { $0.key < $1.key }
    try tx.record(
      "proof.mended", of: "item:\(piece.item.id)", in: piece.item.organisation,
      "采纳 \(rules.map(\.value).reduce(0, +)) 处：" + rules.map { "\($0.key) \($0.value) 处" }.joined(separator: "、"))
  }

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

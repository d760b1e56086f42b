import Foundation
import Kernel
import Proofing
import Store

/// Words that a rule is not to speak of any more in a town (不再提示): a local name, a house style.
package struct ProofSilence: Sendable, Equatable {
  package typealias ID = Identifier<ProofSilence>

  package let id: ID
  package let rule: String
  package let words: String
  /// As the journal writes him.
  package let actor: String
  package let at: Date

  package static func list(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [ProofSilence] {
    try reader.all(query(town)) {
      ProofSilence(
        id: try $0["id"], rule: try $0["rule"], words: try $0["words"], actor: try $0["actor"], at: try $0["at"])
    }
  }

  static func query(_ town: Identifier<Organisation>) -> SQL {
    "SELECT id, rule, words, actor, at FROM proof_silence WHERE town = \(town) ORDER BY rule, words"
  }

  /// From now on the rule says nothing of these words in this town. Errors of rules and private matter are not
  /// silenced: those are answered one by one.
  package static func add(_ mark: ProofMark, on id: Edition.ID, _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    guard mark.maySilence else { throw Fault.forbidden("这一类问题不能设为不再提示，请改正，或者写明理由忽略这一处。") }
    try tx.run(
      """
      INSERT INTO proof_silence (town, rule, words, actor, account, at)
      VALUES (\(piece.item.town), \(mark.finding.rule), \(mark.words), \(tx.actor.name), \(tx.actor.staff?.account),
        \(tx.now))
      ON CONFLICT (town, rule, words) DO NOTHING
      """)
    try tx.record(
      "proof.silenced", of: "item:\(piece.item.id)", in: piece.item.organisation,
      mark.finding.rule + Vouched.note(mark.words))
  }

  /// The rule speaks again (恢复提示).
  package static func remove(_ id: ID, in town: Identifier<Organisation>, _ tx: Transaction) throws {
    try tx.actor.require(.draft, in: town)
    let row = try tx.first("SELECT rule, words FROM proof_silence WHERE id = \(id) AND town = \(town)")
    guard let row else { throw Fault.notFound }
    try tx.run("DELETE FROM proof_silence WHERE id = \(id)")
    try tx.record("proof.unsilenced", of: "organisation:\(town)", in: town, (try row["rule"]) + Vouched.note(try row["words"]))
  }
}

extension ProofMark {
  /// Whether its words may be passed over in the whole town.
  package var maySilence: Bool {
    !isPrivate && !words.isEmpty && words.count <= 20 && (finding.severity != .error || finding.rule == "spelling")
  }

  func isSilenced(by silences: Set<String>) -> Bool {
    maySilence && silences.contains(finding.rule + "\u{0}" + words)
  }
}

extension [ProofSilence] {
  var keys: Set<String> { Set(map { $0.rule + "\u{0}" + $0.words }) }
}

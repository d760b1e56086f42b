import Files
import Foundation
import Kernel
import Store

extension Consultation {
  /// What the clerk heard (听写): kept beside the voice, changed as often as one listens.
  package static func transcribe(_ id: ID, _ text: String, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.require(.casework, in: found.town)
    guard text.count <= 5000 else { throw Fault.invalid("transcript", "听写最多 5000 个字，请删减。") }
    try tx.run("UPDATE consultation SET transcript = \(text.trimmed) WHERE id = \(id)")
    try tx.record("consultation.transcribed", of: "consultation:\(id)", in: found.town, found.number)
  }

  /// Answers in words, by voice, or both (答复咨询). What was answered once is answered anew only while it is open again.
  package static func answer(_ id: ID, _ text: String, voice: Blob? = nil, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.require(.casework, in: found.town)
    guard found.state == .open else { throw Fault.conflict("这件咨询\(found.state.chinese)，不能再答复。") }
    var issues: [Issue] = []
    if text.trimmed.isEmpty, voice == nil { issues.append(Issue("answer", "请写下答复，或者上传一段语音答复。")) }
    if text.count > 5000 { issues.append(Issue("answer", "答复有 \(text.count) 个字，最多 5000 个，请删减。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    if let voice { try addVoice(voice, .answer, to: id, tx) }
    try settle(found, as: .answered, tx)
    try tx.run("UPDATE consultation SET answer = \(text.trimmed) WHERE id = \(id)")
    try tx.record("consultation.answered", of: "consultation:\(id)", in: found.town, found.number)
  }

  /// Closes what is no question, with the reason that its asker reads (关闭咨询).
  package static func close(_ id: ID, reason: String, _ tx: Transaction) throws {
    let found = try find(id, tx)
    try tx.actor.require(.casework, in: found.town)
    guard found.state == .open else { throw Fault.conflict("这件咨询\(found.state.chinese)，不用再关闭。") }
    guard (2...300).contains(reason.trimmed.count) else {
      throw Fault.invalid("reason", "请写明不答复的原因，2 至 300 个字，提问的人会看到。")
    }
    try settle(found, as: .closed, tx)
    try tx.run("UPDATE consultation SET closing = \(reason.trimmed) WHERE id = \(id)")
    try tx.record("consultation.closed", of: "consultation:\(id)", in: found.town, found.number)
  }

  private static func settle(_ found: Consultation, as state: State, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE consultation SET state = \(state), settled_at = \(tx.now), settled_by = \(tx.actor.staff?.account)
      WHERE id = \(found.id)
      """)
  }
}

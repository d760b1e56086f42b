import Foundation
import Kernel
import Store

extension Edition {
  /// Hands a draft in for review (送审), if nothing is missing. The column's steps hold from then on.
  package static func submit(_ id: ID, note: String = "", _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    guard piece.edition.state == .draft else { throw piece.refusal(of: .submit(steps: 1)) }
    let revision = try Revision.of(piece.edition, tx)
    let issues =
      Gate.issues(revision, piece) + (try KindGate.issues(revision, piece, .submit, on: tx.today, tx))
      + (try FileGate.issues(revision, tx)) + (try ProofGate.issues(revision, piece, on: tx.today, tx))
    guard issues.isEmpty else { throw Fault.invalid(issues) }

    let steps = piece.column.steps
    try piece.advance(.submit(steps: steps.count), steps: steps, note: note.trimmed, tx)
  }

  /// Passes the step it waits at (通过). The last step's approval publishes.
  package static func approve(_ id: ID, note: String = "", _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireStep(tx)
    if transition(from: piece.edition.state, verb: .approve) != nil {
      try piece.advance(.approve, note: note.trimmed, tx)
    } else {
      try piece.release(note: note.trimmed, tx)
    }
  }

  /// Gives it back to the writer with what is to be mended (退回).
  package static func sendBack(_ id: ID, reason: String, _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    guard transition(from: piece.edition.state, verb: .sendBack) != nil else { throw piece.refusal(of: .sendBack) }
    let duty = piece.edition.step?.duty ?? .issue
    try tx.actor.require(duty, in: piece.item.organisation, column: piece.column.id)
    guard !reason.trimmed.isEmpty else { throw Fault.invalid("reason", "请写明退回的原因，方便经办人修改。") }
    try piece.advance(.sendBack, note: reason.trimmed, tx)
  }

  /// The writer takes it back to mend it (撤回).
  package static func recall(_ id: ID, note: String = "", _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    try piece.advance(.recall, note: note.trimmed, tx)
  }

  /// Gives up an edition that was never public (作废). What it said stays in history.
  package static func discard(_ id: ID, note: String = "", _ tx: Transaction) throws {
    let piece = try Workpiece.load(id, tx)
    try piece.requireDrafting(tx)
    try piece.advance(.discard, note: note.trimmed, tx)
  }
}

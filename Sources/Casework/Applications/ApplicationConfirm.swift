import Kernel
import Store

extension Application {
  /// Both sides have confirmed (双方确认, 条例 第三十一条): this is the day of receipt, from which the period runs.
  package static func confirm(_ id: ID, on day: Day, words: String = "", _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .confirm, tx)
    try application.check(day, "day", "确认", notBefore: nil, tx)
    try tx.run("UPDATE application SET confirmed_on = \(day), received_on = \(day) WHERE id = \(id)")
    try application.takeOver(tx)
    try application.move(.confirm, to: next, on: day, words.tidied, tx)
  }

  /// It is clear what is asked for (审核): the search begins.
  package static func accept(_ id: ID, words: String = "", _ tx: Transaction) throws {
    let (application, next) = try opened(id, for: .accept, tx)
    try application.takeOver(tx)
    try application.move(.accept, to: next, on: tx.today, words.tidied, tx)
  }

  /// Hands it to somebody (指定经办).
  package static func assign(
    _ id: ID, to account: Identifier<AccountRow>, _ tx: Transaction
  ) throws {
    let application = try find(id, tx)
    guard tx.actor.may(.casework, in: application.town) || tx.actor.may(.caseApproval, in: application.town) else {
      throw Fault.forbidden
    }
    try tx.run("UPDATE application SET handler = \(account) WHERE id = \(id)")
    try tx.record("application.assigned", of: "application:\(id)", in: application.town, "account:\(account)")
  }

  /// Whoever acts first on what nobody has is responsible for it (首问负责).
  private func takeOver(_ tx: Transaction) throws {
    guard handler == nil, let account = tx.actor.staff?.account else { return }
    try tx.run("UPDATE application SET handler = \(account) WHERE id = \(id)")
  }
}

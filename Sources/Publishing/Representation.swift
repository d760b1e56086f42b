import Kernel
import Store

/// In whose name somebody acts (代办身份). He who holds a duty himself acts for himself; else he acts for a colleague who
/// is away, and then neither of the two may have had a hand in what is judged: nobody approves his own step, not
/// through a stand-in either.
extension Workpiece {
  /// In whose right the actor may take this step. Throws what stands in the way when nobody's right will do.
  @discardableResult
  func capacity(for step: ReviewStep, _ tx: Transaction) throws -> Principal? {
    try tx.actor.require(step.duty, in: item.organisation, column: column.id)
    guard let staff = tx.actor.staff else { return nil }
    var refusal: Fault?
    for principal in tx.actor.capacities(for: step.duty, in: item.organisation, column: column.id) {
      guard let fault = try objection(staff, principal, tx) else { return principal }
      refusal = refusal ?? fault
    }
    throw refusal ?? .forbidden
  }

  /// In whose name a verb is done, for the trail.
  func representing(_ verb: Verb, _ tx: Transaction) throws -> Principal? {
    guard let staff = tx.actor.staff, !staff.principals.isEmpty else { return nil }
    if verb == .approve || verb == .release || verb == .schedule, let step = edition.step {
      return try capacity(for: step, tx)
    }
    let capacities = duties(of: verb).flatMap {
      tx.actor.capacities(for: $0, in: item.organisation, column: column.id)
    }
    return capacities.contains(nil) ? nil : capacities.compactMap(\.self).first
  }

  /// Whose work the verb is.
  private func duties(of verb: Verb) -> [Duty] {
    switch verb {
    case .approve, .sendBack, .schedule, .release: [edition.step?.duty ?? .issue]
    // Publishing ahead of the review and making up for it are never done in another's name.
    case .force, .approveLater: []
    case .save, .submit, .recall, .reopen, .discard, .takeIn, .supersede: [.draft, .villageDraft]
    case .withdraw, .erase: [.draft, .issue]
    }
  }

  /// Why he may not judge it, alone or in another's name; nil when he may.
  private func objection(_ staff: Staff, _ principal: Principal?, _ tx: Transaction) throws -> Fault? {
    let people = [staff.account] + (principal.map { [$0.account] } ?? [])
    if try tx.count(authorship(people)) > 0 {
      return .forbidden(
        principal.map { "这一版有您或\($0.displayName)写的内容，不能由您代他审核，请由其他审核人员办理。" }
          ?? "这一版有您写的内容，自己写的不能自己审，请由其他审核人员办理。")
    }
    if try tx.count(earlierSteps(people)) > 0 {
      return .forbidden(
        principal.map { "您或\($0.displayName)已经办过这一版前面的审核环节，这一步须由另一个人办理。" }
          ?? "您已经办过这一版前面的审核环节，这一步须由另一个人办理。")
    }
    return nil
  }

  private func authorship(_ people: [Identifier<AccountRow>]) -> SQL {
    """
    SELECT (SELECT count(*) FROM revision WHERE edition = \(edition.id) AND account IN \(list: people))
      + (SELECT count(*) FROM edition_event
         WHERE edition = \(edition.id) AND verb IN ('save', 'submit') AND on_behalf_of IN \(list: people))
    """
  }

  private func earlierSteps(_ people: [Identifier<AccountRow>]) -> SQL {
    """
    SELECT count(*) FROM edition_event WHERE edition = \(edition.id) AND round = \(edition.round) AND verb = 'approve'
      AND (account IN \(list: people) OR on_behalf_of IN \(list: people))
    """
  }
}

/// Both names, as the journal has them (代办): `（李四代张三）`; nothing when he acted for himself.
func together(_ actor: Actor, _ principal: Principal?) -> String {
  guard let staff = actor.staff, let principal else { return "" }
  return "（\(staff.displayName)代\(principal.displayName)）"
}

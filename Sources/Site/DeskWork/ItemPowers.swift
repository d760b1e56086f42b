import Kernel
import Publishing

/// What a member of staff is offered for an item (可办事项). It only decides which buttons are shown; the verbs decide
/// for themselves what may be done.
struct ItemPowers: Sendable {
  let item: DeskItem
  let actor: Actor

  init(_ item: DeskItem, _ actor: Actor) { (self.item, self.actor) = (item, actor) }

  var state: EditionState? { item.newest?.state }

  var mayDraft: Bool { holds(.draft) || holds(.villageDraft) }
  /// Takes down, marks, links: 经办 or 签发.
  var mayAnswer: Bool { holds(.draft) || holds(.issue) }
  var mayRelease: Bool { holds(.issue) }
  /// 先发后审: 签发 in his own right, while steps other than his own are missing.
  var mayForce: Bool {
    switch state {
    case .draft: holdsHimself(.issue)
    case .inReview: holdsHimself(.issue) && !(isLastStep && mayPass)
    case .scheduled, .live, .superseded, .withdrawn, .discarded, nil: false
    }
  }
  /// The step he may make up for (补审).
  var laterStep: ReviewStep? {
    guard let forced = item.forced, let account = actor.staff?.account, forced.account != account,
      !forced.steps.contains(where: { $0.account == account }),
      !item.saves.contains(where: { $0.edition == forced.edition && $0.actor == actor.name })
    else { return nil }
    return forced.open.first { holdsHimself($0.duty) }
  }
  var mayErase: Bool { item.item.erasedAt == nil && holdsHimself(.issue) }
  var isWorking: Bool {
    switch state {
    case .draft, .inReview, .scheduled: true
    case .live, .superseded, .withdrawn, .discarded, nil: false
    }
  }

  /// Wrote a part of the newest edition.
  var isAuthor: Bool { item.saves.contains { $0.edition == item.newest?.id && $0.actor == actor.name } }

  /// Passed an earlier step since it was last submitted.
  var hasPassed: Bool {
    let round = item.history.filter { $0.edition == item.newest?.ordinal }.prefix { $0.verb != "submit" }
    return round.contains { $0.verb == "approve" && $0.actor == actor.name }
  }

  var mayPass: Bool {
    guard let step = item.newest?.step else { return false }
    return holds(step.duty) && !isAuthor && !hasPassed && hasFreeHand(step.duty)
  }

  /// Holds it himself, or for a colleague who is away and had no hand in it.
  private func hasFreeHand(_ duty: Duty) -> Bool {
    guard actor.staff != nil else { return true }
    return actor.capacities(for: duty, in: item.item.organisation, column: item.item.column).contains { principal in
      guard let principal else { return true }
      let his = "staff:\(principal.account):"
      let round = item.history.filter { $0.edition == item.newest?.ordinal }.prefix { $0.verb != "submit" }
      return !item.saves.contains { $0.edition == item.newest?.id && $0.actor.hasPrefix(his) }
        && !round.contains { $0.verb == "approve" && ($0.actor.hasPrefix(his) || $0.onBehalfOf == principal.displayName) }
    }
  }

  var mayReturn: Bool {
    switch state {
    case .inReview: item.newest?.step.map { holds($0.duty) } ?? false
    case .scheduled: mayRelease
    case .draft, .live, .superseded, .withdrawn, .discarded, nil: false
    }
  }

  var holdsReview: Bool { ReviewStep.allCases.contains { holds($0.duty) } }
  var mayReview: Bool { isWorking && !isAuthor && ReviewStep.allCases.contains { holds($0.duty) } }
  var isLastStep: Bool { item.newest.map { $0.step != nil && $0.step == $0.steps.last } ?? false }

  private func holdsHimself(_ duty: Duty) -> Bool {
    actor.asHimself.may(duty, in: item.item.organisation, column: item.item.column)
  }

  private func holds(_ duty: Duty) -> Bool {
    actor.may(duty, in: item.item.organisation, column: item.item.column)
  }
}

/// Whom somebody stands in for (被代办人), for a while: whatever is done with his duties is done in his name, and both
/// names stand in the journal.
package struct Principal: Hashable, Sendable {
  package let account: Identifier<AccountRow>
  /// The name colleagues see.
  package let displayName: String
  /// The last day of it.
  package let until: Day

  package init(account: Identifier<AccountRow>, displayName: String, until: Day) {
    (self.account, self.displayName, self.until) = (account, displayName, until)
  }
}

extension Duty {
  /// What a stand-in may take over. The three administrators' duties, the window and inspection are never lent.
  package static let lendable: Set<Duty> = [.draft, .villageDraft, .firstReview, .secondReview, .issue]
}

extension Grant {
  /// The same right, held for somebody who is away; nil for what is never lent.
  package func lent(by principal: Principal) -> Grant? {
    guard Duty.lendable.contains(duty), self.principal == nil else { return nil }
    return Grant(duty, in: organisations, columns: columns, for: principal)
  }
}

extension Staff {
  /// With his own rights alone.
  package var asHimself: Staff { with(grants.filter { $0.principal == nil }) }

  /// Everybody he stands in for.
  package var principals: [Principal] {
    Set(grants.compactMap(\.principal)).sorted { ($0.until, $0.displayName) < ($1.until, $1.displayName) }
  }

  package func with(_ grants: [Grant]) -> Staff {
    Staff(account: account, name: name, displayName: displayName, organisation: organisation, grants: grants)
  }
}

extension Actor {
  /// The same, without what he does in others' names.
  package var asHimself: Actor { staff.map { .staff($0.asHimself) } ?? self }

  /// In whose right a duty is held at a place: nil stands for one's own, and comes first.
  package func capacities(
    for duty: Duty, in organisation: Identifier<Organisation>, column: Identifier<ColumnRow>?
  ) -> [Principal?] {
    guard let staff else { return [] }
    let held = staff.grants.filter { $0.covers(duty, organisation, column) }.map(\.principal)
    let lenders = Set(held.compactMap(\.self)).sorted { $0.account < $1.account }
    return (held.contains(nil) ? [nil] : []) + lenders.map(Optional.some)
  }
}

import Kernel
import Store

/// Who holds a duty at a place (职责持有人): whom an item of that organisation and column concerns.
extension Account {
  /// Active accounts that were given any of the duties there, by name.
  package static func holding(
    _ duties: Set<Duty>, in organisation: Identifier<Organisation>, column: Identifier<ColumnRow>, _ reader: some Reader
  ) throws -> [Account] {
    try reader.all(
      """
      WITH RECURSIVE above (id) AS (
        SELECT id FROM organisation WHERE id = \(organisation)
        UNION ALL
        SELECT organisation.parent FROM organisation JOIN above ON organisation.id = above.id
        WHERE organisation.parent IS NOT NULL
      )
      SELECT \(columns) FROM account
      WHERE account.is_active = 1 AND account.id IN (
        SELECT duty_grant.account FROM duty_grant
        WHERE duty_grant.duty IN \(list: duties.sorted { $0.rawValue < $1.rawValue })
          AND duty_grant.organisation IN (SELECT id FROM above)
          AND (duty_grant.column_id IS NULL OR duty_grant.column_id = \(column)))
      ORDER BY account.organisation, account.name
      """, Account.init)
  }
}

extension Account {
  /// The same for what belongs to no column: only rights that are not limited to one count.
  package static func holding(
    _ duties: Set<Duty>, in organisation: Identifier<Organisation>, _ reader: some Reader
  ) throws -> [Account] {
    // No column has this number, so that only grants without a column match.
    try holding(duties, in: organisation, column: Identifier(0), reader)
  }
}

extension SignedIn {
  /// The same person, holding these rights of others besides his own.
  package func with(_ lent: [Grant]) -> SignedIn {
    if lent.isEmpty { return self }
    return SignedIn(
      session: session, staff: staff.with(staff.grants + lent), csrfSecret: csrfSecret,
      mustChangePassword: mustChangePassword, hasSecondFactor: hasSecondFactor, needsTouch: needsTouch, endsAt: endsAt)
  }
}

/// Who is acting (行为人). Every write names one; there is no ambient "current user".
package enum Actor: Hashable, Sendable {
  case visitor
  case staff(Staff)
  /// The program itself, such as `import` or `jobs`. It may do everything; its name stands in the journal.
  case program(String)

  /// As the journal writes it.
  package var name: String {
    switch self {
    case .visitor: "visitor"
    case .staff(let staff): "staff:\(staff.account):\(staff.name)"
    case .program(let name): "program:\(name)"
    }
  }

  package var staff: Staff? {
    if case .staff(let staff) = self { staff } else { nil }
  }

  package func may(
    _ duty: Duty, in organisation: Identifier<Organisation>, column: Identifier<ColumnRow>? = nil
  ) -> Bool {
    switch self {
    case .visitor: false
    case .staff(let staff): staff.grants.contains { $0.covers(duty, organisation, column) }
    case .program: true
    }
  }

  /// Throws `forbidden` unless the duty is held there.
  package func require(
    _ duty: Duty, in organisation: Identifier<Organisation>, column: Identifier<ColumnRow>? = nil
  ) throws {
    guard may(duty, in: organisation, column: column) else {
      throw Fault.forbidden("您没有这个单位或栏目的“\(duty.chinese)”权限，请联系系统管理员。")
    }
  }
}

/// A staff member at work (工作人员): an account with what it may do, resolved when the request came in.
package struct Staff: Hashable, Sendable {
  package let account: Identifier<AccountRow>
  /// The sign-in name, unique in the installation.
  package let name: String
  /// The name colleagues see.
  package let displayName: String
  /// The organisation the account belongs to.
  package let organisation: Identifier<Organisation>
  package let grants: [Grant]

  package init(
    account: Identifier<AccountRow>, name: String, displayName: String,
    organisation: Identifier<Organisation>, grants: [Grant]
  ) {
    self.account = account
    self.name = name
    self.displayName = displayName
    self.organisation = organisation
    self.grants = grants
  }

  package func holds(_ duty: Duty) -> Bool { grants.contains { $0.duty == duty } }
}

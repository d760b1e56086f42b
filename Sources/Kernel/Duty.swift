/// What a staff member may be charged with (职责). Roles are presets of duties; a grant says where each holds.
package enum Duty: String, CaseIterable, Sendable, Codable {
  /// 经办: writes, imports, submits, withdraws.
  case draft
  /// 初审.
  case firstReview
  /// 复审.
  case secondReview
  /// 签发: the last approval, which releases.
  case issue
  /// 村级经办: writes for one village.
  case villageDraft
  /// 窗口值班.
  case window
  /// 答复经办: applications, orders of the hotline, consultations, concerns.
  case casework
  /// 公开机构负责人: consents to extensions and signs replies (条例 第三十三条).
  case caseApproval
  /// 值班员: the 24-hour line.
  case dutyLine
  /// 检查员.
  case inspect
  /// 系统管理员: organisations, columns, accounts.
  case systemAdministration
  /// 安全管理员: unlocks, rights, settings of security.
  case securityAdministration
  /// 审计管理员: reads the journal; changes nothing.
  case auditAdministration

  /// The office's word for it.
  package var chinese: String {
    switch self {
    case .draft: "经办"
    case .firstReview: "初审"
    case .secondReview: "复审"
    case .issue: "签发"
    case .villageDraft: "村级经办"
    case .window: "窗口值班"
    case .casework: "答复经办"
    case .caseApproval: "公开机构负责人"
    case .dutyLine: "值班员"
    case .inspect: "检查员"
    case .systemAdministration: "系统管理员"
    case .securityAdministration: "安全管理员"
    case .auditAdministration: "审计管理员"
    }
  }
}

/// A duty with its scope: the organisations it holds in, and the columns if it is limited to some.
package struct Grant: Hashable, Sendable {
  package let duty: Duty
  /// The organisation granted and everything below it, resolved at sign-in.
  package let organisations: Set<Identifier<Organisation>>
  /// Nil means every column.
  package let columns: Set<Identifier<ColumnRow>>?
  /// Whose right it is, when one only stands in for him; nil for one's own.
  package let principal: Principal?

  package init(
    _ duty: Duty, in organisations: Set<Identifier<Organisation>>, columns: Set<Identifier<ColumnRow>>? = nil,
    for principal: Principal? = nil
  ) {
    self.duty = duty
    self.organisations = organisations
    self.columns = columns
    self.principal = principal
  }

  package func covers(
    _ duty: Duty, _ organisation: Identifier<Organisation>, _ column: Identifier<ColumnRow>?
  ) -> Bool {
    guard self.duty == duty, organisations.contains(organisation) else { return false }
    guard let columns else { return true }
    return column.map(columns.contains) ?? true
  }
}

import Kernel
import Store

/// Every threshold of security (安全策略), as in force on a day. GB/T 22239-2019 names the controls; the figures
/// are dated settings with their source, first set by migration 0002, and no figure stands anywhere else.
package struct SecurityRules: Hashable, Sendable {
  /// One threshold. The raw value is the setting's name.
  package enum Rule: String, CaseIterable, Sendable {
    case passwordLength = "security.password.length"
    case passwordClasses = "security.password.classes"
    case passwordDays = "security.password.days"
    case passwordHistory = "security.password.history"
    case passwordCost = "security.password.cost"
    case failures = "security.signin.failures"
    case lockMinutes = "security.signin.lockminutes"
    case codeMinutes = "security.signin.codeminutes"
    case idleMinutes = "security.session.idleminutes"
    case sessionHours = "security.session.hours"
    case adminSecondFactor = "accounts.adminSecondFactor"

    /// As the settings page words it.
    package var chinese: String {
      switch self {
      case .passwordLength: "口令最短长度（位）"
      case .passwordClasses: "口令至少包含的字符种类（大写、小写、数字、符号）"
      case .passwordDays: "口令有效期（天）"
      case .passwordHistory: "不得重复最近用过的口令（次）"
      case .passwordCost: "口令散列强度（scrypt 的 N 取 2 的几次方）"
      case .failures: "连续登录失败几次锁定"
      case .lockMinutes: "锁定时间（分钟）"
      case .codeMinutes: "等待动态口令的时间（分钟）"
      case .idleMinutes: "无操作自动退出（分钟）"
      case .sessionHours: "一次登录最长有效（小时）"
      case .adminSecondFactor: "系统管理员和安全管理员必须启用动态口令（1 必须，0 不要求）"
      }
    }

    /// What a person may set: never laxer than an assessor would pass.
    package var bounds: ClosedRange<Int> {
      switch self {
      case .passwordLength: 8...64
      case .passwordClasses: 3...4
      case .passwordDays: 1...180
      case .passwordHistory: 1...24
      case .passwordCost: 14...18
      case .failures: 3...10
      case .lockMinutes: 5...1440
      case .codeMinutes: 1...15
      case .idleMinutes: 5...30
      case .sessionHours: 1...24
      case .adminSecondFactor: 0...1
      }
    }
  }

  /// A rule that nobody set, or whose value is no number: for operators.
  package struct Unreadable: Error, Equatable { package let name: String }

  private let values: [Rule: Int]

  package subscript(rule: Rule) -> Int { values[rule] ?? rule.bounds.lowerBound }

  /// All of them in one query. They hold for the whole installation.
  package static func current(on day: Day, _ reader: some Reader) throws -> SecurityRules {
    let rows = try reader.all(
      """
      SELECT name, value FROM setting
      WHERE name IN \(list: Rule.allCases.map(\.rawValue)) AND organisation IS NULL AND valid_from <= \(day)
      ORDER BY valid_from
      """)
    var values: [Rule: Int] = [:]
    for row in rows {
      let name: String = try row["name"], text: String = try row["value"]
      guard let rule = Rule(rawValue: name), let number = Int(text) else { throw Unreadable(name: name) }
      values[rule] = number
    }
    if let missing = Rule.allCases.first(where: { values[$0] == nil }) { throw Unreadable(name: missing.rawValue) }
    return SecurityRules(values: values)
  }

  /// Sets one from `day` on: the security administrator of every district there is.
  package static func set(
    _ rule: Rule, to value: Int, from day: Day, source: String, _ tx: Transaction
  ) throws {
    for district in try Organisation.districts(tx) {
      try tx.actor.require(.securityAdministration, in: district.id)
    }
    guard tx.actor != .visitor else { throw Fault.forbidden }
    var issues: [Issue] = []
    if !rule.bounds.contains(value) {
      issues.append(
        Issue("value", "“\(rule.chinese)”应在 \(rule.bounds.lowerBound) 至 \(rule.bounds.upperBound) 之间，请修改。"))
    }
    if day < tx.today { issues.append(Issue("from", "生效日期不能早于今天，请修改。")) }
    if source.isEmpty { issues.append(Issue("source", "请写明修改的依据。")) }
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    try Setting.set(rule.rawValue, to: String(value), for: nil, from: day, source: source, tx)
  }
}

import Accounts
import Kernel
import Store

/// One setting as somebody typed it (设置修改): its value, the day it holds from, and on what ground.
struct SettingChange: Sendable {
  let key: String
  let value: String
  let validFrom: String
  let source: String

  init(_ key: String, _ form: Form) {
    self.key = key
    (value, validFrom, source) = (form.line("value"), form.line("validFrom"), form.line("source"))
  }

  /// Rules of security go by their own verb; everything else is a town's or district's, by its system administrator.
  func make(for place: Organisation?, _ tx: Transaction) throws {
    if let rule = SecurityRules.Rule(rawValue: key) {
      guard let day = Day(validFrom) else { throw Fault.invalid([Self.noDay]) }
      guard let number = Int(value) else { throw Fault.invalid("value", "“\(rule.chinese)”应填整数，请修改。") }
      return try SecurityRules.set(rule, to: number, from: day, source: source, tx)
    }
    guard let entry = SettingCatalogue.find(key) else { throw Fault.notFound }
    guard let place else { throw Fault.forbidden("这项设置由系统管理员修改，请联系系统管理员。") }
    try tx.actor.require(.systemAdministration, in: place.id)
    let issues = issues(entry)
    guard issues.isEmpty, let day = Day(validFrom) else { throw Fault.invalid(issues) }
    try Setting.set(key, to: value, for: place.id, from: day, source: source, tx)
  }

  func wrong(_ issues: [Issue]) -> SettingsPage.Wrong {
    SettingsPage.Wrong(
      key: key, issues: issues.map { $0.field == "from" ? Issue("validFrom", $0.sentence) : $0 }, value: value,
      validFrom: validFrom, source: source)
  }

  private static let noDay = Issue("validFrom", "请填写从哪一天起用，例如 2026-03-09。")

  private func issues(_ entry: SettingCatalogue.Entry) -> [Issue] {
    var issues: [Issue] = []
    if value.unicodeScalars.count > 2000 { issues.append(Issue("value", "内容太长，请缩短到 2000 字以内。")) }
    if !value.isEmpty, let sentence = entry.problem(value) { issues.append(Issue("value", sentence)) }
    if Day(validFrom) == nil { issues.append(Self.noDay) }
    if source.isEmpty { issues.append(Issue("source", "请写明依据或来源，例如哪一份通知。")) }
    if source.unicodeScalars.count > 200 { issues.append(Issue("source", "依据太长，请缩短到 200 字以内。")) }
    return issues
  }
}

/// Whose settings are meant (设置所属单位): a town or district in which one is system administrator.
struct SettingPlace: Sendable {
  /// Nil for who administers security alone.
  let organisation: Organisation?
  let choices: [Organisation]

  /// The one that was asked for, or else one's own.
  static func find(_ asked: Int64?, _ staff: Staff, _ reader: some Reader) throws -> SettingPlace {
    let choices = try OfficeTree.fetch(reader).places(of: staff, .systemAdministration)
      .filter { $0.kind == .town || $0.kind == .district }
    guard let asked else {
      return SettingPlace(
        organisation: choices.first { $0.id == staff.organisation } ?? choices.first, choices: choices)
    }
    guard let found = choices.first(where: { $0.id.value == asked }) else { throw Fault.notFound }
    return SettingPlace(organisation: found, choices: choices)
  }
}

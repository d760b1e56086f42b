import Kernel
import Store

/// The thresholds in force for a town (巡检口径): dated settings, by the chosen profile.
package struct PatrolRules: Sendable {
  /// 国家 or 区县加严.
  package enum Profile: String, CaseIterable, Sendable {
    case national, strict
    package var chinese: String { self == .national ? "国家口径" : "区县加严" }
  }

  package let town: Identifier<Organisation>
  package let day: Day
  package let profile: Profile
  package let calendar: WorkCalendar
  let values: [String: String]

  package static func fetch(
    _ town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> PatrolRules {
    let values = try Setting.all(for: town, on: day, reader)
    return PatrolRules(
      town: town, day: day, profile: values["patrol.profile"].flatMap(Profile.init) ?? .national,
      calendar: try WorkCalendar.inForce(on: day, reader), values: values)
  }

  /// The setting that a threshold is read from under the profile.
  package func name(of key: String) -> String {
    let strict = "patrol.strict." + key
    return profile == .strict && values[strict] != nil ? strict : "patrol." + key
  }

  func number(_ key: String, _ usual: Int) -> Int { values[name(of: key)].flatMap(Int.init) ?? usual }
  func words(_ key: String, by mark: Character = ",") -> [String] {
    (values[name(of: key)] ?? "").split(separator: mark).map { String($0).trimmed }.filter { !$0.isEmpty }
  }
  package var spells: Bool { values["patrol.spelling"] == "yes" }

  /// How many days a column may stand: its own period, else that of its kind; under the stricter profile the shorter.
  package func period(of column: Column) -> Int? {
    let usual = column.periodDays ?? values["publishing.period.\(column.kind.rawValue)"].flatMap(Int.init)
    guard profile == .strict, let strict = values["patrol.strict.period.\(column.kind.rawValue)"].flatMap(Int.init)
    else { return usual }
    return min(usual ?? strict, strict)
  }

  /// By when it is to be repaired: working days from its finding.
  func due(_ check: PatrolCheck) -> Day {
    let usual: [PatrolCheck.Grade: Int] = [.grave: 1, .fault: 5, .hint: 20]
    let days = number("days.\(check.grade.rawValue)", usual[check.grade] ?? 5)
    return calendar.adding(days, to: day).due
  }
}

import Foundation
import Kernel
import Store

/// Who is on the line (值班表): the officer and the leader of a shift.
package struct DutyShift: Equatable, Sendable {
  /// 白班 from 8:00, 夜班 from 18:00 until 8:00 of the next day.
  package enum Part: String, CaseIterable, Sendable, Storable {
    case day, night

    package var chinese: String { self == .day ? "白班" : "夜班" }
  }

  package let day: Day
  package let part: Part
  package let officer: Identifier<AccountRow>
  package let leader: Identifier<AccountRow>?

  init(_ row: Row) throws {
    (day, part, officer, leader) = (try row["day"], try row["part"], try row["officer"], try row["leader"])
  }

  /// The shift that an instant falls in. The hours of the night before eight belong to yesterday's night.
  package static func part(at now: Date) -> (day: Day, part: Part) {
    let day = Day(at: now)
    let hour = Int(now.timeIntervalSince(day.start) / 3600)
    if hour < 8 { return (day + -1, .night) }
    return (day, hour < 18 ? .day : .night)
  }

  package static func now(_ town: Identifier<Organisation>, at now: Date, _ reader: some Reader) throws -> DutyShift? {
    let (day, part) = part(at: now)
    return try reader.first(
      "SELECT * FROM duty_shift WHERE town = \(town) AND day = \(day) AND part = \(part)", DutyShift.init)
  }

  package static func list(
    _ town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> [DutyShift] {
    try reader.all(
      "SELECT * FROM duty_shift WHERE town = \(town) AND day BETWEEN \(first) AND \(last) ORDER BY day, part", DutyShift.init)
  }

  /// Sets who is on from a day to a day (排班). What was set before for these days gives way.
  package static func arrange(
    _ town: Identifier<Organisation>, from first: Day, through last: Day, _ parts: [Part],
    officer: Identifier<AccountRow>, leader: Identifier<AccountRow>?, _ tx: Transaction
  ) throws {
    guard tx.actor.may(.dutyLine, in: town) || tx.actor.may(.caseApproval, in: town) else { throw Fault.forbidden }
    guard first <= last else { throw Fault.invalid("last", "结束日期早于开始日期，请修改。") }
    guard last.ordinal - first.ordinal < 62 else { throw Fault.invalid("last", "一次最多排两个月，请缩短。") }
    guard first >= tx.today else { throw Fault.invalid("first", "只能排今天和以后的班。") }
    guard !parts.isEmpty else { throw Fault.invalid("parts", "请选择白班、夜班，或者都选。") }
    for ordinal in first.ordinal...last.ordinal {
      for part in parts {
        try tx.run(
          """
          INSERT INTO duty_shift (town, day, part, officer, leader)
          VALUES (\(town), \(Day(ordinal: ordinal)), \(part), \(officer), \(leader))
          ON CONFLICT (town, day, part) DO UPDATE SET officer = excluded.officer, leader = excluded.leader
          """)
      }
    }
    try tx.record("dutyShift.arranged", of: "organisation:\(town)", in: town, "\(first) 至 \(last)，\(parts.map(\.chinese).joined(separator: "、"))")
  }
}

/// A handover (交接班): the open matters go from one officer to the next.
package struct DutyHandover: Equatable, Sendable {
  package typealias ID = Identifier<DutyHandover>

  package let id: ID
  package let at: Date
  package let giver: Identifier<AccountRow>
  package let taker: Identifier<AccountRow>
  /// One line each, as they were told.
  package let matters: [String]
  package let note: String
  package let takenAt: Date?

  init(_ row: Row) throws {
    (id, at, giver, taker) = (try row["id"], try row["at"], try row["giver"], try row["taker"])
    matters = try (row["matters"] as String).split(separator: "\n").map(String.init)
    (note, takenAt) = (try row["note"], try row["taken_at"])
  }

  package static func latest(_ town: Identifier<Organisation>, limit: Int = 5, _ reader: some Reader)
    throws -> [DutyHandover] {
    try reader.all(
      "SELECT * FROM duty_handover WHERE town = \(town) ORDER BY id DESC LIMIT \(limit)", DutyHandover.init)
  }

  /// Hands over (交班): every open matter goes with it.
  @discardableResult
  package static func give(
    in town: Identifier<Organisation>, to taker: Identifier<AccountRow>, note: String, _ tx: Transaction
  ) throws -> ID {
    try tx.actor.require(.dutyLine, in: town)
    guard let giver = tx.actor.staff?.account else { throw Fault.forbidden }
    guard giver != taker else { throw Fault.invalid("taker", "接班的人是您自己，请选下一班的值班员。") }
    guard note.count <= 1000 else { throw Fault.invalid("note", "交班说明最多 1000 个字，请删减。") }
    let matters = try DutyCall.open(town, tx).map { "\($0.number) \($0.matter.prefix(80))" }.map { $0.replacing("\n", with: " ") }
    let id: ID = try tx.insert(
      """
      INSERT INTO duty_handover (town, at, giver, taker, matters, note)
      VALUES (\(town), \(tx.now), \(giver), \(taker), \(matters.joined(separator: "\n")), \(note.trimmed)) RETURNING id
      """)
    try tx.record("dutyHandover.given", of: "dutyHandover:\(id)", in: town, "未办完 \(matters.count) 件")
    return id
  }

  /// Takes over (接班).
  package static func take(_ id: ID, _ tx: Transaction) throws {
    let row = try tx.first("SELECT town, taker, taken_at FROM duty_handover WHERE id = \(id)")
    guard let row, tx.actor.may(.dutyLine, in: try row["town"]) else { throw Fault.notFound }
    guard try row["taker"] == tx.actor.staff?.account else { throw Fault.forbidden("这一班交给了别的值班员，请由他接班。") }
    let taken: Date? = try row["taken_at"]
    guard taken == nil else { throw Fault.conflict("已经接过班了。") }
    try tx.run("UPDATE duty_handover SET taken_at = \(tx.now) WHERE id = \(id)")
    try tx.record("dutyHandover.taken", of: "dutyHandover:\(id)", in: try row["town"])
  }
}

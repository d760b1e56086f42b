import Foundation
import Jobs
import Kernel
import Store

/// One walk of the patrol (一次巡检): who ordered it, when, and what came of it.
package struct PatrolRun: Equatable, Sendable {
  package typealias ID = Identifier<PatrolRun>

  package let id: ID
  package let town: Identifier<Organisation>
  package let job: Int64?
  package let orderedBy: String
  package let startedAt: Date
  package let endedAt: Date?
  package let outcome: Patrol.Outcome

  init(_ row: Row) throws {
    (id, town, job) = (try row["id"], try row["town"], try row["job"])
    (orderedBy, startedAt, endedAt) = (try row["ordered_by"], try row["started_at"], try row["ended_at"])
    outcome = Patrol.Outcome(
      items: try row["items"], texts: try row["texts"], addresses: try row["addresses"], opened: try row["opened"],
      reopened: try row["reopened"], closed: try row["closed"], note: try row["note"])
  }

  /// The latest first.
  package static func list(in town: Identifier<Organisation>, _ reader: some Reader) throws -> [PatrolRun] {
    try reader.all("\(query(town)) LIMIT 10", PatrolRun.init)
  }

  static func query(_ town: Identifier<Organisation>) -> SQL {
    "SELECT * FROM patrol_run WHERE town = \(town) ORDER BY id DESC"
  }

  static func find(_ id: ID, _ reader: some Reader) throws -> PatrolRun {
    try PatrolRun(try reader.only("SELECT * FROM patrol_run WHERE id = \(id)"))
  }

  static func end(_ id: ID, _ outcome: Patrol.Outcome, _ tx: Transaction) throws {
    try tx.run(
      """
      UPDATE patrol_run SET ended_at = \(tx.now), items = \(outcome.items), texts = \(outcome.texts),
        addresses = \(outcome.addresses), opened = \(outcome.opened), reopened = \(outcome.reopened),
        closed = \(outcome.closed), note = \(outcome.note)
      WHERE id = \(id)
      """)
  }

  /// Orders one now (立即巡检). One that is waiting or running is enough.
  package static func order(in town: Identifier<Organisation>, _ tx: Transaction) throws -> Int64 {
    let duties: [Duty] = [.draft, .firstReview, .secondReview, .issue, .inspect]
    guard duties.contains(where: { tx.actor.may($0, in: town) }) else {
      throw Fault.forbidden("您没有这个乡镇的经办、审核或者检查权限，不能下达巡检。")
    }
    let running: Int64? = try tx.value(
      """
      SELECT patrol_run.job FROM patrol_run JOIN job ON job.id = patrol_run.job
      WHERE patrol_run.town = \(town) AND patrol_run.ended_at IS NULL AND job.state IN ('waiting', 'running')
      ORDER BY patrol_run.id DESC LIMIT 1
      """)
    if let running { return running }
    let id: ID = try tx.insert(
      """
      INSERT INTO patrol_run (town, ordered_by, started_at) VALUES (\(town), \(tx.actor.name), \(tx.now)) RETURNING id
      """)
    let job = try PatrolJob(town: town.value, run: id.value).enqueue(tx, in: town).value
    try tx.run("UPDATE patrol_run SET job = \(job) WHERE id = \(id)")
    try tx.record("patrol.ordered", of: "patrol:\(id)", in: town, "巡检 \(id)")
    return job
  }

  /// Towns whose hour has come and that had no walk since (每日巡检).
  package static func due(at now: Date, _ reader: some Reader) throws -> [Identifier<Organisation>] {
    let today = Day(at: now)
    let hour = Int(now.timeIntervalSince(today.start) / 3600)
    let towns: [Identifier<Organisation>] = try reader.all(
      "SELECT id FROM organisation WHERE kind = 'town' ORDER BY id") { try $0["id"] }
    return try towns.filter { town in
      let wanted = try Setting.number("patrol.hour", for: town, on: today, within: 0...23, reader) ?? 2
      let last: Date? = try reader.value(
        "SELECT started_at FROM patrol_run WHERE town = \(town) ORDER BY id DESC LIMIT 1")
      guard hour >= wanted, last.map({ Day(at: $0) < today }) ?? true else { return false }
      return try reader.count("SELECT count(*) FROM live_item WHERE town = \(town)") > 0
    }
  }
}

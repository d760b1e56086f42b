import Foundation
import Kernel
import Store

/// A post of the window with its two holders (AB岗): when A is away B stands in with full duty, and both may not be away.
package struct WindowPost: Equatable, Sendable {
  package typealias ID = Identifier<WindowPost>

  package let id: ID
  package let town: Identifier<Organisation>
  package let name: String
  package let a: Identifier<AccountRow>
  package let b: Identifier<AccountRow>
  package let isOpen: Bool

  init(_ row: Row) throws {
    (id, town, name) = (try row["id"], try row["town"], try row["name"])
    (a, b, isOpen) = (try row["holder_a"], try row["holder_b"], try row["is_open"])
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> WindowPost {
    guard let post = try reader.first("SELECT * FROM window_post WHERE id = \(id)", WindowPost.init) else { throw Fault.notFound }
    return post
  }

  package static func list(_ town: Identifier<Organisation>, _ reader: some Reader) throws -> [WindowPost] {
    try reader.all("SELECT * FROM window_post WHERE town = \(town) AND is_open = 1 ORDER BY id", WindowPost.init)
  }

  /// Sets a post up (设岗), or names its holders anew.
  @discardableResult
  package static func keep(
    _ id: ID?, in town: Identifier<Organisation>, name: String, a: Identifier<AccountRow>, b: Identifier<AccountRow>,
    _ tx: Transaction
  ) throws -> ID {
    try tx.actor.require(.caseApproval, in: town)
    let name = try Ticket.said(name, "name", "请写岗位名称，例如“社会保障窗口”。", limit: 60)
    guard a != b else { throw Fault.invalid("b", "A 岗和 B 岗不能是同一个人，请另选一人。") }
    if let id {
      guard try find(id, tx).town == town else { throw Fault.notFound }
      try tx.run("UPDATE window_post SET name = \(name), holder_a = \(a), holder_b = \(b) WHERE id = \(id)")
      try tx.record("windowPost.kept", of: "windowPost:\(id)", in: town, name)
      return id
    }
    let made: ID = try tx.insert(
      "INSERT INTO window_post (town, name, holder_a, holder_b) VALUES (\(town), \(name), \(a), \(b)) RETURNING id")
    try tx.record("windowPost.kept", of: "windowPost:\(made)", in: town, name)
    return made
  }
}

/// A holder is away (离岗): how long, why, and what he hands over to the other.
package struct WindowAbsence: Equatable, Sendable {
  /// Which of the two.
  package enum Who: String, CaseIterable, Sendable, Storable { case a, b }

  package let id: Identifier<WindowAbsence>
  package let post: WindowPost.ID
  package let who: Who
  package let first: Day
  package let last: Day
  package let reason: String
  package let handover: String

  init(_ row: Row) throws {
    (id, post, who) = (try row["id"], try row["post"], try row["who"])
    (first, last) = (try row["first_day"], try row["last_day"])
    (reason, handover) = (try row["reason"], try row["handover"])
  }

  /// Notes an absence (登记离岗). Returns the days on which now neither is there: they are red, and the leader must know.
  package static func note(
    _ id: WindowPost.ID, _ who: Who, from first: Day, through last: Day, reason: String, handover: String,
    _ tx: Transaction
  ) throws -> [Day] {
    let post = try WindowPost.find(id, tx)
    let holder = who == .a ? post.a : post.b
    guard tx.actor.may(.caseApproval, in: post.town) || tx.actor.staff?.account == holder
      && tx.actor.may(.window, in: post.town)
    else { throw Fault.forbidden("离岗由本人或公开机构负责人登记。") }
    guard first <= last, last.ordinal - first.ordinal < 366 else { throw Fault.invalid("last", "结束日期要在开始日期以后、一年以内，请修改。") }
    let reason = try Ticket.said(reason, "reason", "请写离岗原因：下村、开会、出差、休假……", limit: 200)
    let handover = try Ticket.said(handover, "handover", "请写交给\(who == .a ? "B" : "A")岗的事：手头有哪些没有办完的、材料在哪里。没有也请写“无”。", limit: 1000)
    try tx.run(
      """
      INSERT INTO window_absence (post, who, first_day, last_day, reason, handover, actor, at)
      VALUES (\(id), \(who), \(first), \(last), \(reason), \(handover), \(tx.actor.name), \(tx.now))
      """)
    try tx.record("windowAbsence.noted", of: "windowPost:\(id)", in: post.town, "\(post.name)，\(who.rawValue.uppercased())岗 \(first) 至 \(last)")
    return try WindowRoster.fetch(post.town, from: first, through: last,
      tx).slots.filter { $0.post.id == id && $0.isEmpty }.map(\.day)
  }
}

/// Who stands at which post on which day (岗位值守表). A slot without either is red.
package struct WindowRoster: Equatable, Sendable {
  package let slots: [Slot]

  /// A post on a working day (岗位值守).
  package struct Slot: Equatable, Sendable {
    package let post: WindowPost
    package let day: Day
    package let away: [WindowAbsence]

    package var hasA: Bool { !away.contains { $0.who == .a } }
    package var hasB: Bool { !away.contains { $0.who == .b } }
    package var isEmpty: Bool { !hasA && !hasB }
    /// Who answers for it that day.
    package var holder: Identifier<AccountRow>? { hasA ? post.a : hasB ? post.b : nil }
  }

  /// Working days alone: on others the window is closed.
  package static func fetch(
    _ town: Identifier<Organisation>, from first: Day, through last: Day, _ reader: some Reader
  ) throws -> WindowRoster {
    let posts = try WindowPost.list(town, reader)
    let away = try reader.all(
      """
      SELECT window_absence.* FROM window_absence JOIN window_post ON window_post.id = window_absence.post
      WHERE window_post.town = \(town) AND window_absence.last_day >= \(first) AND window_absence.first_day <= \(last)
        AND window_absence.ended_at IS NULL
      ORDER BY window_absence.id
      """, WindowAbsence.init)
    let calendar = try WorkCalendar.inForce(on: first, reader)
    let days = (first.ordinal...max(first.ordinal, last.ordinal)).map { Day(ordinal: $0) }.filter(calendar.isWorkday)
    return WindowRoster(
      slots: days.flatMap { day in
        posts.map { post in
          Slot(post: post, day: day, away: away.filter { $0.post == post.id && $0.first <= day && day <= $0.last })
        }
      })
  }
}

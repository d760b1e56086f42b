import Foundation
import Kernel
import Store

/// An emergency notice (紧急通知): a few words at the top of every public page of a town, or of all towns of a
/// district, from one moment to another. It ends by itself.
package struct EmergencyNotice: Equatable, Sendable {
  package typealias ID = Identifier<EmergencyNotice>

  package let id: ID
  package let organisation: Identifier<Organisation>
  package let level: Level
  package let text: String
  package let startsAt: Date
  package let endsAt: Date
  package let postedBy: String
  package let postedAt: Date
  package let takenBack: TakenBack?
  /// The public item it leads to; nil once that is no longer public.
  package let target: Target?

  /// 提示、警示、紧急.
  package enum Level: String, CaseIterable, Sendable, Storable {
    case hint, warning, urgent

    package var chinese: String {
      switch self {
      case .hint: "提示"
      case .warning: "警示"
      case .urgent: "紧急"
      }
    }
  }

  package struct TakenBack: Equatable, Sendable {
    package let at: Date
    package let by: String
    package let reason: String
  }

  package struct Target: Equatable, Sendable {
    package let town: String
    package let column: String
    package let number: Int
  }

  package func isShown(at now: Date) -> Bool { takenBack == nil && startsAt <= now && now < endsAt }

  /// The next moment at which pages with these notices look different.
  package static func nextChange(_ notices: [EmergencyNotice], after now: Date) -> Date? {
    notices.flatMap { [$0.startsAt, $0.endsAt] }.filter { $0 > now }.min()
  }

  init(_ row: Row) throws {
    id = try row["id"]
    organisation = try row["organisation"]
    level = try row["level"]
    text = try row["text"]
    startsAt = try row["starts_at"]
    endsAt = try row["ends_at"]
    postedBy = try row["actor"]
    postedAt = try row["posted_at"]
    if let at: Date = try row["taken_back_at"] {
      takenBack = TakenBack(at: at, by: try row["taken_back_by"], reason: try row["taken_back_reason"])
    } else {
      takenBack = nil
    }
    target = try (row["number"] as Int?).map {
      Target(town: try row["town_slug"], column: try row["column_slug"], number: $0)
    }
  }

  /// What stands or will stand on the pages of a place: its own notices and those of all above it, the gravest
  /// first, then the newest.
  package static func standing(
    for place: Identifier<Organisation>, at now: Date, _ reader: some Reader
  ) throws -> [EmergencyNotice] {
    var places = [place]
    while let last = places.last,
      let above: Identifier<Organisation> = try reader.value("SELECT parent FROM organisation WHERE id = \(last)")
    { places.append(above) }
    let found = try places.flatMap { try reader.all(standingQuery($0, now), EmergencyNotice.init) }
    let gravity = Level.allCases
    return found.sorted {
      let (a, b) = (gravity.firstIndex(of: $0.level) ?? 0, gravity.firstIndex(of: $1.level) ?? 0)
      return a == b ? $0.id > $1.id : a > b
    }
  }

  static func standingQuery(_ place: Identifier<Organisation>, _ now: Date) -> SQL {
    """
    SELECT \(columns) FROM emergency_notice \(target)
    WHERE emergency_notice.organisation = \(place) AND emergency_notice.taken_back_at IS NULL
      AND emergency_notice.ends_at > \(now)
    ORDER BY emergency_notice.ends_at
    """
  }

  /// Every notice there ever was in these places, newest first.
  package static func history(
    in places: [Identifier<Organisation>], limit: Int = 50, _ reader: some Reader
  ) throws -> [EmergencyNotice] {
    try reader.all(
      """
      SELECT \(columns) FROM emergency_notice \(target)
      WHERE emergency_notice.organisation IN \(list: places) ORDER BY emergency_notice.id DESC LIMIT \(limit)
      """, EmergencyNotice.init)
  }

  private static let columns: SQL = """
    emergency_notice.*, live_item.number, town.slug AS town_slug, site_column.slug AS column_slug
    """
  private static let target: SQL = """
    LEFT JOIN live_item ON live_item.item = emergency_notice.item
    LEFT JOIN organisation AS town ON town.id = live_item.town
    LEFT JOIN site_column ON site_column.id = live_item.column_id
    """
}

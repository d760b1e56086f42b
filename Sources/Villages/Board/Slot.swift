import Foundation
import Kernel
import Store

/// One sheet that one village is expected to post for one term (应公开期次). Its state is computed by the day; nothing
/// needs to run at midnight for it to be right.
package struct Slot: Equatable, Sendable {
  package typealias ID = Identifier<Slot>

  package let id: ID
  package let village: Identifier<Organisation>
  package let rule: SheetRule.ID
  /// Of the rule: the catalogue's line, its name, where it hangs.
  package let item: String
  package let name: String
  package let section: BoardSection
  package let fund: String
  package let term: SheetTerm
  package let dueOn: Day
  /// What happened, for what is posted at once.
  package let occasion: String
  package let posted: Posted?
  /// The posting that is being made for it.
  package let inHand: InHand?

  /// The posting that fills it (已张贴).
  package struct Posted: Equatable, Sendable {
    package let posting: Identifier<Posting>
    /// When it was first put up.
    package let firstOn: Day
    package let latestOn: Day
    package let downOn: Day?
  }

  /// A posting not yet on the wall (办理中).
  package struct InHand: Equatable, Sendable {
    package let posting: Identifier<Posting>
    package let state: PostingState
  }

  /// How it stands (期次状态).
  package enum State: String, CaseIterable, Sendable {
    /// Its day has not passed.
    case due
    /// In time.
    case posted
    /// After its day.
    case late
    /// Its day has passed, and nothing is on the wall.
    case missing
    /// It hangs longer than it may.
    case expired

    package var chinese: String {
      switch self {
      case .due: "待张贴"
      case .posted: "已张贴"
      case .late: "迟贴"
      case .missing: "未张贴"
      case .expired: "该撤未撤"
      }
    }
  }

  package func state(on day: Day) -> State {
    guard let posted, posted.firstOn <= day else { return day <= dueOn ? .due : .missing }
    if posted.downOn == nil, day > posted.latestOn { return .expired }
    return posted.firstOn <= dueOn ? .posted : .late
  }

  /// 2026年3月最低生活保障发放名单.
  package var title: String { occasion.isEmpty ? "\(term.words)\(name)" : "\(name)：\(occasion)" }

  init(_ row: Row) throws {
    (id, village, rule) = (try row["id"], try row["village"], try row["rule"])
    (item, name, section, fund) = (try row["item"], try row["name"], try row["section"], try row["fund"])
    term = SheetTerm(first: try row["first_day"], last: try row["last_day"])
    (dueOn, occasion) = (try row["due_on"], try row["occasion"])
    if let posting: Identifier<Posting> = try row["posting"] {
      posted = Posted(
        posting: posting, firstOn: try row["posted_on"], latestOn: try row["latest_on"], downOn: try row["down_on"])
    } else {
      posted = nil
    }
    inHand = try (row["in_hand"] as Identifier<Posting>?).map { InHand(posting: $0, state: try row["in_hand_state"]) }
  }
}

extension Slot {
  static let selection: SQL =
    """
    SELECT board_slot.*, sheet_rule.item, sheet_rule.name, sheet_rule.section, sheet_rule.fund, posting.latest_on,
      posting.down_on, hand.id AS in_hand, hand.state AS in_hand_state
    FROM board_slot JOIN sheet_rule ON sheet_rule.id = board_slot.rule
    LEFT JOIN posting ON posting.id = board_slot.posting
    LEFT JOIN posting AS hand ON hand.slot = board_slot.id AND hand.state IN ('draft', 'signing', 'ready')
    """

  package static func find(_ id: ID, _ reader: some Reader) throws -> Slot {
    guard let slot = try reader.first("\(selection) WHERE board_slot.id = \(id)", Slot.init) else { throw Fault.notFound }
    return slot
  }

  /// Some by their keys.
  package static func named(_ ids: [ID], _ reader: some Reader) throws -> [ID: Slot] {
    let slots = try reader.all("\(selection) WHERE board_slot.id IN \(list: ids)", Slot.init)
    return Dictionary(slots.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All that falls due in a time, of some villages, by village and day.
  package static func list(
    of villages: [Identifier<Organisation>], due first: Day, through last: Day, _ reader: some Reader
  ) throws -> [Slot] {
    try reader.all(listing(villages, first, last), Slot.init)
  }

  static func listing(_ villages: [Identifier<Organisation>], _ first: Day, _ last: Day) -> SQL {
    """
    \(selection) WHERE board_slot.village IN \(list: villages) AND board_slot.due_on BETWEEN \(first) AND \(last)
      AND board_slot.cancelled_on IS NULL ORDER BY board_slot.village, board_slot.due_on, board_slot.id
    """
  }

  /// What a village has to do (要办的): everything not on the wall that is due by a day, the oldest first.
  package static func open(
    of villages: [Identifier<Organisation>], through last: Day, _ reader: some Reader
  ) throws -> [Slot] {
    try reader.all(opening(villages, last), Slot.init)
  }

  static func opening(_ villages: [Identifier<Organisation>], _ last: Day) -> SQL {
    """
    \(selection) WHERE board_slot.village IN \(list: villages) AND board_slot.due_on <= \(last)
      AND board_slot.posting IS NULL AND board_slot.cancelled_on IS NULL
    ORDER BY board_slot.due_on, board_slot.id LIMIT 200
    """
  }

  /// What hangs longer than it may (该撤未撤), and what comes off within some days.
  package static func hanging(
    of villages: [Identifier<Organisation>], ending last: Day, _ reader: some Reader
  ) throws -> [Slot] {
    try reader.all(
      """
      \(selection) WHERE posting.state = 'up' AND posting.latest_on <= \(last)
        AND board_slot.village IN \(list: villages) ORDER BY posting.latest_on, board_slot.id LIMIT 200
      """, Slot.init)
  }
}

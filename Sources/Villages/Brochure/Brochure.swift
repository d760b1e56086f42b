import Kernel
import Store

/// A printing of a brochure (宣传册批次): one title in one edition. Whether what lies in a village is out of date is known by
/// its batch.
package struct Brochure: Equatable, Sendable {
  package typealias ID = Identifier<Brochure>

  package let id: ID
  package let town: Identifier<Organisation>
  package let details: Details
  /// Called back before its day: from when, and why.
  package let retiredOn: Day?
  package let retiredFor: String
  /// How many were handed out, and how many of these were not taken back.
  package let handedOut: Int
  package let outThere: Int

  /// What stands on it (宣传册信息).
  package struct Details: Equatable, Sendable {
    package var title: String
    /// 2026年第1版.
    package var edition: String
    package var printedOn: Day
    package var copies: Int
    /// The last day on which what it says holds; nil when it has none.
    package var validUntil: Day?

    package init(title: String, edition: String, printedOn: Day, copies: Int, validUntil: Day? = nil) {
      (self.title, self.edition, self.printedOn) = (title.trimmed, edition.trimmed, printedOn)
      (self.copies, self.validUntil) = (copies, validUntil)
    }
  }

  /// Whether it may lie there (宣传册状态).
  package enum State: String, CaseIterable, Sendable {
    case good, ending, expired, retired

    package var chinese: String {
      switch self {
      case .good: "有效"
      case .ending: "快到期"
      case .expired: "已过期"
      case .retired: "已停用"
      }
    }

    /// It must not lie there any more.
    package var isOver: Bool { self == .expired || self == .retired }
  }

  /// So many days before the last one it is told, so that new ones can be printed.
  static let warning = 30

  init(_ row: Row) throws {
    (id, town) = (try row["id"], try row["town"])
    details = Details(
      title: try row["title"], edition: try row["edition"], printedOn: try row["printed_on"], copies: try row["copies"],
      validUntil: try row["valid_until"])
    (retiredOn, retiredFor) = (try row["retired_on"], try row["retired_for"])
    (handedOut, outThere) = (try row["handed_out"], try row["out_there"])
  }

  /// 防汛手册（2026年第1版）.
  package var name: String { "\(details.title)（\(details.edition)）" }

  package func state(on day: Day) -> State {
    if let retiredOn, retiredOn <= day { return .retired }
    guard let last = details.validUntil else { return .good }
    return day > last ? .expired : day + Self.warning >= last ? .ending : .good
  }
}

extension Brochure {
  private static let selection: SQL =
    """
    SELECT brochure.*, COALESCE((
        SELECT SUM(copies) FROM brochure_delivery WHERE brochure_delivery.brochure = brochure.id), 0) AS handed_out,
      COALESCE((
        SELECT SUM(copies) FROM brochure_delivery
        WHERE brochure_delivery.brochure = brochure.id AND cleared_on IS NULL), 0) AS out_there
    FROM brochure
    """

  /// All batches of a town, the newest first.
  package static func list(of town: Identifier<Organisation>, _ reader: some Reader) throws -> [Brochure] {
    try reader.all(
      "\(selection) WHERE brochure.town = \(town) ORDER BY brochure.printed_on DESC, brochure.id DESC LIMIT 500",
      Brochure.init)
  }

  package static func find(_ id: ID, _ reader: some Reader) throws -> Brochure {
    guard let found = try reader.first("\(selection) WHERE brochure.id = \(id)", Brochure.init) else {
      throw Fault.notFound
    }
    return found
  }

  /// What lies in a village, by what was handed out and not taken back.
  package static func lying(in village: Identifier<Organisation>, _ reader: some Reader) throws -> [Brochure] {
    try reader.all(lying(village), Brochure.init)
  }

  static func lying(_ village: Identifier<Organisation>) -> SQL {
    """
    \(selection) WHERE brochure.id IN (
      SELECT brochure FROM brochure_delivery WHERE village = \(village) AND cleared_on IS NULL)
    ORDER BY brochure.printed_on DESC, brochure.id DESC
    """
  }

  /// Whether a village ever got any of it.
  static func reached(_ id: ID, _ village: Identifier<Organisation>, _ reader: some Reader) throws -> Bool {
    try reader.count("SELECT count(*) FROM brochure_delivery WHERE brochure = \(id) AND village = \(village)") > 0
  }
}
